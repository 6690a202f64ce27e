"""Assistant: from a question and its history to an answer that stands on a clause; with the fronts that show it."""
