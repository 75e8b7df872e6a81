"""What is being done when kills.py kills, and what must be found afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from leadjournal import Journal
from leadjournal.errors import WrongPassphraseError
from leadjournal.formats import exchange, jsonl
from leadjournal.safekeeping import backups
from leadjournal.storage import copying, keys
from tests.long.doomed import letter_at
from tests.long.upgrades import large
from tests.old_journals import KEPT, encrypt

SECRET, NEW = "an old passphrase", "another, newer one"
LOSS = 2.0  # seconds of typing that a crash may cost
SAVING = 0.5  # and what a save may take on a busy machine
WRITTEN = 300  # reflections that are in the journal before
IMPORTED = 2000
LOG = 100_000  # bytes of a log that tell that something is being written
BODY = "We listened before anybody spoke, and the ward round ended early. " * 12


class Stock:
    """Journals to begin with, made once and copied for each kill."""

    def __init__(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.journals = {}
        self.old = {}
        for secret in (None, SECRET):
            name = "secret" if secret else "plain"
            self.journals[secret] = folder / f"{name}.leadjournal"
            with Journal.create(self.journals[secret], secret) as journal:
                write_in(journal, WRITTEN)
            self.old[secret] = folder / f"{name}-v1.leadjournal"
            large(KEPT[0], self.old[secret], WRITTEN)
            if secret is not None:
                encrypt(self.old[secret], secret)
        self.to_import = folder / "others.jsonl"
        with Journal.create(folder / "others.leadjournal") as journal:
            write_in(journal, IMPORTED)
            jsonl.write(exchange.whole(journal), self.to_import)


def write_in(journal: Journal, number: int) -> None:
    with journal.change("Write"):
        for each in range(number):
            day = date(2020, 1, 1) + timedelta(days=each)
            made = journal.reflections.add(f"Number {each}", BODY, day=day)
            made.tag("kf-altruism")


class Trial:
    """One thing to do, in a folder of its own; it is killed, and then looked at."""

    #: Seconds within which it is killed, for what would go on for ever.
    at_most = 0.0

    def __init__(self, folder: Path, stock: Stock, *, encrypted: bool) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self.stock = stock
        self.secret = SECRET if encrypted else None
        self.path = folder / "a.leadjournal"
        shutil.copyfile(self.original(), self.path)
        self.environment = {"LEADJOURNAL_HOME": str(folder / "home")}
        if self.secret is not None:
            self.environment["LEADJOURNAL_PASSPHRASE"] = self.secret

    def original(self) -> Path:
        return self.stock.journals[self.secret]

    @property
    def words(self) -> list[str]:
        """What tests.long.doomed is to do."""
        raise AssertionError

    def is_writing(self) -> bool:
        """Whether there is a file that is being made, or a log that grows."""
        log = self.path.with_name(f"{self.path.name}-wal")
        with suppress(OSError):
            return any(self.folder.rglob("*.part")) or log.stat().st_size > LOG
        return False

    def look(self, said: str, at: float) -> tuple[str, float]:
        """Look at what is left; return in what state it is, and what typing was lost.

        *said* is what it printed, and *at* the moment of the kill.
        """
        with self.opened() as journal:
            assert journal.check() == [], journal.check()
            return self.found(journal, said, at)

    def opened(self) -> Journal:
        return Journal.open(self.path, self.secret)

    def found(self, journal: Journal, said: str, at: float) -> tuple[str, float]:
        raise AssertionError

    def command(self, *words: str) -> list[str]:
        return ["command", "--journal", str(self.path), *words]


class Typing(Trial):
    at_most = 6.0

    @property
    def words(self) -> list[str]:
        return ["typing", str(self.path)]

    def found(self, journal: Journal, said: str, at: float) -> tuple[str, float]:
        assert len(journal.reflections) in (WRITTEN, WRITTEN + 1)
        typed = dict(line.split() for line in said.splitlines() if " " in line)
        moments = {int(number): float(moment) for number, moment in typed.items()}
        new = [r for r in journal.reflections if r.body != BODY]
        text = new[0].body if new else ""
        kept = len(text)
        assert text == "".join(letter_at(n) for n in range(1, kept + 1)), text
        lost = [moment for number, moment in moments.items() if number > kept]
        seconds = max((at - moment for moment in lost), default=0.0)
        assert seconds <= LOSS + SAVING, f"{seconds:.2f} s of typing are lost"
        return ("a text" if text else "no letter was due yet"), seconds


class Importing(Trial):
    @property
    def words(self) -> list[str]:
        return self.command("import", str(self.stock.to_import))

    def found(self, journal: Journal, said: str, at: float) -> tuple[str, float]:
        number = len(journal.reflections)
        assert number in (WRITTEN, WRITTEN + IMPORTED), number
        assert said == "" or number == WRITTEN + IMPORTED, (
            "it had said that it was done"
        )
        with journal.change("Import"):  # and it can be done again
            exchange.take_in(journal, jsonl.read(self.stock.to_import))
        assert len(journal.reflections) == WRITTEN + IMPORTED
        return ("nothing was imported" if number == WRITTEN else "all was"), 0.0


class Migrating(Trial):
    def original(self) -> Path:
        return self.stock.old[self.secret]

    @property
    def words(self) -> list[str]:
        return self.command("list", "--limit", "1")

    def look(self, said: str, at: float) -> tuple[str, float]:
        before = self.path.read_bytes() == self.original().read_bytes()
        how, lost = super().look(said, at)
        [kept] = self.folder.glob("*before upgrade 1.leadjournal")
        key = keys.derive(self.secret, keys.salt_of(kept)) if self.secret else None
        assert copying.verify(kept, key) == WRITTEN + 1
        return ("as it was, then upgraded" if before else how), lost

    def found(self, journal: Journal, said: str, at: float) -> tuple[str, float]:
        assert len(journal.reflections) == WRITTEN + 1, len(journal.reflections)
        return "upgraded, or rolled back from its log", 0.0


class BackingUp(Trial):
    @property
    def words(self) -> list[str]:
        return self.command("backup")

    def found(self, journal: Journal, said: str, at: float) -> tuple[str, float]:
        assert len(journal.reflections) == WRITTEN
        folder = Path(self.environment["LEADJOURNAL_HOME"]) / "backups"
        made = [
            backup
            for each in folder.glob("*")
            for backup in backups.Backups(
                self.path, journal.key, now=lambda: datetime.now(UTC), folder=each
            ).all()
        ]
        for backup in made:
            assert copying.verify(backup.path, journal.key) == WRITTEN
        assert made or said == "", "it had said that there is one"
        return f"{len(made)} backup" if made else "no backup yet", 0.0


class Changing(Trial):
    def __init__(self, folder: Path, stock: Stock, *, encrypted: bool) -> None:
        super().__init__(folder, stock, encrypted=True)
        assert encrypted in (True, False)  # there is always one to change
        self.environment["LEADJOURNAL_NEW_PASSPHRASE"] = NEW

    @property
    def words(self) -> list[str]:
        return self.command("passphrase", "change")

    def opened(self) -> Journal:
        try:
            return Journal.open(self.path, SECRET)
        except WrongPassphraseError:
            return Journal.open(self.path, NEW)

    def found(self, journal: Journal, said: str, at: float) -> tuple[str, float]:
        assert len(journal.reflections) == WRITTEN
        is_new = journal.key == keys.derive(NEW, keys.salt_of(self.path))
        assert is_new or said == "", "it had said that it was changed"
        return f"the {'new' if is_new else 'old'} passphrase", 0.0


KINDS: dict[str, Callable[..., Trial]] = {
    "typing": Typing,
    "importing": Importing,
    "migrating": Migrating,
    "backing up": BackingUp,
    "changing": Changing,
}
