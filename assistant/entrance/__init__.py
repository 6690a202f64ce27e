"""Entrance: who a request comes from, and whether that person may do what it asks."""
