"""Setting, changing and removing a passphrase, as kills.py kills them."""

from __future__ import annotations

from pathlib import Path

from leadjournal import Journal
from leadjournal.errors import (
    JournalError,
    PassphraseNeededError,
    WrongPassphraseError,
)
from leadjournal.safekeeping.backups import Backup
from leadjournal.storage import copying, recasting
from leadjournal.storage.identity import PLAIN_HEADER
from leadjournal.storage.keys import Key
from tests.long.trials import SECRET, WRITTEN, Stock, Trial

NEW = "another, newer one"


class Rekeying(Trial):
    """Its backups may be as they were, or as the journal is; and it is finished."""

    word = ""
    old: str | None = SECRET
    new: str | None = NEW

    def __init__(self, folder: Path, stock: Stock, *, encrypted: bool) -> None:
        assert encrypted in (True, False)  # what it is, the kind says
        super().__init__(folder, stock, encrypted=self.old is not None)
        if self.new is not None:
            self.environment["LEADJOURNAL_NEW_PASSPHRASE"] = self.new
        self.first_key = self.key
        self.backups.make()

    @property
    def words(self) -> list[str]:
        return self.command("passphrase", self.word)

    def opened(self) -> Journal:
        try:
            return Journal.open(self.path, self.old)
        except (WrongPassphraseError, PassphraseNeededError):
            return Journal.open(self.path, self.new)

    def found(self, journal: Journal, said: str, at: float) -> tuple[str, float]:
        assert len(journal.reflections) == WRITTEN
        is_new = journal.key != self.first_key
        assert is_new or said == "", "it had said that it was done"
        [backup] = self.backups.all()
        followed = self.has_key(backup, journal.key)
        assert followed or self.has_key(backup, self.first_key), "a backup is lost"
        assert followed or said == "", "it had said that the backup followed"
        if is_new and self.new is not None and self.old is None:
            self.finish(journal.key)
        state = "new" if is_new else "old"
        return f"the {state} key, the backup {'too' if followed else 'not yet'}", 0.0

    def has_key(self, backup: Backup, key: Key | None) -> bool:
        is_plain = backup.path.read_bytes().startswith(PLAIN_HEADER)
        if is_plain != (key is None):
            return False
        try:
            return copying.verify(backup.path, key) == WRITTEN
        except JournalError:
            return False

    def finish(self, key: Key | None) -> None:
        """Do what opening the journal does; then nothing plain may be left."""
        with self.other(
            "finishing", str(self.path), LEADJOURNAL_PASSPHRASE=self.new or ""
        ) as process:
            process.wait()
            assert process.returncode == 0, "it could not be finished"
        assert not list(self.folder.rglob(f"*{recasting.ENDING}"))
        [backup] = self.backups.all()
        assert self.has_key(backup, key), "the backup is still plain"


class Setting(Rekeying):
    word, old, new = "set", None, NEW


class Changing(Rekeying):
    word, old, new = "change", SECRET, NEW


class Removing(Rekeying):
    word, old, new = "remove", SECRET, None
