"""What kind of thing a file is: by its name, and for pictures by its first bytes."""

from __future__ import annotations

from mimetypes import MimeTypes

UNKNOWN = "application/octet-stream"

#: Pictures that are shown. Not SVG, which may name other files to be loaded.
PICTURES = frozenset(
    ("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp")
)

_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
)


def media_type(name: str, content: bytes) -> str:
    """Return the media type, the same on every system.

    What is named as a picture and does not begin as one is of no known kind.
    """
    named = MimeTypes(filenames=()).guess_type(name)[0] or UNKNOWN
    begun = _picture(content)
    if begun == "image/bmp" and named != begun:
        return named  # two letters prove nothing
    if begun is not None:
        return begun
    return UNKNOWN if named in PICTURES else named


def looks_like_picture(name: str) -> bool:
    """Tell by a name alone whether it is that of a picture of any kind."""
    guessed = MimeTypes(filenames=()).guess_type(name)[0] or UNKNOWN
    return guessed.startswith("image/")


def is_picture(media_type: str) -> bool:
    return media_type in PICTURES


def _picture(content: bytes) -> str | None:
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    return None
