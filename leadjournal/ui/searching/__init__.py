"""The search of the Journal, and the list of what it finds."""
