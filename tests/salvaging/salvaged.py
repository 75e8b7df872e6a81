"""A journal that is about to be damaged, and what can be made of it."""

import random

from sqlcipher3 import dbapi2

from leadjournal import Journal
from leadjournal.salvaging.salvage import salvage
from leadjournal.storage import copying
from leadjournal.storage.faults import DRIVER
from leadjournal.storage.keys import Key
from tests.conftest import NOW, clock
from tests.damage import PAGE, contents, lose_pages

KEY = Key(bytes(range(32)), bytes(range(16)))
REFLECTIONS = 60


class Damaged:
    """A journal that is about to be damaged, its backup, and what becomes of it."""

    def __init__(self, folder, key):
        self.key = key
        self.folder = folder / "journals"
        self.folder.mkdir()
        self.path = self.folder / "a.leadjournal"
        self.backup = folder / "backup.leadjournal"
        self.into = folder / "salvaged.leadjournal"
        with Journal.create(self.path, key, clock=clock, seed=1) as journal:
            _write(journal)
        copying.copy(self.path, key, self.backup)
        self.whole = texts(self.path, key)

    def salvaged(self, fill=None):
        before = contents(self.folder)
        done = salvage(self.path, self.key, self.into, fill=fill, now=NOW)
        assert contents(self.folder) == before
        there = {each.name for each in self.into.parent.iterdir()} - {"home"}
        assert there == {"journals", self.backup.name, self.into.name}
        with Journal.open(self.into, self.key, clock=clock) as journal:
            assert journal.check() == []
            assert journal.reflections.count("unmistakable") == sum(
                "unmistakable" in text for _, text in texts(self.into, self.key)
            )
        return done


def _write(journal):
    random_words = random.Random(1)
    with journal.change("Write"):
        for number in range(REFLECTIONS):
            words = "".join(random_words.choices("abcdefgh ", k=1500))
            reflection = journal.reflections.add(
                f"Title {number}", f"An unmistakable text {number} {words}"
            )
            reflection.tag("kf-altruism", "took")
            journal.plans.add(reflection, f"cue {number}", f"act {number}")
    with journal.change("Write more"):
        long = journal.reflections.add("A long one", "paragraph\n" * 4000)
        journal.attachments.add(long, "picture.bin", random_words.randbytes(30_000))


def texts(path, key):
    with Journal.open(path, key, clock=clock) as journal:
        return {(each.title, each.body) for each in journal.reflections}


def pages_of(path, key, table):
    """Return on which pages the rows of a table stand, found by trying."""
    found = []
    for number in range(40, 100):
        trial = path.with_name("trial")
        trial.write_bytes(path.read_bytes())
        lose_pages(trial, [number])
        db = dbapi2.connect(str(trial))
        if key:
            db.execute("PRAGMA cipher_log_level = NONE")
            db.execute(f'PRAGMA key = "{key.pragma}"')
        try:
            db.execute(f"SELECT * FROM {table}").fetchall()
        except DRIVER:
            found.append(number)
        db.close()
        trial.unlink()
    return found


def pages_with(path, words):
    """Return the numbers of the pages, from 1 on, in which words stand."""
    whole = path.read_bytes()
    pages = range(len(whole) // PAGE)
    return [n + 1 for n in pages if words in whole[n * PAGE : (n + 1) * PAGE]]
