"""Tests of the answering layer: what a question is taken to mean, and what is answered."""
