"""Locking: a journal with a passphrase is closed while nobody is there."""
