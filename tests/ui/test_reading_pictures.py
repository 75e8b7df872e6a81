"""Pictures on the page to read: from the journal, decoded with care, told in words."""

import pytest
from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument

from leadjournal.ui import tasks
from leadjournal.ui.editor import measure
from leadjournal.ui.reading import decoding
from leadjournal.ui.reading.page import IMAGE, Reading
from tests.attached import attach, png


@pytest.fixture
def reading(qtbot, journal):
    reading = Reading(journal)
    qtbot.addWidget(reading)
    reading.resize(700, 900)
    with qtbot.waitExposed(reading):
        reading.show()
    return reading


@pytest.fixture
def show(qtbot, journal, reading):
    def show(body, **files):
        with journal.change("New Reflection"):
            reflection = journal.reflections.add("Monday", body)
        for name, content in files.items():
            attach(journal, reflection, name.replace("__", "."), content)
        reading.show_reflection(reflection)
        waiting = reading.browser.pictures
        qtbot.waitUntil(lambda: tasks.idle() and not waiting.is_waiting)
        return reflection

    return show


def resource(reading, name):
    url = QUrl(f"attachment:{name}")
    found = reading.browser.document().resource(IMAGE.value, url)
    return found if isinstance(found, QImage) else QImage()


def text(reading):
    return reading.browser.toPlainText()


def test_a_cited_picture_is_shown_from_the_journal(reading, show):
    show("Look: ![our plan](attachment:plan.png)", plan__png=png(40, 30))
    shown = resource(reading, "plan.png")
    assert (shown.width(), shown.height()) == (40, 30)
    assert QColor(shown.pixel(5, 5)) == QColor("#2060a0")
    assert reading.browser.accessibleDescription() == "Shows: our plan"
    assert "Pictures and files" not in text(reading)


def test_a_name_with_blanks_and_marks_is_found(reading, show):
    show(
        "![x](attachment:my%20pl%C3%A4n%20%282%29%20100%25.png)",
        **{"my plän (2) 100%__png": png(7, 7)},
    )
    assert "not in the journal" not in text(reading)
    assert reading.browser.document().blockCount() > 2
    assert "Pictures and files" not in text(reading)
    assert any(
        image.width() == 7 for image in reading.browser.pictures._decoded.values()
    )


def test_a_wide_picture_is_as_wide_as_the_column(reading, show):
    show("![x](attachment:wide.png)", wide__png=png(3000, 1500))
    shown = resource(reading, "wide.png")
    ratio = reading.browser.devicePixelRatioF()
    assert shown.width() <= measure.measure() * ratio
    assert shown.height() * 2 == pytest.approx(shown.width(), abs=2)
    assert reading.browser.horizontalScrollBar().maximum() == 0
    reading.resize(300, 900)
    assert reading.browser.horizontalScrollBar().maximum() == 0


def test_what_is_not_cited_stands_at_the_end(reading, show):
    show("Text.", plan__png=png(), report__pdf=b"%PDF" + b"x" * 2_000_000)
    lines = text(reading).splitlines()
    assert lines[-4:] == [
        "Pictures and files",
        "\ufffc",
        f"plan.png · {len(png())} bytes",
        "report.pdf · 2 MB",
    ]
    assert not resource(reading, "plan.png").isNull()


def test_a_file_is_a_link_that_offers_a_copy(reading, show):
    reflection = show(
        "[the report](attachment:my%20report.pdf)", **{"my report__pdf": b"%PDF"}
    )
    wishes, links = [], []
    reading.copy_requested.connect(wishes.append)
    reading.link_requested.connect(links.append)
    reading.browser.anchorClicked.emit(QUrl("attachment:my%20report.pdf"))
    assert wishes == reflection.attachments
    reading.browser.anchorClicked.emit(QUrl("attachment:gone.pdf"))
    assert links == ["attachment:gone.pdf"]  # and the window says that it opens none


def test_a_picture_that_is_gone_is_told(reading, show):
    show("![our <plan>](attachment:gone.png) and on")
    assert "The picture “our <plan>” is not in the journal. and on" in text(reading)


def test_a_drawing_that_could_load_others_is_a_link(reading, show):
    show("![x](attachment:a.svg)", a__svg=b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert "<img" not in reading.browser.toHtml()
    assert "x" in text(reading)


def test_a_picture_that_is_one_in_name_only_is_never_decoded(reading, show):
    show("![x](attachment:a.png)", a__png=b"<svg/>")
    assert "<img" not in reading.browser.toHtml()


@pytest.mark.parametrize(
    "content",
    [png(40, 30, claimed=2**31 - 1), png(40, 30, claimed=60_000)[:80], png()[:50]],
    ids=["bomb", "truncated", "broken"],
)
def test_a_damaged_or_enormous_picture_says_that_it_cannot_be_shown(
    reading, show, content
):
    show("![x](attachment:a.png)", a__png=content)
    assert resource(reading, "a.png").width() > 400  # the box with the sentence


def test_the_pictures_of_one_reflection_are_not_those_of_another(reading, show):
    show("![x](attachment:a.png)", a__png=png(40, 30))
    show("![x](attachment:a.png)", a__png=png(11, 12))
    assert resource(reading, "a.png").size() == QSize(11, 12)
    show("![x](attachment:a.png)")
    assert "not in the journal" in text(reading)
    assert resource(reading, "a.png").isNull()


def test_nothing_but_an_attachment_is_given_out(reading, show, tmp_path):
    (tmp_path / "a.png").write_bytes(png())
    show("x", a__png=png())
    local = QUrl.fromLocalFile(str(tmp_path / "a.png"))
    for address in (local, QUrl("https://a.example/a.png"), QUrl("a.png"), QUrl()):
        assert not reading.browser.loadResource(IMAGE.value, address)
    for kind in QTextDocument.ResourceType:
        if kind is not IMAGE:
            assert not reading.browser.loadResource(
                kind.value, QUrl("attachment:a.png")
            )


def test_a_picture_is_never_enlarged_nor_endlessly_tall():
    assert decoding.fitted(QSize(10, 10), 500) == QSize(10, 10)
    assert decoding.fitted(QSize(1000, 500), 500) == QSize(500, 250)
    tall = decoding.fitted(QSize(10, 1_000_000), 500)
    assert tall.height() <= 500 * decoding.TALLEST and tall.width() >= 1


def test_a_turned_photograph_stands_upright():
    upright = QImage(8, 4, QImage.Format.Format_RGB32)
    upright.fill(QColor("red"))
    content = _jpeg_turned(upright)
    assert decoding.size(content, "image/jpeg") == QSize(4, 8)
    assert decoding.image(content, "image/jpeg", 100).size() == QSize(4, 8)
    assert decoding.image(content, "image/jpeg", 2).size() == QSize(2, 4)


def _jpeg_turned(image):
    """Return a JPEG whose EXIF data says that the camera lay on its side."""
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG")
    plain = bytes(buffer.data().data())
    exif = (
        b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" + b"\0\0\0\0"
    )
    marker = b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif
    return plain[:2] + marker + plain[2:]
