"""Questions to a library of several documents: each answers as though it were alone, and what they say is told by document."""
