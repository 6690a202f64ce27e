"""Models: the same cases without a chat model and with one, side by side."""
