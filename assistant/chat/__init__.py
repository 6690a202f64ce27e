"""Chat: a language model words what the ledger found. It adds no fact; whatever it does, the ledger's answer stands."""
