"""The keyboard shortcuts: reading them, and choosing others."""
