"""What is attached, listed beside the text; each with a menu of its own."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from leadjournal.ui.beside.attachments_section import AttachmentsSection
from tests.attached import attach, png


@pytest.fixture
def reflection(journal):
    with journal.change("New Reflection"):
        return journal.reflections.add("Monday", "I listened.")


@pytest.fixture
def section(qtbot, journal, reflection):
    section = AttachmentsSection(journal)
    qtbot.addWidget(section)
    section.show_reflection(reflection)
    journal.on_change(section.on_journal_changed)
    section.resize(280, 300)
    with qtbot.waitExposed(section):
        section.show()
    section.activateWindow()
    return section


def menu(row):
    return {action.text(): action for action in row.button.menu.actions()}


def test_each_row_has_a_name_and_a_size(section, journal, reflection):
    attach(journal, reflection, "plan.png", png())
    attach(journal, reflection, "report.pdf", b"%PDF" + b"x" * 1_234_567)
    assert [row.button.accessibleName() for row in section.rows] == [
        f"plan.png, {len(png())} bytes",
        "report.pdf, 1.2 MB",
    ]
    assert [*section.parts] == [*(row.button for row in section.rows), section.attach]


def test_only_a_picture_can_be_viewed(section, journal, reflection):
    attach(journal, reflection, "plan.png", png())
    attach(journal, reflection, "not one.png", b"words")
    picture, file = section.rows
    assert [words for words in menu(picture) if words] == [
        "View",
        "Insert in the Text",
        "Save a Copy…",
        "Rename…",
        "Remove",
    ]
    assert "View" not in menu(file)


def test_a_row_wishes_for_its_own_attachment(section, journal, reflection):
    for name in ("a.png", "b.png"):
        attach(journal, reflection, name, png())
    wishes = []
    section.remove_requested.connect(wishes.append)
    section.attach_requested.connect(lambda: wishes.append("one more"))
    menu(section.rows[1])["Remove"].trigger()
    section.attach.click()
    assert wishes == [reflection.attachments[1], "one more"]


def test_the_keyboard_stays_when_a_row_goes(section, journal, reflection):
    for name in ("a.png", "b.png"):
        attach(journal, reflection, name, png())
    section.rows[1].button.setFocus()
    journal.undo()
    assert section.attach.hasFocus()
    section.rows[0].button.setFocus()
    attach(journal, reflection, "c.png", png())
    assert section.rows[0].button.hasFocus()


def test_without_attachments_there_is_only_the_way_to_add_one(section):
    assert section.rows == []
    assert [*section.parts] == [section.attach]
    section.show_reflection(None)
    assert section.rows == []


def test_every_target_is_large_enough_and_named(section, journal, reflection):
    attach(journal, reflection, "a very long name of a picture " * 3 + ".png", png())
    for part in section.parts:
        assert part.height() >= 24
        assert isinstance(part, QAbstractButton)
        assert part.accessibleName() or part.text()
    assert section.rows[0].width() <= section.width()
