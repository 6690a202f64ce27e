"""Premises: what a question brings along besides what it asks: orders to the program, and things it takes for given."""
