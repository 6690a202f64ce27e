"""Groups: one working group, all of them, and those that a unit belongs to."""
