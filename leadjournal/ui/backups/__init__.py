"""Backups: made by themselves, seen, looked into, and put back."""
