"""What kind of thing a file is, the same on every system."""

import pytest

from leadjournal.media import UNKNOWN, is_picture, looks_like_picture, media_type

PNG = b"\x89PNG\r\n\x1a\n rest"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.png", PNG, "image/png"),
        ("a.jpg", PNG, "image/png"),
        ("no ending", PNG, "image/png"),
        ("a.jpeg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a.gif", b"GIF89a...", "image/gif"),
        ("a.webp", b"RIFF1234WEBPVP8 ", "image/webp"),
        ("a.bmp", b"BM....", "image/bmp"),
        ("a.png", b"<script>alert(1)</script>", UNKNOWN),
        ("a.png", b"", UNKNOWN),
        ("BMW.txt", b"BMW is a make of car", "text/plain"),
        ("a.pdf", b"%PDF-1.7", "application/pdf"),
        ("a.svg", b"<svg/>", "image/svg+xml"),
        ("a", b"words", UNKNOWN),
    ],
)
def test_a_picture_is_what_begins_as_one(name, content, expected):
    assert media_type(name, content) == expected


def test_a_drawing_that_may_load_other_files_is_no_picture_to_show():
    assert not is_picture("image/svg+xml")
    assert looks_like_picture("a.svg") and looks_like_picture("IMG 1.JPG")
    assert not looks_like_picture("a.pdf")
