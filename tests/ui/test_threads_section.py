"""What keeps coming back has a name of one's own, and is joined with a few keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from leadjournal import thread_names
from leadjournal.ui import dialogs
from leadjournal.ui.beside.threads_section import ThreadsSection


@pytest.fixture
def reflections(journal):
    with journal.change("Write"):
        made = [journal.reflections.add(f"Day {n}", "Words") for n in range(3)]
        made[1].join_thread("Discharge partnership")
    return made


@pytest.fixture
def section(qtbot, journal, reflections):
    section = ThreadsSection(journal)
    journal.on_change(section.on_journal_changed)
    qtbot.addWidget(section)
    section.resize(280, 200)
    section.show()
    section.show_reflection(reflections[0])
    return section


def names(section) -> list[str]:
    return [chip.name for chip in section.chips]


def enter(qtbot, section, text: str) -> None:
    qtbot.keyClicks(section.field, text)
    qtbot.keyClick(section.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: section.field.text() == "")


def test_without_a_thread_there_is_a_heading_and_a_field(section):
    assert [each.text() for each in section.findChildren(QLabel)] == ["Threads"]
    assert section.parts == [section.field]
    assert "by a name of your own" in section.field.accessibleDescription()


def test_enter_joins_a_thread_in_one_change_that_can_be_undone(
    qtbot, section, journal, reflections
):
    enter(qtbot, section, "  Priya   and the rota ")
    assert list(reflections[0].threads) == ["Priya and the rota"]
    assert names(section) == ["Priya and the rota"]
    assert journal.undo_label == "Join Thread"
    journal.undo()
    assert not reflections[0].threads
    assert names(section) == []


def test_a_name_in_other_letters_is_the_same_thread(qtbot, section, reflections):
    enter(qtbot, section, "discharge PARTNERSHIP")
    assert list(reflections[0].threads) == ["Discharge partnership"]
    enter(qtbot, section, "Discharge Partnership")
    assert list(reflections[0].threads) == ["Discharge partnership"]


def test_nothing_is_no_name(qtbot, section, journal):
    qtbot.keyClicks(section.field, "   ")
    qtbot.keyClick(section.field, Qt.Key.Key_Return)
    assert journal.undo_label == "Write"


def test_names_there_are_offered_with_how_often(section, reflections):
    section._offer_names()
    model = section.field.completer().model()
    offered = [model.item(row).text() for row in range(model.rowCount())]
    assert offered == ["Discharge partnership · 1 reflection"]
    section.field.completer().activated.emit("Discharge partnership")
    assert names(section) == ["Discharge partnership"]
    assert model.rowCount() == 0


def test_a_chip_shows_all_of_its_thread(qtbot, section, reflections):
    section.show_reflection(reflections[1])
    with qtbot.waitSignal(section.query_requested) as asked:
        section.chips[0].button.click()
    assert asked.args == ['thread:"Discharge partnership"']


def test_the_query_of_a_chip_finds_the_thread(qtbot, section, journal):
    enter(qtbot, section, 'The "late" shift & us')
    with qtbot.waitSignal(section.query_requested) as asked:
        section.chips[0].button.click()
    assert journal.reflections.count(asked.args[0]) == 1


def test_a_thread_is_left(section, journal, reflections):
    section.show_reflection(reflections[1])
    section.chips[0].leave.click()
    assert names(section) == []
    assert journal.undo_label == "Leave Thread"


def test_a_thread_is_renamed_wherever_it_is(section, journal, reflections, monkeypatch):
    with journal.change("Join"):
        reflections[2].join_thread("Discharge partnership")
    section.show_reflection(reflections[1])
    monkeypatch.setattr(dialogs, "ask_text", lambda *_: "Home sooner")
    section.chips[0].renamed.emit("Discharge partnership")
    assert names(section) == ["Home sooner"]
    assert list(reflections[2].threads) == ["Home sooner"]
    assert journal.undo_label == "Rename Thread"
    journal.undo()
    assert list(reflections[2].threads) == ["Discharge partnership"]


def test_a_thread_renamed_to_another_becomes_one_with_it(journal, reflections):
    with journal.change("Join"):
        thread_names.join(reflections[0], "Rota")
        thread_names.join(reflections[1], "Rota")
        assert thread_names.rename(reflections[0], "Rota", "discharge partnership") == (
            "Discharge partnership"
        )
    assert thread_names.known(reflections[0]) == {"Discharge partnership": 2}


def test_a_thread_can_be_written_in_other_letters(journal, reflections):
    with journal.change("Rename"):
        thread_names.rename(reflections[1], "Discharge partnership", "DISCHARGE")
        thread_names.rename(reflections[1], "DISCHARGE", "Discharge")
    assert thread_names.known(reflections[0]) == {"Discharge": 1}


def test_what_is_begun_waits_for_its_reflection(qtbot, section, reflections):
    qtbot.keyClicks(section.field, "Half a na")
    section.show_reflection(reflections[1])
    assert section.field.text() == ""
    section.show_reflection(reflections[0])
    assert section.field.text() == "Half a na"


def test_threads_in_the_trash_are_not_offered(journal, reflections):
    with journal.change("Trash"):
        journal.reflections.trash(reflections[1])
    assert thread_names.known(reflections[0]) == {}


def test_every_part_is_named_and_large_enough(section, reflections):
    section.show_reflection(reflections[1])
    for part in section.parts:
        assert part.accessibleName()
        assert part.sizeHint().height() >= 24


def test_without_a_reflection_nothing_happens(qtbot, section):
    section.show_reflection(None)
    qtbot.keyClicks(section.field, "A name")
    qtbot.keyClick(section.field, Qt.Key.Key_Return)
    assert names(section) == []
