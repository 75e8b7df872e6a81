"""Who may read a journal: its passphrase, the sheet of paper, and being let in."""
