"""Backups, passphrases, and all that keeps a journal from being lost."""
