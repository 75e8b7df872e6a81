"""A damaged journal: what can be put back, and what can still be read."""
