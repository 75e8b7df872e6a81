"""Today by keyboard: the order of Tab, where the focus stays, what is saved."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from leadjournal import weekly
from leadjournal.errors import StorageError
from leadjournal.ui import dialogs
from leadjournal.ui.today.page import _greeting
from leadjournal.ui.today.plans_card import OUTCOMES

Key = Qt.Key


def focused():
    return QApplication.focusWidget()


def name_of(widget):
    return widget.accessibleName() or widget.text()


@pytest.fixture
def button(window, qtbot):
    """Find the button that is seen under a name, or will be soon."""

    def seen(name):
        return [
            each
            for each in window.today.findChildren(QPushButton)
            if each.isVisible() and name in (each.text(), each.accessibleName())
        ]

    def button(name):
        qtbot.waitUntil(lambda: bool(seen(name)))
        return seen(name)[0]

    return button


@pytest.fixture
def press(button, qtbot):
    """Go to a button and press Enter."""

    def press(name):
        there = button(name)
        there.setFocus()
        qtbot.keyClick(there, Key.Key_Return)

    return press


@pytest.fixture
def plan(journal):
    with journal.change("Write"):
        for back in range(5):
            day = journal.today() - timedelta(days=back)
            reflection = journal.reflections.add("Ward & board", "Words", day=day)
        return journal.plans.add(reflection, "it rains", "ring")


@pytest.fixture
def first_question(journal):
    return weekly.this_week(journal, journal.today())[0].question


def test_tab_goes_as_one_reads(window, qtbot, plan):
    window.show_place("today")
    window.today._find.setFocus()
    visited = []
    while focused() not in visited:
        visited.append(focused())
        qtbot.keyClick(focused(), Key.Key_Tab)
    names = [name_of(widget) for widget in visited]
    expected = [
        "Find",
        "New reflection",
        "Start this week’s reflection",
        "Two other questions",
        f"Did it: {plan.sentence}",
        "Reflections a week",
        "All five together",
    ]
    assert [name for name in names if name in expected] == expected
    assert window.today not in visited


def test_tab_goes_as_one_reads_after_the_card_has_changed(window, button, press, qtbot):
    press("Two other questions")
    button("Answer this one")
    qtbot.keyClick(button("Only this question"), Key.Key_Tab)
    assert focused().text() == "Never ask this"
    qtbot.keyClick(focused(), Key.Key_Tab)
    assert focused().text() == "Never ask this"
    qtbot.keyClick(focused(), Key.Key_Tab)
    assert focused().text() == "Answer this one"


def test_the_focus_stays_where_the_other_questions_are_shown(window, press):
    press("Two other questions")
    assert focused().text() == "Only this question"
    press("Only this question")
    assert focused().text() == "Two other questions"


def test_the_focus_stays_in_the_place_of_a_question_never_to_be_asked(
    window, press, journal, first_question
):
    press("Two other questions")
    press(f"Never ask: {first_question.text}")
    assert journal.askings.muted == {first_question.id}
    [instead, *_] = weekly.this_week(journal, journal.today())
    assert focused().accessibleName() == f"Never ask: {instead.question.text}"


def test_the_focus_goes_to_the_first_button_when_an_answer_is_done(window, press):
    press("Just write here")
    press("Done for this week")
    assert focused().text() == "Read what you wrote"


def test_it_says_that_what_is_typed_is_saved(window, press, qtbot):
    press("Just write here")
    form = window.today._question._form
    assert _state(form) == "Nothing is lost if you stop here · ✓ Saved"
    qtbot.keyClicks(focused(), "a")
    assert _state(form).endswith("· Saving…")
    form.save()
    assert _state(form).endswith("· ✓ Saved")


def test_it_says_why_what_is_typed_is_not_saved(
    window, press, qtbot, journal, monkeypatch
):
    press("Just write here")
    form = window.today._question._form
    qtbot.keyClicks(focused(), "a")

    def full(*_):
        raise StorageError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(journal, "change", full)
        window.today._find.setFocus()
        assert _state(form) == "Not saved yet. The disk is full."
    form.save()
    assert _state(form).endswith("· ✓ Saved")


def test_an_answer_without_words_is_put_back_at_once(window, press, journal):
    press("Just write here")
    press("Put this one back")
    assert len(journal.reflections) == 0
    assert focused().text() == "Start this week’s reflection"


def test_an_answer_with_words_is_put_back_only_when_that_is_meant(
    window, press, qtbot, journal, monkeypatch
):
    answers = iter([False, True])
    monkeypatch.setattr(dialogs, "confirm", lambda *_: next(answers))
    press("Just write here")
    qtbot.keyClicks(focused(), "Words")
    press("Put this one back")
    assert [r.body for r in journal.reflections] == ["Words"]
    press("Put this one back")
    assert len(journal.reflections) == 0
    assert [r.body for r in journal.reflections.trashed] == ["Words"]
    journal.undo()
    assert window.today._question.reflection.body == "Words"


def test_undo_right_after_did_it_takes_the_outcome_back(window, plan, press, qtbot):
    press(f"Did it: {plan.sentence}")
    assert plan.outcome == "did"
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(focused(), Key.Key_Z, control)
    assert plan.outcome is None
    assert focused().accessibleName() == f"Did it: {plan.sentence}"


def test_undo_in_the_note_of_a_plan_is_of_what_was_typed(window, plan, press, qtbot):
    press(f"Did it: {plan.sentence}")
    field = focused()
    qtbot.keyClicks(field, "She was away.")
    qtbot.keyClick(field, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert plan.outcome == "did"


def test_words_beside_buttons_stand_in_their_middle_and_on_one_line(
    window, press, qtbot
):
    press("Just write here")
    form = window.today._question._form
    [words] = [
        each
        for each in form.findChildren(QLabel)
        if each.text() == "Given the chance, what did you do?"
    ]
    first = next(iter(form._chances.values()))
    qtbot.waitUntil(first.isVisible)
    assert abs(words.geometry().center().y() - first.geometry().center().y()) <= 1
    assert words.height() < 2 * words.fontMetrics().height()


def test_the_greeting_is_right_for_the_hour():
    hours = {
        3: "Hello",
        4: "Good morning",
        12: "Good afternoon",
        18: "Good evening",
        23: "Good evening",
    }
    assert {hour: _greeting(hour) for hour in hours} == hours


def _state(form):
    return form._state.text()


def test_what_is_begun_is_called_as_in_the_list(window, journal):
    with journal.change("Begin"):
        journal.reflections.add("", "## What?\n\nI rang **her** today.", draft=True)
    assert window.today._draft._title.text() == "I rang her today."
    assert "4 words" in window.today._draft._state.text()


def test_a_draft_without_a_word_is_none_of_the_last_reflections(window, plan, journal):
    with journal.change("New Reflection"):
        journal.reflections.add("", "## What?\n", draft=True)
    assert window.today._together.note.text() == "share of your last 5 reflections"


def test_what_is_typed_of_a_plan_is_saved_on_leaving(window):
    journal = window.journal
    with journal.change("New Plan"):
        journal.plans.add(journal.reflections.add("Monday"), "it rains", "ask her")
    [plan] = journal.plans.open
    window.show_place("today")
    card = window.today._plans
    card._on_closed(plan, OUTCOMES[0][0].value)
    card._field.setText("she smiled")
    assert window.show_place("journal")
    assert plan.note == "she smiled"
    window.show_place("today")
    assert card._field.text() == "she smiled"
