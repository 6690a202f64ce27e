"""Librarian: the library of documents as a server shows and changes it."""
