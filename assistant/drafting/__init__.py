"""Drafting: one module a kind of answer, all of one signature: an inquiry in, a draft or None (not mine) out."""
