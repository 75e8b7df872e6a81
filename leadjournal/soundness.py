"""Whether a journal's file is sound, and all that it holds can be read."""

from __future__ import annotations

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from leadjournal import attachments
from leadjournal.database import driver, told_in_words
from leadjournal.errors import StorageError
from leadjournal.models import Base
from leadjournal.preferences import Preferences

_CHECKS = {
    "PRAGMA integrity_check": "The file is damaged: {0}.",
    # It says nothing of a plain file.
    "PRAGMA cipher_integrity_check": "The encryption does not fit: {0}.",
    "PRAGMA foreign_key_check": "A row of {0} belongs to nothing in {2}.",
    "INSERT INTO reflections_search (reflections_search, rank)"
    " VALUES ('integrity-check', 1)": (
        "The search index does not agree with what is written."
    ),
}


def problems(engine: Engine, session: Session) -> list[str]:
    """Read the whole file and tell, in sentences, what is wrong with it."""
    found = _faults(engine)
    try:
        with told_in_words():
            for mapper in Base.registry.mappers:
                for _ in session.scalars(select(mapper.class_)):
                    pass  # to have read it is what was wanted
            dict(Preferences(session))
            found += attachments.faults(session)
    except StorageError as error:
        found.append(str(error))
    return found


def _faults(engine: Engine) -> list[str]:
    db = driver(engine)
    found: list[str] = []
    for check, sentence in _CHECKS.items():
        try:
            faults = [row for row in db.execute(check) if row[0] != "ok"]
        except dbapi2.DatabaseError as error:
            faults = [(str(error), "", "the journal")]
        found += [" ".join(sentence.format(*fault).split()) for fault in faults]
    return found
