"""Pictures are decoded with care: any bytes will do, and nothing is loaded by them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from leadjournal.media import PICTURES
from leadjournal.ui.reading import decoding
from tests.attached import png


def written(kind):
    """Return a small picture of a kind, as Qt writes it where it does."""
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, kind.upper()):
        head = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff"
        return head + b",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"
    return bytes(buffer.data().data())


WHOLE = {media: written(kind.decode()) for media, kind in decoding.FORMATS.items()}


def test_every_kind_that_is_a_picture_is_decoded():
    assert set(decoding.FORMATS) == PICTURES
    for media, content in WHOLE.items():
        assert decoding.size(content, media).isValid(), media
        assert not decoding.image(content, media, 100).isNull(), media


@pytest.mark.parametrize("media", sorted(WHOLE))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_damaged_pictures_are_shown_or_not_and_never_crash(media, data):
    content = bytearray(WHOLE[media])
    for _ in range(data.draw(st.integers(0, 8))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    cut = bytes(content[: data.draw(st.integers(0, len(content)))])
    image = decoding.image(cut, media, 50)
    assert image.isNull() or image.width() <= 50


def test_another_kind_than_it_says_is_not_tried():
    drawing = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    for media in (*PICTURES, "image/svg+xml", "text/html"):
        assert decoding.image(drawing, media, 50).isNull()
    assert decoding.image(png(), "image/jpeg", 50).isNull()


def test_a_picture_of_billions_of_pixels_is_not_begun():
    assert not decoding.size(png(claimed=40_000_000), "image/png").isValid()
    assert decoding.image(png(claimed=40_000_000), "image/png", 50).isNull()
