"""You have been here before: the cards beside a text."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from leadjournal.ui import tasks
from leadjournal.ui.beside import related_section
from leadjournal.ui.beside.related_section import RelatedSection


def write(journal, title, body, *tags, **fields):
    with journal.change("New Reflection"):
        reflection = journal.reflections.add(title, body, **fields)
        for tag in tags:
            reflection.tag(tag)
    return reflection


@pytest.fixture
def written(journal):
    old = date(2026, 11, 6)
    first = write(
        journal, "An apology I owed", "The discharge, a quarrel.", "kf-surface-conflict"
    )
    with journal.change("Day"):
        first.day = old
    write(journal, "Rain", "Nothing of note.")
    again = "The discharge and the quarrel were one."
    return first, write(journal, "Two versions", again, "kf-surface-conflict")


@pytest.fixture
def section(qtbot, journal, monkeypatch):
    monkeypatch.setattr(related_section, "PAUSE", 0)
    monkeypatch.setattr(related_section, "AFTER_TYPING", 0)
    section = RelatedSection(journal)
    qtbot.addWidget(section)
    journal.on_change(section.on_journal_changed)
    return section


def settle(qtbot, section):
    qtbot.waitUntil(lambda: not section._timer.isActive() and tasks.idle())


def test_a_card_says_what_it_is_and_why_it_is_here(section, written, qtbot):
    section.show_reflection(written[1])
    assert section.isHidden()
    qtbot.waitUntil(lambda: bool(section.cards))
    [card] = section.cards
    assert card.title.text() == "An apology I owed"
    why = "Fri 6 Nov · also about surfacing conflict · discharge, quarrel"
    assert card.why.text() == why
    assert card.accessibleName() == f"An apology I owed, {why}"
    assert not section.isHidden()
    assert section.parts == [card]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, None])
def test_a_card_opens_its_reflection(section, written, qtbot, key):
    section.show_reflection(written[1])
    qtbot.waitUntil(lambda: bool(section.cards))
    [card] = section.cards
    with qtbot.waitSignal(section.reflection_requested) as opened:
        if key is None:
            qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(card, key)
    assert opened.args == [written[0]]


def test_nothing_to_say_is_not_there(section, journal, written, qtbot):
    section.show_reflection(write(journal, "Alone", "Something else entirely."))
    settle(qtbot, section)
    assert section.isHidden()
    section.show_reflection(None)
    settle(qtbot, section)
    assert section.isHidden()


def test_the_cards_of_one_reflection_never_stand_beside_another(
    section, journal, written, qtbot
):
    section.show_reflection(written[1])
    section._look()  # asked for, and not answered yet
    section.show_reflection(write(journal, "Alone", "Something else entirely."))
    assert section.cards == []
    settle(qtbot, section)
    assert section.cards == []


def test_a_change_is_seen_after_a_pause(section, journal, written, qtbot):
    section.show_reflection(written[1])
    qtbot.waitUntil(lambda: bool(section.cards))
    with journal.change("Trash"):
        journal.reflections.trash(written[0])
    qtbot.waitUntil(lambda: section.isHidden())
    with journal.change("Trash"):
        journal.reflections.restore(written[0])
    qtbot.waitUntil(lambda: bool(section.cards))
    settle(qtbot, section)
