"""Hostile: input that means harm, by the thousand: what came of it, counted, and what the counts prove."""
