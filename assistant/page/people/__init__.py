"""People: the pages to sign in, of one's own account and keys, and of all accounts."""
