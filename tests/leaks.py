"""Looking for words in every file of some folders, in whatever way they are written."""

from __future__ import annotations

import base64
import binascii
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote


class Finder:
    """Finds words as UTF-8, UTF-16, base64, hexadecimal, escaped or compressed."""

    def __init__(self, *words: str) -> None:
        self._forms: dict[bytes, tuple[str, str]] = {}
        for word in words:
            for how, form in forms(word):
                self._forms.setdefault(form, (word, how))

    def in_folders(self, *folders: Path) -> list[str]:
        """Return where any of the words is, a line each: file, word and form."""
        files = [each for folder in folders for each in sorted(folder.rglob("*"))]
        return [
            f"{file}: {found}"
            for file in files
            if file.is_file() and not file.is_symlink()
            for found in self.in_bytes(file.read_bytes())
        ] + [
            f"{each} is called so: {found}"
            for each in files
            for found in self._names(each)
        ]

    def in_bytes(self, content: bytes) -> list[str]:
        return [
            f"“{word}” as {how}{where}"
            for where, piece in pieces(content)
            for form, (word, how) in self._forms.items()
            if form in piece or form in piece.lower()
        ]

    def _names(self, path: Path) -> list[str]:
        return self.in_bytes(path.name.encode("utf-8", "surrogateescape"))


def forms(word: str) -> Iterator[tuple[str, bytes]]:
    """Yield each way to write a word that might be met, and its name."""
    small = word.lower()
    yield "UTF-8", small.encode()
    yield "UTF-16", small.encode("utf-16-le")
    yield "UTF-16, big end first", small.encode("utf-16-be")
    yield "UTF-32", small.encode("utf-32-le")
    yield "percent-encoded", quote(small, safe="").lower().encode()
    for text in (word, small):
        yield "hexadecimal", binascii.hexlify(text.encode())
        yield "all percent-encoded", binascii.hexlify(text.encode(), "%")
    yield "escaped", small.encode("ascii", "backslashreplace").lower()
    for start in range(3):  # base64 depends on what stands before
        for text in (word, small):
            coded = base64.b64encode(b"\0" * start + text.encode())
            whole = coded[-(-start * 8 // 6) : (start + len(text.encode())) * 8 // 6]
            yield (
                "base64",
                whole[1:],
            )  # the first letter may hold bits of what was before


def pieces(content: bytes, depth: int = 3) -> Iterator[tuple[str, bytes]]:
    """Yield the bytes of a file, and of what is compressed in it."""
    yield "", content
    if not depth:
        return
    if content.startswith(b"PK"):
        yield from _zipped(content, depth)
    for begin in re.finditer(rb"stream\r?\n|\x1f\x8b\x08|IDAT|zTXt|iTXt", content):
        at = begin.start() if begin.group().startswith(b"\x1f") else begin.end()
        unpacked = _unpacked(content[at:])
        if unpacked:
            yield from ((f", compressed{w}", p) for w, p in pieces(unpacked, depth - 1))


def _zipped(content: bytes, depth: int) -> Iterator[tuple[str, bytes]]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        for name in archive.namelist():
            yield from (
                (f" in {name}{w}", p) for w, p in pieces(archive.read(name), depth - 1)
            )
    except zipfile.BadZipFile:
        return


def _unpacked(content: bytes) -> bytes:
    unpacker = zlib.decompressobj(wbits=47)  # zlib or gzip
    try:
        return unpacker.decompress(content, 50_000_000)
    except zlib.error:
        return b""
