"""Drafting: one module a kind of answer, in a folder by what is asked about: an inquiry in, a draft or None (not mine) out.

A folder's ``lists`` answer for all its things at once, its other modules for one.
"""
