"""Reading: a calm page that fetches nothing, and a place for afterthoughts."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPushButton

from leadjournal.ui import theme
from leadjournal.ui.reading.page import Reading


@pytest.fixture
def reading(qtbot, journal):
    reading = Reading(journal)
    qtbot.addWidget(reading)
    reading.resize(600, 900)
    with qtbot.waitExposed(reading):
        reading.show()
    return reading


def add(journal, body="I *listened*.", title="Monday", **fields):
    with journal.change("New Reflection"):
        return journal.reflections.add(title, body, day=date(2026, 11, 19), **fields)


def button(reading, words):
    found = reading.findChildren(QPushButton)
    return next(each for each in found if each.text() == words)


def test_the_page_holds_all_that_there_is(reading, journal):
    reflection = add(journal)
    with journal.change("Add Plan"):
        plan = journal.plans.add(
            reflection, "he shouts", "breathe", "MH", date(2026, 11, 22)
        )
        journal.plans.close(plan, "did-not", "I shouted too.")
        journal.reflections.add_afterthought(reflection, "I still *wonder*.")
    reading.show_reflection(reflection)
    text = reading.browser.toPlainText()
    assert text.splitlines() == [
        "Thursday 19 November 2026",
        "Monday",
        "I listened.",
        "If… then",
        "If he shouts, then I will breathe",
        "with or for MH · by 22 November 2026 · did not",
        "I shouted too.",
        "Afterthoughts",
        "19 November 2026",
        "I still wonder.",
    ]


def test_nothing_in_a_text_runs_or_loads(reading, journal, tmp_path):
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"never read")
    address = QUrl.fromLocalFile(str(picture))
    body = f"![x]({address.toString()}) <img src='{address.toString()}'> <b>x</b>"
    reading.show_reflection(add(journal, body, "<b>bold</b> & more"))
    assert "<b>bold</b> & more" in reading.browser.toPlainText()
    assert "<img" not in reading.browser.toHtml()
    image = QTextDocument.ResourceType.ImageResource.value
    assert not reading.browser.loadResource(image, address)


def test_a_link_is_a_wish_and_never_followed(reading, journal):
    reading.show_reflection(add(journal, "[here](https://example.org/a)"))
    wishes = []
    reading.link_requested.connect(wishes.append)
    before = reading.browser.toPlainText()
    reading.browser.anchorClicked.emit(QUrl("https://example.org/a"))
    assert wishes == ["https://example.org/a"]
    assert not reading.browser.openLinks()
    assert reading.browser.toPlainText() == before


def test_an_afterthought_is_added_with_its_day(reading, qtbot, journal):
    reflection = add(journal)
    reading.show_reflection(reflection)
    journal.on_change(lambda _: reading.refresh())
    assert not button(reading, "Add Afterthought").isEnabled()
    qtbot.keyClicks(reading.afterthought, "I still wonder.")
    qtbot.mouseClick(button(reading, "Add Afterthought"), Qt.MouseButton.LeftButton)
    [afterthought] = reflection.afterthoughts
    assert (afterthought.text, afterthought.day) == ("I still wonder.", journal.today())
    assert journal.undo_label == "Add Afterthought"
    assert reading.afterthought.words() == ""
    assert "I still wonder." in reading.browser.toPlainText()
    assert reflection.body == "I *listened*."


def test_a_begun_afterthought_waits_for_its_reflection(reading, qtbot, journal):
    first, second = add(journal), add(journal)
    reading.show_reflection(first)
    qtbot.keyClicks(reading.afterthought, "half a thou")
    reading.show_reflection(second)
    assert reading.afterthought.words() == ""
    reading.show_reflection(first)
    assert reading.afterthought.words() == "half a thou"


def test_what_is_in_the_trash_is_read_and_restored_but_not_added_to(reading, journal):
    reflection = add(journal)
    with journal.change("Move to Trash"):
        journal.reflections.trash(reflection)
    reading.show_reflection(reflection)
    assert button(reading, "Restore").isVisible()
    assert not reading.afterthought.isVisible()


def test_a_heading_is_as_large_as_the_theme_says(reading, journal, qapp):
    reading.show_reflection(add(journal, "## What *really* happened?\n\nI listened."))
    document = reading.browser.document()
    sizes = set()
    for number in range(document.blockCount()):
        block = document.findBlockByNumber(number)
        if block.text().startswith("What"):
            part = block.begin()
            while not part.atEnd():
                sizes.add(part.fragment().charFormat().font().pixelSize())
                part += 1
    assert sizes == {theme.size(14.5)}


def test_another_theme_colours_the_page_anew(reading, journal, qapp):
    reading.show_reflection(add(journal, "## What happened?"))
    theme.apply(qapp, "dark")
    qapp.processEvents()
    assert theme.DARK.accent.lower() in reading.browser.toHtml()
