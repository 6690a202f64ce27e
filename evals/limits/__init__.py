"""Limits: what each stage of a question takes beside the floor it could reach, and what a reader at a browser waits for."""
