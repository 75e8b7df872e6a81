"""Folders for backups: whether they are there, and may be a second place."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from leadjournal.errors import BadValueError
from leadjournal.storage import copying


def is_there(place: Path) -> bool:
    """Tell whether a folder is there; a network that is gone may say all sorts."""
    with suppress(OSError):
        return place.is_dir()
    return False


def may_be_read(folder: Path) -> bool:
    """Whether a folder can be read; in one that is not there is nothing to read."""
    try:
        os.scandir(folder).close()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def refuse(place: Path, journal: Path, backups: Path) -> None:
    """Refuse a second place that would not be one. Raises BadValueError, NoAccessError.

    *backups* is the folder of the backups on this computer.
    """
    if not (is_there(place) and os.access(place, os.W_OK | os.X_OK)):
        raise copying.no_access(place)
    wanted, first = place.resolve(), backups.resolve()
    if wanted == journal.resolve().parent:
        raise BadValueError(
            f"The journal itself is in {place}, so what is lost with it would be lost"
            " there, too. Please choose another folder, such as one on a USB stick."
        )
    if wanted == first or first in wanted.parents or wanted == first.parent:
        raise BadValueError(
            f"The backups themselves are in {place} already. Please choose another"
            " folder, such as one on a USB stick."
        )
