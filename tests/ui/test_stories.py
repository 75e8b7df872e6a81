"""What a person does, from start to end."""

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from leadjournal import Journal, weekly
from leadjournal.cadence import Cadence
from leadjournal.ui import dialogs


@pytest.fixture
def press(window, qtbot):
    """Press the button that is seen under that name."""

    def seen(name):
        return [
            button
            for button in window.findChildren(QPushButton)
            if button.isVisible() and name in (button.text(), button.accessibleName())
        ]

    def press(name):
        qtbot.waitUntil(lambda: bool(seen(name)))
        seen(name)[0].click()

    return press


def test_write_trash_undo_reopen(window, trigger, qtbot, journal):
    trigger("new_reflection")
    qtbot.keyClicks(window.journal_page.writing, "I listened more than I spoke.")
    trigger("trash_reflection")
    assert len(journal.reflections) == 0
    trigger("undo")
    [reflection] = journal.reflections
    window.show_reflection(reflection)
    assert window.journal_page.writing.toPlainText() == "I listened more than I spoke."
    window.close()
    with Journal.open(journal.path) as again:
        assert [r.body for r in again.reflections] == ["I listened more than I spoke."]
        assert again.check() == []


def test_undo_of_a_new_reflection_puts_its_words_in_the_trash(
    window, trigger, qtbot, journal
):
    with journal.change("Earlier"):
        journal.preferences.set("earlier", True)
    trigger("new_reflection")
    qtbot.keyClicks(window.journal_page.writing, "kept")
    window.journal_page.left.list.setFocus()
    trigger("undo")
    assert len(journal.reflections) == 0
    assert [r.body for r in journal.reflections.trashed] == ["kept"]
    trigger("undo")
    assert [r.body for r in journal.reflections] == ["kept"]
    assert journal.undo_label == "Earlier"


def test_ctrl_z_belongs_to_the_text_while_it_has_the_focus(
    window, trigger, qtbot, journal
):
    trigger("new_reflection")
    writing = window.journal_page.writing
    writing.setFocus()
    qtbot.keyClicks(writing, "typed")
    qtbot.keyClick(writing, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert writing.toPlainText() == ""
    assert journal.undo_label == "New Reflection"


def test_answering_the_weeks_question_where_it_stands(window, press, qtbot, journal):
    [first, *_] = weekly.this_week(journal, journal.today())
    window.show_place("today")
    press("Just write here")
    qtbot.keyClicks(QApplication.focusWidget(), "I let somebody else decide.")
    press("Let it pass")
    press("Done for this week")
    [reflection] = journal.reflections
    assert reflection.question == first.question.id
    assert reflection.body == "I let somebody else decide."
    assert not reflection.draft
    chances = {t.practice: t.chance for t in reflection.taggings.values()}
    assert chances == dict.fromkeys(first.question.practices, "passed")
    [*_, answered] = journal.askings.history
    assert (answered.happening, answered.reflection) == ("answered", reflection.uuid)
    press("Read what you wrote")
    assert window.place == "journal"
    assert window.reflection is reflection


def test_an_answer_that_is_left_is_found_where_it_was(window, press, qtbot, journal):
    press("Just write here")
    qtbot.keyClicks(QApplication.focusWidget(), "Half a thought")
    window.show_place("patterns")
    window.show_place("today")
    [reflection] = journal.reflections
    assert (reflection.body, reflection.draft) == ("Half a thought", True)
    press("Done for this week")
    assert not reflection.draft


def test_the_offered_questions_are_remembered_once(window, journal):
    offered = [asked.question for asked in journal.askings.history]
    expected = weekly.this_week(journal, journal.today())
    assert offered == [offer.question.id for offer in expected]
    window.show_place("journal")
    window.show_place("today")
    assert [asked.question for asked in journal.askings.history] == offered


def test_a_plan_is_closed_and_what_happened_next_is_kept(window, press, qtbot, journal):
    with journal.change("Write"):
        reflection = journal.reflections.add("Monday")
        plan = journal.plans.add(reflection, "it rains", "ring")
    press(f"Partly: {plan.sentence}")
    assert plan.outcome == "partly"
    field = QApplication.focusWidget()
    assert field.accessibleName() == "What happened next?"
    qtbot.keyClicks(field, "She was away.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert plan.note == "She was away."
    journal.undo()
    journal.undo()
    assert (plan.outcome, plan.note) == (None, "")


def test_emptying_the_trash_asks_first_and_can_be_undone(
    window, trigger, journal, monkeypatch
):
    with journal.change("Write"):
        journal.reflections.trash(journal.reflections.add("Monday"))
    asked = []

    def answer(_, question, yes):
        asked.append(question)
        return len(asked) > 1

    monkeypatch.setattr(dialogs, "confirm", answer)
    trigger("empty_trash")
    assert len(journal.reflections.trashed) == 1
    trigger("empty_trash")
    assert journal.reflections.trashed == []
    assert "1 reflection will be deleted for good" in asked[0]
    journal.undo()
    assert len(journal.reflections.trashed) == 1


def test_import_and_export_from_the_menu(
    window, trigger, qtbot, journal, monkeypatch, tmp_path
):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.zip"
    source.write_text('{"date": "2026-01-05", "text": "Listened."}\n' * 2, "utf-8")
    told = []
    notify = "leadjournal.ui.file_actions.notify"
    monkeypatch.setattr(notify, lambda _, sentence: told.append(sentence))
    monkeypatch.setattr(dialogs, "choose_file", lambda *_: source)
    monkeypatch.setattr(dialogs, "choose_new_file", lambda *_: target)
    trigger("import_file")
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0].startswith("1 reflection was added. 1 reflection was already there")
    trigger("export")
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1] == "1 reflection exported to out.zip."
    assert target.is_file()
    trigger("undo")
    assert len(journal.reflections) == 0


def test_a_file_that_cannot_be_imported_is_told_and_changes_nothing(
    window, trigger, qtbot, journal, monkeypatch, tmp_path
):
    source = tmp_path / "in.jsonl"
    source.write_text("not json", "utf-8")
    told = []
    monkeypatch.setattr(dialogs, "show_error", lambda _, error: told.append(str(error)))
    monkeypatch.setattr(dialogs, "choose_file", lambda *_: source)
    trigger("import_file")
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "in.jsonl" in told[0]
    assert journal.undo_label is None


def test_what_the_command_line_wrote_shows_when_the_window_is_looked_at(
    window, qtbot, journal
):
    with Journal.open(journal.path) as other, other.change("New Reflection"):
        other.reflections.add("From elsewhere")
    journal.look_again()
    window.show_place("journal")
    assert window.journal_page.reflection.title == "From elsewhere"


def test_no_two_actions_share_a_shortcut(window):
    given = [
        keys.toString()
        for action in window.findChildren(QAction)
        for keys in action.shortcuts()
    ]
    assert len(given) == len(set(given)) > 15


def test_every_place_is_reached_by_its_keys(window, qtbot):
    for key, place in (("2", "journal"), ("3", "patterns"), ("1", "today")):
        QTest.keySequence(window, f"Ctrl+{key}")
        assert window.place == place


def test_text_grows_and_shrinks_by_keys_within_bounds(window, trigger):
    for _ in range(15):
        trigger("larger_text")
    assert window.settings.text_size == 2.0
    trigger("usual_text")
    assert window.settings.text_size == 1.0


def test_when_it_is_time_one_may_be_asked_later(window, press, journal):
    with journal.change("Change When to Be Asked"):
        journal.set_cadence(Cadence(weekday=journal.today().weekday(), time=time(9)))
    assert window.reminders.is_due
    press("Tomorrow")
    assert journal.cadence.snoozed is not None
    assert not window.reminders.is_due
