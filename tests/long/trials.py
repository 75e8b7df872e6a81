"""What is being done when kills.py kills, and what must be found afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from leadjournal import Journal, paths
from leadjournal.formats import exchange, jsonl
from leadjournal.safekeeping.backups import Backups
from leadjournal.storage import copying, keys
from leadjournal.storage.identity import salt
from leadjournal.storage.keys import Key
from tests.long.doomed import letter_at
from tests.long.upgrades import large
from tests.old_journals import KEPT, encrypt

ROOT = Path(__file__).parents[2]
SECRET = "an old passphrase"
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

    @contextmanager
    def company(self) -> Iterator[None]:
        """Have going on what is to go on meanwhile."""
        yield

    @property
    def backups(self) -> Backups:
        """Those in the folder of this trial."""
        folder = Path(self.environment["LEADJOURNAL_HOME"]) / "backups"
        folder /= paths.backups_folder(self.path).name
        return Backups(self.path, self.key, now=_now, folder=folder)

    @property
    def key(self) -> Key | None:
        return keys.derive(self.secret, salt(self.path)) if self.secret else None

    @contextmanager
    def other(self, *words: str, **environment: str) -> Iterator[subprocess.Popen]:
        """Start another process, which is killed if it does not end before."""
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.long.doomed", *words],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, **self.environment, **environment},
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()
            process.stdout.close()

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
        key = keys.derive(self.secret, salt(kept)) if self.secret else None
        assert copying.verify(kept, key) == WRITTEN + 1
        return ("as it was, then upgraded" if before else how), lost

    def found(self, journal: Journal, said: str, at: float) -> tuple[str, float]:
        assert len(journal.reflections) == WRITTEN + 1, len(journal.reflections)
        return "upgraded, or rolled back from its log", 0.0


class BackingUp(Trial):
    """While another program writes; that is killed, too."""

    @property
    def words(self) -> list[str]:
        return self.command("backup")

    @contextmanager
    def company(self) -> Iterator[None]:
        with self.other("writing", str(self.path)) as writer:
            assert writer.stdout.readline() == "begun\n"
            yield

    def found(self, journal: Journal, said: str, at: float) -> tuple[str, float]:
        now = len(journal.reflections)
        assert now > WRITTEN, "nobody wrote meanwhile"
        made = self.backups.all()
        for backup in made:
            assert WRITTEN <= copying.verify(backup.path, journal.key) <= now
        assert made or said == "", "it had said that there is one"
        return f"{len(made)} backup" if made else "no backup yet", 0.0


def _now() -> datetime:
    return datetime.now(UTC)
