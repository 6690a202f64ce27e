"""Word: a Word file as the text that is checked, and comments set on a copy of it."""
