"""Corpora: hostile texts, read from the packages that publish them or made by rule; none is kept here."""
