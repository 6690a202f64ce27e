"""REST: the JSON routes below /api and their description."""
