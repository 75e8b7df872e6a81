"""Doing to a file what disks, sticks and careless programs do."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

PAGE = 4096


def flip(path: Path, *places: int) -> None:
    """Flip a bit at each place, as rot does: the file's time stays as it was."""
    times = path.stat()
    content = bytearray(path.read_bytes())
    for place in places:
        content[place] ^= 1 << place % 8
    path.write_bytes(content)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def lose_pages(path: Path, numbers: Iterable[int]) -> None:
    """Overwrite pages, counted from 1, with what was never a journal's."""
    content = bytearray(path.read_bytes())
    for number in numbers:
        content[(number - 1) * PAGE : number * PAGE] = b"\xa5" * PAGE
    path.write_bytes(content)


def cut_off(path: Path, size: int) -> None:
    os.truncate(path, size)


def contents(folder: Path) -> dict[str, bytes]:
    """Return what is in each file of a folder, to be compared."""
    return {
        file.name: file.read_bytes()
        for file in sorted(folder.iterdir())
        if file.is_file()
    }
