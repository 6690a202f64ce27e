"""Commands: what ``youju`` does, a module a family; each command calls one thing and prints it."""
