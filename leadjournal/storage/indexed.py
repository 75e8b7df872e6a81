"""Whether the full-text index says what the reflections say; nothing is written."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from leadjournal.storage.faults import DRIVER
from leadjournal.storage.search_index import SEARCH_INDEX

#: The same index once more, in memory, without a copy of the text.
_AGAIN = (
    SEARCH_INDEX[0]
    .replace("VIRTUAL TABLE reflections_search", "VIRTUAL TABLE temp.index_again")
    .replace("content='reflections', content_rowid='id'", "content=''")
)
_FILL = (
    "INSERT INTO temp.index_again (rowid, title, body, margin)"
    " SELECT id, title, body, margin FROM main.reflections"
)
_WORDS = (
    "CREATE VIRTUAL TABLE temp.words_there"
    " USING fts5vocab('main', 'reflections_search', 'instance')"
)
_WORDS_AGAIN = (
    "CREATE VIRTUAL TABLE temp.words_again"
    " USING fts5vocab('temp', 'index_again', 'instance')"
)
#: Each word with how often it stands anywhere, and one number for all the places.
_SUMMED_UP = (
    "SELECT CAST(term AS BLOB), count(*),"
    " sum((doc * 7919 + offset * 31 + unicode(col)) % 1000003)"
    " FROM temp.{} GROUP BY term"
)
_MADE = ("words_again", "words_there", "index_again")


def agrees(driver: Any) -> bool:
    """Whether making the index anew would make the same.

    SQLite's own check of an index has to write to the file, so it is not for a file
    that may be damaged, nor while a person writes. Raises the driver's error where
    the index cannot be read.
    """
    [(reads_only,)] = driver.execute("PRAGMA query_only").fetchall()
    driver.execute("PRAGMA query_only = OFF")  # what follows is in memory
    try:
        for statement in (_AGAIN, _FILL, _WORDS, _WORDS_AGAIN):
            driver.execute(statement)
        there = driver.execute(_SUMMED_UP.format("words_there"))
        again = driver.execute(_SUMMED_UP.format("words_again"))
        return bool(there.fetchall() == again.fetchall())
    finally:
        for name in _MADE:
            _drop(driver, name)
        driver.execute(f"PRAGMA query_only = {reads_only}")


def _drop(driver: Any, name: str) -> None:
    with suppress(*DRIVER):  # it goes when the connection does
        driver.execute(f"DROP TABLE IF EXISTS temp.{name}")
