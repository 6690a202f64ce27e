"""Tests of chat models: what they say, what is shown of it, and everything that can go wrong with them."""
