"""Small files of ours, which are there whole, or as they were."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from leadjournal.storage import copying
from leadjournal.storage.beside import PART, beside


def write(path: Path, text: str) -> None:
    """Write a small file, also if the power fails meanwhile. Raises OSError."""
    part = beside(path, f".{os.getpid()}{PART}")  # a command may write it, too
    try:
        part.write_text(text, "utf-8")
        copying.keep_on_disk(part)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    copying.keep_names_on_disk(path.parent)
