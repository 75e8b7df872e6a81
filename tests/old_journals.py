"""Journals as earlier versions of LeadJournal wrote them, also encrypted."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

KEPT = sorted((Path(__file__).parent / "journals").glob("v*.leadjournal"))


def copied(kept: Path, path: Path, secret: str | None = None) -> Path:
    """Copy a kept journal to *path*, encrypted if there is a passphrase."""
    shutil.copyfile(kept, path)
    if secret is not None:
        encrypt(path, secret)
    return path


def encrypt(path: Path, secret: str) -> None:
    """Encrypt a journal as SQLCipher does it, without LeadJournal."""
    made = path.with_suffix(".encrypted")
    with closing(connected(path)) as db:
        db.execute("ATTACH ? AS made KEY ?", (str(made), secret))
        db.execute("SELECT sqlcipher_export('made')").fetchall()
        for name in ("application_id", "user_version"):
            [(value,)] = db.execute(f"PRAGMA main.{name}").fetchall()
            db.execute(f"PRAGMA made.{name} = {value}")
    made.replace(path)


def connected(path: Path, secret: str | None = None) -> Any:
    db = dbapi2.connect(str(path), isolation_level=None)
    if secret is not None:
        db.execute(f"PRAGMA key = '{secret}'")
    return db


def version(path: Path, secret: str | None = None) -> int:
    with closing(connected(path, secret)) as db:
        [(number,)] = db.execute("PRAGMA user_version").fetchall()
        return int(number)


def everything(path: Path, secret: str | None = None) -> dict[str, list]:
    """Return the rows of every table but those of the search index."""
    with closing(connected(path, secret)) as db:
        tables = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        names = [name for (name,) in tables if "search" not in name]
        return {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in names}
