"""Interface: the page that tells programmers of the API, drawn from its description."""
