"""The Today page and its cards."""
