"""Logs: one handler for all of the process, as text for a person or a JSON object a line for a machine, without secrets."""
