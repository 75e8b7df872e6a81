"""Finding reflections: the search language, what it finds, and what a list shows."""
