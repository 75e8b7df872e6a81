"""Journals of every kind, and keys, for tests that give them others."""

import json
import random
from contextlib import closing
from datetime import date

from leadjournal import Journal
from leadjournal.demo import create
from leadjournal.storage import keys, recasting
from leadjournal.storage.connecting import connect
from tests.conftest import clock
from tests.naughty import NAUGHTY

DAY = date(2026, 11, 22)
ONE = keys.Key(b"1" * 32, b"a salt of sixtee")
TWO = keys.Key(b"2" * 32, b"another of sixte")
WAYS = [(None, ONE), (ONE, TWO), (ONE, None)]


def rows(path, key):
    """Return all that a file holds, as bytes."""
    with closing(connect(path, key, read_only=True)) as db:
        db.text_factory = bytes
        return {asked: db.execute(asked).fetchall() for asked in recasting._queries(db)}


def made(path, key, fill=lambda journal: None):
    with Journal.create(path, key, clock=clock, seed=1) as journal:
        fill(journal)
    return path


def demo(path, key):
    create(path, day=DAY)
    recasting.recast(path, None, key)


def attachments(path, key):
    def fill(journal):
        with journal.change("Write"):
            reflection = journal.reflections.add("Monday", "A picture")
            for size in (1, 5_000, 300_000):
                content = random.Random(size).randbytes(size)
                journal.attachments.add(reflection, f"{size}.bin", content)

    made(path, key, fill)


def odd_texts(path, key):
    def fill(journal):
        with journal.change("Write"):
            for text in json.loads(NAUGHTY.read_text("utf-8")):
                journal.reflections.add(text[:40], text)
        with journal.change("Edit"):
            for reflection in list(journal.reflections)[:5]:
                journal.reflections.edit(reflection, body="another")
                journal.reflections.trash(reflection)

    made(path, key, fill)


def empty(path, key):
    made(path, key)


def write_a_canary(journal):
    with journal.change("Write"):
        journal.reflections.add("Monday", "a canary sings")
