"""Witnesses: whether what a model's sentence states stands in the clauses that it cites; knows nothing of the product's own check."""
