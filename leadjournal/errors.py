"""What can go wrong with a journal, in words fit to be shown."""

from __future__ import annotations


class JournalError(Exception):
    """Base of every error a person can meet; `str(error)` is a sentence to show."""


class NoSuchJournalError(JournalError):
    """There is no file to open."""


class JournalExistsError(JournalError):
    """A new file would overwrite another."""


class NotAJournalError(JournalError):
    """The file is not a journal."""


class PassphraseNeededError(JournalError):
    """The file is encrypted, and no passphrase was given."""


class WrongPassphraseError(JournalError):
    """The passphrase does not open this journal."""


class JournalTooNewError(JournalError):
    """The journal was written by a later version of LeadJournal."""


class NoAccessError(JournalError):
    """A file or folder may not be read or written."""


class ReadOnlyPlaceError(NoAccessError):
    """The journal may be read where it is, but not written to."""


class StorageError(JournalError):
    """The disk or the file would not give or take: full, busy, damaged."""


class DamagedError(StorageError):
    """The file is damaged; it is not written to any more."""


class ReplacedError(StorageError):
    """The file at the journal's path is gone, or is not the one that was opened."""


class NotFoundError(JournalError):
    """Nothing has the id, key or name that was given, or more than one thing has."""


class BadValueError(JournalError):
    """A value cannot be: an impossible date, an unknown tag."""


class BadQueryError(JournalError):
    """A search cannot be understood."""


class BadFormatError(JournalError):
    """A file to import is not what it should be."""


class BadMaterialError(JournalError):
    """A file of frameworks, questions or templates has a mistake in it."""
