"""Evaluation of the check of drafts: whole drafts with known errors, made from the documents."""
