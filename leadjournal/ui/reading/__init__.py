"""A reflection to read, with its pictures."""
