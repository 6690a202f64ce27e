"""Peers: ours beside what a user would take instead, on the same questions, document and machine, in one run."""
