"""On Monday there is the plan and nothing else; whoever comes back is welcome."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from leadjournal import Journal
from leadjournal.cadence import Cadence
from leadjournal.ui import dialogs
from leadjournal.ui.today.monday_card import MondayCard, WelcomeLine
from leadjournal.ui.where_to_turn import WhereToTurn

MONDAY = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))
BLAME = ("missed", "streak", "fail", "should have", "only", "late", "!")


class Wall:
    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def wall():
    return Wall(MONDAY)


@pytest.fixture
def journal(tmp_path, wall):
    with Journal.create(tmp_path / "a.leadjournal", clock=wall, seed=1) as journal:
        yield journal


@pytest.fixture
def card(qtbot, journal):
    card = MondayCard(journal)
    qtbot.addWidget(card)
    return card


def plan(journal, cue: str, act: str, title: str = "Friday"):
    with journal.change("Plan"):
        reflection = journal.reflections.add(title, "Words", day=date(2026, 11, 20))
        return journal.plans.add(reflection, cue, act)


def words_of(card) -> str:
    return "\n".join(each.text() for each in card.findChildren(QLabel))


def test_it_shows_the_plan_as_one_sentence(card, journal):
    plan(journal, "the agenda is empty", "ask who wants to begin")
    card.refresh()
    assert not card.isHidden()
    assert (
        "This week, if the agenda is empty, then I will ask who wants to begin"
        in words_of(card)
    )


def test_a_plan_without_an_if_is_a_sentence_too(card, journal):
    plan(journal, "", "ring the ward")
    card.refresh()
    assert "This week, I will ring the ward" in words_of(card)


def test_it_is_not_there_without_a_plan_or_on_another_day(card, journal, wall):
    card.refresh()
    assert card.isHidden()
    plan(journal, "it rains", "walk")
    wall.now += timedelta(days=1)
    card.refresh()
    assert card.isHidden()


def test_it_makes_way_when_monday_is_the_day_to_be_asked(card, journal):
    plan(journal, "it rains", "walk")
    with journal.change("Change When to Be Asked"):
        journal.set_cadence(Cadence(weekday=0, time=MONDAY.replace(hour=8).time()))
    card.refresh()
    assert card.isHidden()


def test_the_question_can_be_had_all_the_same(qtbot, card, journal, wall):
    plan(journal, "it rains", "walk")
    card.refresh()
    button = next(b for b in card.findChildren(QPushButton) if "question" in b.text())
    with qtbot.waitSignal(card.question_requested):
        button.click()
    assert not card.is_wanted
    wall.now += timedelta(weeks=1)
    assert card.is_wanted


def test_a_plan_leads_to_where_it_was_made(qtbot, card, journal):
    made = plan(journal, "it rains", "walk", "A wet week")
    card.refresh()
    source = next(b for b in card.findChildren(QPushButton) if "wet" in b.text())
    with qtbot.waitSignal(card.reflection_requested) as opened:
        source.click()
    assert opened.args == [made.reflection]


def test_of_many_plans_the_first_three_are_shown(qtbot, card, journal):
    for number in range(5):
        plan(journal, f"it rains {number}", "walk")
    card.refresh()
    assert words_of(card).count("it rains") == 3
    more = next(b for b in card.findChildren(QPushButton) if "All 5" in b.text())
    with qtbot.waitSignal(card.plans_requested):
        more.click()


@pytest.fixture
def line(qtbot, journal):
    line = WelcomeLine(journal)
    qtbot.addWidget(line)
    return line


def write(journal, day: date) -> None:
    with journal.change("Write"):
        journal.reflections.add("A week", "Words", day=day)


def test_coming_back_after_some_weeks_is_welcome_and_not_blamed(line, journal):
    write(journal, date(2026, 10, 20))
    line.refresh()
    assert line.text().startswith("Welcome back.")
    assert not [word for word in BLAME if word in line.text().lower()]


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 11, 20)])
def test_who_was_not_away_is_not_welcomed_back(line, journal, day):
    write(journal, date(2026, 10, 20))
    write(journal, day)
    line.refresh()
    assert line.isHidden()


def test_a_new_journal_says_nothing_of_coming_back(line):
    line.refresh()
    assert line.isHidden()


def test_holidays_are_no_absence(line, journal):
    write(journal, date(2026, 11, 6))
    with journal.change("Change When to Be Asked"):
        journal.set_cadence(Cadence(paused=((date(2026, 11, 9), date(2026, 11, 22)),)))
    line.refresh()
    assert line.isHidden()


def test_where_to_turn_names_each_place(qtbot):
    page = WhereToTurn()
    qtbot.addWidget(page)
    words = page.browser.toPlainText()
    for name in ("GP", "116 123", "NHS 111", "999", "Freedom to Speak Up Guardian"):
        assert name in words
    for name in ("safeguarding lead", "incident system", "Staff support", "check them"):
        assert name in words


def test_where_to_turn_opens_a_link_only_when_asked(qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(dialogs, "open_link", lambda _, address: asked.append(address))
    page = WhereToTurn()
    qtbot.addWidget(page)
    page.browser.anchorClicked.emit("https://111.nhs.uk")
    assert asked == ["https://111.nhs.uk"]
