"""journal.askings: what befell the weekly questions."""

from datetime import date, timedelta

from leadjournal.askings import Asked

FRIDAY = date(2026, 11, 20)


def test_a_question_is_offered_once_a_week(journal):
    for day in (FRIDAY, FRIDAY + timedelta(days=2), FRIDAY + timedelta(days=3)):
        with journal.change():
            journal.askings.offer(["Q001", "Q002"], day)
    days = [asked.day for asked in journal.askings.history if asked.question == "Q001"]
    assert days == [FRIDAY, FRIDAY + timedelta(days=3)]


def test_an_answer_knows_its_reflection_until_it_is_erased(journal):
    with journal.change("Answer"):
        reflection = journal.reflections.add("An answer", question="Q001")
        journal.askings.answer("Q001", reflection, FRIDAY)
    answered = Asked("Q001", "answered", FRIDAY, reflection.uuid)
    assert journal.askings.history == [answered]
    with journal.change("Erase"):
        journal.reflections.erase(reflection)
    assert journal.askings.history == [Asked("Q001", "answered", FRIDAY, None)]
    journal.undo()
    assert journal.askings.history == [answered]


def test_muting_and_pinning_hold_until_taken_back(journal):
    askings = journal.askings
    with journal.change("Mute"):
        askings.mute("Q001", FRIDAY)
        askings.mute("Q001", FRIDAY)
        askings.pin("Q002", FRIDAY)
    assert (askings.muted, askings.pinned) == ({"Q001"}, {"Q002"})
    assert len(askings.history) == 2
    with journal.change("Unmute"):
        askings.unmute("Q001")
        askings.unpin("Q002")
    assert (askings.muted, askings.pinned) == (set(), set())
    journal.undo()
    assert askings.muted == {"Q001"}


def test_a_week_is_answered_once_its_answer_is_no_draft_any_more(journal):
    with journal.change("Answer"):
        draft = journal.reflections.add("Half", draft=True)
        journal.askings.answer("Q001", draft, FRIDAY)
        journal.askings.answer("Q002", journal.reflections.add("Old"), date(2021, 1, 1))
    assert journal.answered_weeks == ["2020-W53"]
    with journal.change("Finish Draft"):
        draft.draft = False
    assert journal.answered_weeks == ["2020-W53", "2026-W47"]
    with journal.change("Move to Trash"):
        journal.reflections.trash(draft)
    assert journal.answered_weeks == ["2020-W53"]
