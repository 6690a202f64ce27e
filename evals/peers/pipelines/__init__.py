"""Pipelines: each peer as its own documentation sets it up, and ours; each runs in a process of its own (``evals.peers.worker``)."""
