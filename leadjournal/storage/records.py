"""What this computer knows of a journal, beside its backups; no word of a person."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from leadjournal import paths
from leadjournal.errors import StorageError
from leadjournal.storage import small_files
from leadjournal.storage.beside import PART

NAME = "about.json"


@dataclass(frozen=True)
class Record:
    """Where a journal is, where its second place is, and how it was last seen.

    Instants are ISO texts in UTC; *seal* is how the file was when it was closed.
    """

    journal: str = ""
    second_place: str = ""
    checked: str = ""
    last_written: str = ""
    seal: dict[str, Any] | None = None


def load(journal: Path) -> Record:
    """Return what is known; what is missing or broken is not known."""
    try:
        stored = json.loads((paths.backups_folder(journal) / NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return Record(journal=str(journal.absolute()))
    return Record(**_sound(stored)) if isinstance(stored, dict) else Record()


def save(journal: Path, record: Record) -> None:
    """Keep what is known, so that the file is never half written.

    Raises StorageError, or NoAccessError where there is no home folder.
    """
    if not is_kept(journal):
        return
    folder = paths.backups_folder(journal)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        small_files.write(folder / NAME, json.dumps(asdict(record), indent=2))
    except OSError as error:
        raise StorageError(
            f"What this computer knows of the journal could not be kept in {folder}."
        ) from error


def is_kept(journal: Path) -> bool:
    """Whether anything is remembered of a journal: of one that passes nothing is.

    Those are demos, what is not whole yet, and texts that were rescued. Raises
    NoAccessError where there is no home folder.
    """
    if paths.is_passing(journal) or journal.suffix == PART:
        return False
    return paths.rescued_folder().absolute() not in journal.absolute().parents


def _sound(stored: dict[str, Any]) -> dict[str, Any]:
    """Return the stored values that a record can hold."""
    texts = {each.name for each in fields(Record)} - {"seal"}
    sound = {name: stored[name] for name in texts if isinstance(stored.get(name), str)}
    if isinstance(stored.get("seal"), dict):
        sound["seal"] = stored["seal"]
    return sound
