"""What a page or a mark-up puts into a text, told from the text."""
