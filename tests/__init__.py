"""Tests: sentences about behaviour, on the real plan, index, model and browser."""
