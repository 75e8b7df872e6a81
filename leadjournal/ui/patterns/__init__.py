"""The Patterns page: its cards, its pictures, and its words."""
