"""API: the assistant for other programs: REST, and links that open a clause; nothing here draws a page."""
