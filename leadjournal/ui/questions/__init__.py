"""The questions there are: looking through them, and adding one's own."""
