"""The turns before a question: what a fragment that leans on them leaves out, by rules over findings and what was said."""
