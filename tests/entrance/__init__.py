"""Tests of the entrance."""
