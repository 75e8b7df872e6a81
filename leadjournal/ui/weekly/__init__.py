"""The weekly reflection, screen by screen, and the cards that answer a question."""
