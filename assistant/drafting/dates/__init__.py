"""Dates: when one thing is due or how often it is done, and everything that is dated or repeated."""
