"""Conversation: fragments, the turns before them, and rewritings."""
