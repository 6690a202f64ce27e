"""HTTP: requests that no client of ours would send, at a server of its own."""
