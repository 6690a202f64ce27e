"""Agreement: whether clauses agree, on one matter or in all, and what several parts say side by side."""
