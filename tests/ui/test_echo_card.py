"""A week after an answer its card asks what happened next, until that is said."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from leadjournal.ui.weekly.echo_card import EchoCard
from tests.conftest import NOW

TODAY = NOW.date()


@pytest.fixture
def card(qtbot, journal):
    card = EchoCard(journal)
    qtbot.addWidget(card)
    journal.on_change(lambda _: card.refresh())
    return card


def answer(journal, days: int, question: str = "Q001"):
    day = TODAY - timedelta(days=days)
    with journal.change("Answer"):
        reflection = journal.reflections.add("Then", "It rained.", day=day)
        reflection.question = question
        journal.askings.answer(question, reflection, day)
    return reflection


def is_there(card) -> bool:
    card.refresh()
    return not card.isHidden()


@pytest.mark.parametrize(
    ("days", "there"),
    [(0, False), (6, False), (7, True), (28, True), (29, False)],
)
def test_it_is_there_from_a_week_to_four_weeks_after(card, journal, days, there):
    answer(journal, days)
    assert is_there(card) is there


def test_it_asks_after_the_last_answer(card, journal):
    answer(journal, 21, "Q002")
    last = answer(journal, 8)
    card.refresh()
    assert card.reflection is last
    words = [label.text() for label in card.findChildren(QLabel)]
    assert "Did I give away ownership?" in words
    assert "Last time you wrote about this. What happened next?" in words


def test_an_afterthought_is_added_in_place_and_the_card_goes(card, journal):
    reflection = answer(journal, 8)
    card.show()
    QTest.keyClicks(card.field, "She took it further.")
    QTest.mouseClick(card.add, Qt.MouseButton.LeftButton)
    [afterthought] = reflection.afterthoughts
    assert (afterthought.text, afterthought.day) == ("She took it further.", TODAY)
    assert reflection.body == "It rained."
    assert journal.undo_label == "Add Afterthought"
    assert card.isHidden()
    journal.undo()
    assert is_there(card)


def test_nothing_typed_adds_nothing(card, journal):
    answer(journal, 8)
    card.show()
    assert not card.add.isEnabled()
    QTest.keyClicks(card.field, "  ")
    assert not card.add.isEnabled()


def test_what_was_begun_is_there_when_one_comes_back(qtbot, card, journal):
    answer(journal, 8)
    card.show()
    QTest.keyClicks(card.field, "She took")
    card.save()
    again = EchoCard(journal)
    qtbot.addWidget(again)
    again.refresh()
    assert again.field.words() == "She took"


def test_what_was_begun_of_one_is_not_shown_for_another(card, journal):
    first = answer(journal, 8)
    card.show()
    QTest.keyClicks(card.field, "She took")
    card.save()
    answer(journal, 7, "Q002")
    assert card.field.words() == ""
    assert card.reflection is not first


@pytest.mark.parametrize("state", ["trashed", "draft"])
def test_what_is_in_the_trash_or_unfinished_is_not_asked_after(card, journal, state):
    reflection = answer(journal, 8)
    with journal.change("Change"):
        if state == "trashed":
            journal.reflections.trash(reflection)
        else:
            reflection.draft = True
    assert not is_there(card)


def test_its_reflection_can_be_opened(qtbot, card, journal):
    reflection = answer(journal, 8)
    card.show()
    with qtbot.waitSignal(card.reflection_requested) as opened:
        card.read.click()
    assert opened.args == [reflection]
