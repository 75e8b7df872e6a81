"""What is done to a journal while the disk fills up; see full_disk.py."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from leadjournal import Journal
from leadjournal.errors import JournalError
from leadjournal.formats import exchange, jsonl
from leadjournal.safekeeping.backups import Backups
from leadjournal.storage import copying, identity, keys
from leadjournal.storage.keys import Key
from leadjournal.storage.recasting import recast
from leadjournal.ui import keeping, theme
from leadjournal.ui.main_window import MainWindow
from leadjournal.ui.settings import Settings
from tests.old_journals import encrypt

V1 = Path(__file__).parents[1] / "journals/v1.leadjournal"
SECRET = "a passphrase"
WRITTEN = 100  # reflections that are in the journal before
IMPORTED = 120
BODY = "We listened before anybody spoke, and the ward round ended early. " * 12
TYPED = "So I waited, and then it was said. " * 600  # at one save
SAVES = 8
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


class Stock:
    """Journals to begin with, made once; they lie on another disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.new_key = keys.derive("another", bytes(range(16)))
        self.keys: dict[bool, Key | None] = {False: None}
        self.journals, self.old, self.old_keys = {}, {}, dict(self.keys)
        for encrypted in (False, True):
            path = folder / f"{encrypted}.leadjournal"
            with Journal.create(path, SECRET if encrypted else None) as journal:
                write(journal, WRITTEN)
                self.keys[encrypted] = journal.key
            old = folder / f"{encrypted}-v1.leadjournal"
            shutil.copyfile(V1, old)
            if encrypted:
                encrypt(old, SECRET)
                self.old_keys[True] = keys.derive(SECRET, identity.salt(old))
            self.journals[encrypted], self.old[encrypted] = path, old
        self.to_import = folder / "others.jsonl"
        with Journal.create(folder / "others.leadjournal") as journal:
            write(journal, IMPORTED)
            jsonl.write(exchange.whole(journal), self.to_import)


def write(journal: Journal, number: int) -> None:
    with journal.change("Write"):
        for each in range(number):
            day = date(2020, 1, 1) + timedelta(days=each)
            journal.reflections.add(f"Number {each}", BODY, day=day)


class Trial:
    """Something that is done to a journal on the disk."""

    def __init__(self, stock: Stock, disk: Path, *, encrypted: bool) -> None:
        self.stock, self.disk, self.encrypted = stock, disk, encrypted
        self.path = disk / "mine.leadjournal"
        self.known: list[str] = []  # bodies that were kept

    def __str__(self) -> str:
        return f"{type(self).__name__} ({'encrypted' if self.encrypted else 'plain'})"

    def prepare(self) -> None:
        shutil.copyfile(self.stock.journals[self.encrypted], self.path)
        self.known = [BODY] * WRITTEN

    def act(self) -> None:
        raise AssertionError

    def must_be_done(self) -> None:
        """See, once there is room, that it was done."""

    def key(self) -> Key | None:
        return self.stock.keys[self.encrypted]

    def missing(self, journal: Journal) -> int:
        """Return how many of the texts that were kept are not there."""
        there = [each.body for each in journal.reflections]
        for body in self.known:
            if body in there:
                there.remove(body)
        return len(self.known) - (len(journal.reflections) - len(there))

    def leftovers(self) -> list[str]:
        found = (each for each in self.disk.rglob("*") if each.is_file())
        return [str(each.name) for each in found if self._is_left(each)]

    def clear(self) -> None:
        for each in self.disk.iterdir():
            if each.is_dir():
                shutil.rmtree(each, ignore_errors=True)
            else:
                each.unlink()

    def _is_left(self, path: Path) -> bool:
        return path.suffix in {".part", ".open"} or path.name.endswith(("-wal", "-shm"))


class Typing(Trial):
    """Somebody types in the window, and it is saved every now and then."""

    typed = ""

    def act(self) -> None:
        application = _application()
        self.known = [BODY] * WRITTEN
        window = MainWindow(Journal.open(self.path, self.key()), Settings())
        try:
            self._type(window)
        except JournalError:
            self._see_what_was_typed(window)
            raise
        finally:
            keeping.let_go(window)
            window.close()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            application.processEvents()

    def _type(self, window: MainWindow) -> None:
        window.new_reflection()
        field = window.journal_page.writing
        self.typed = ""
        for _ in range(SAVES):
            field.insertPlainText(TYPED)
            self.typed += TYPED
            window.save()
            self.known = [*[BODY] * WRITTEN, self.typed]

    def _see_what_was_typed(self, window: MainWindow) -> None:
        """It is in its field still, and can be kept on another disk."""
        if not self.typed:
            return
        assert window.journal_page.writing.words() == self.typed
        path = keeping.rescue_window(window, self.stock.folder / "rescued")
        assert path is not None
        with Journal.open(path, self.key()) as rescued:
            assert [each.body for each in rescued.reflections] == [self.typed]
        path.unlink()

    def must_be_done(self) -> None:
        assert self.known[-1].count(TYPED) == SAVES


def _application() -> QApplication:
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    made = QApplication([])
    theme.apply(made, "light")
    return made


class Importing(Trial):
    """A file is taken in, as one change."""

    def act(self) -> None:
        reading = jsonl.read(self.stock.to_import)
        with Journal.open(self.path, self.key()) as journal:
            with journal.change("Import"):
                taken = exchange.take_in(journal, reading)
        self.known = [BODY] * (WRITTEN + IMPORTED)
        assert taken.added in {0, IMPORTED}


class BackingUp(Trial):
    """A backup is made while the journal is open; only whole ones count."""

    def act(self) -> None:
        with Journal.open(self.path, self.key()):
            backups = Backups(self.path, self.key(), now=lambda: NOW)
            try:
                backups.make()
            finally:
                for each in backups.all():
                    assert copying.verify(each.path, self.key()) == WRITTEN

    def must_be_done(self) -> None:
        assert Backups(self.path, self.key(), now=lambda: NOW).all()


class Migrating(Trial):
    """A journal of the first version is opened, and brought up to date."""

    def prepare(self) -> None:
        shutil.copyfile(self.stock.old[self.encrypted], self.path)
        self.known = []

    def act(self) -> None:
        with Journal.open(self.path, self.key()) as journal:
            assert len(journal.reflections)

    def key(self) -> Key | None:
        return self.stock.old_keys[self.encrypted]


class Rekeying(Trial):
    """The passphrase is changed, or set for the first time."""

    def prepare(self) -> None:
        super().prepare()
        self._new = False

    def act(self) -> None:
        if not self._new:
            recast(self.path, self.key(), self.stock.new_key)
            self._new = True

    def must_be_done(self) -> None:
        assert self._new

    def key(self) -> Key | None:
        return self.stock.new_key if self._new else super().key()


TRIALS: tuple[type[Trial], ...] = (Typing, Importing, BackingUp, Migrating, Rekeying)
