"""Figures: one target with its clauses, every target that a question describes, and the highest and lowest of them."""
