"""Rows on the pages of a plain file, where the tree that leads to them is lost.

How pages, cells and records are laid out: https://sqlite.org/fileformat2.html
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from leadjournal.storage.identity import PAGE_SIZE

_LEAF = 13  # how a page begins that has rows of a table
_MOST = 64 * 2**20  # bytes of one row; more is a number that has rotted
_LOCAL = PAGE_SIZE - 35  # bytes of a row that are on its page, if it is no longer
_LEAST = (PAGE_SIZE - 12) * 32 // 255 - 23  # and at least, if it is
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes, by type


@dataclass(frozen=True)
class Leaf:
    """A row as it stands on its page; a value that is cut off is the last."""

    number: int
    values: list[object]
    is_cut: bool


def rows(path: Path, columns: int) -> Iterator[Leaf]:
    """Yield every row of so many columns, from whichever table, in no order."""
    with path.open("rb") as file:
        content = file.read()
    for start in range(PAGE_SIZE, len(content) - PAGE_SIZE + 1, PAGE_SIZE):
        if content[start] == _LEAF:
            page = content[start : start + PAGE_SIZE]
            for cell in range(int.from_bytes(page[3:5])):
                at = int.from_bytes(page[8 + 2 * cell : 10 + 2 * cell])
                try:
                    found = _row(content, page, at, columns)
                except (IndexError, ValueError):  # that is no row
                    continue
                if found is not None:
                    yield found


def _row(content: bytes, page: bytes, at: int, columns: int) -> Leaf | None:
    size, at = _varint(page, at)
    number, at = _varint(page, at)
    if not 0 < size <= _MOST:
        return None
    header, begin = _varint(page, at)
    types: list[int] = []
    while begin < at + header and len(types) <= columns:
        kind, begin = _varint(page, begin)
        types.append(kind)
    if len(types) != columns or begin != at + header:
        return None
    payload = _payload(content, page, at, size)
    values, is_cut = _values(payload, header, types)
    return Leaf(number, values, is_cut)


def _payload(content: bytes, page: bytes, at: int, size: int) -> bytes:
    """Return the bytes of a row, as far as its chain of pages goes."""
    if size <= _LOCAL:
        return page[at : at + size]
    local = _LEAST + (size - _LEAST) % (PAGE_SIZE - 4)
    local = local if local <= _LOCAL else _LEAST
    parts, missing = [page[at : at + local]], size - local
    following = int.from_bytes(page[at + local : at + local + 4])
    while missing > 0 and following > 1:
        start = (following - 1) * PAGE_SIZE
        if start + PAGE_SIZE > len(content):
            break
        parts.append(content[start + 4 : start + 4 + min(missing, PAGE_SIZE - 4)])
        missing -= len(parts[-1])
        following = int.from_bytes(content[start : start + 4])
    return b"".join(parts)


def _values(payload: bytes, at: int, types: list[int]) -> tuple[list[object], bool]:
    values: list[object] = []
    for kind in types:
        size = _INTEGERS.get(kind, 0) if kind < 12 else (kind - 12) // 2
        raw = payload[at : at + size]
        at += size
        if kind >= 12:
            values.append(raw)
            if len(raw) < size:
                return values, True
        elif kind in (8, 9):
            values.append(kind - 8)
        elif kind in _INTEGERS:
            values.append(int.from_bytes(raw, signed=True))
        elif kind == 0:
            values.append(None)
        else:
            raise ValueError("a journal has no numbers of this type")
    return values, False


def _varint(page: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where the next begins."""
    number = 0
    for place in range(at, at + 8):
        number = number << 7 | page[place] & 0x7F
        if page[place] < 0x80:
            return number, place + 1
    return number << 8 | page[at + 8], at + 9
