"""Questions to a library of several documents."""
