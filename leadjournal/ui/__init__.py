"""The window on a journal, and all that knows of Qt."""
