"""A new reflection that nobody put anything into goes when one leaves it."""

import pytest


@pytest.fixture
def older(journal):
    with journal.change("Write"):
        return journal.reflections.add("Monday", "I listened.")


@pytest.fixture
def blank(older, window, trigger):
    trigger("new_reflection")
    return window.journal_page.reflection


def test_it_goes_as_another_is_shown(window, older, blank, journal, qtbot):
    window.show_reflection(older)
    qtbot.waitUntil(lambda: list(journal.reflections) == [older])
    assert window.reflection is older
    assert journal.undo_label == "Write"


def test_it_goes_as_one_goes_elsewhere(window, older, blank, journal, qtbot):
    window.show_place("today")
    qtbot.waitUntil(lambda: list(journal.reflections) == [older])
    window.show_place("journal")
    assert window.reflection is older


@pytest.mark.parametrize("put_in", ["title", "tag", "weight", "plan"])
def test_it_stays_with_anything_in_it(
    window, older, blank, journal, qtbot, qapp, put_in
):
    page = window.journal_page
    if put_in == "title":
        qtbot.keyClicks(page.desk.sheet.title, "A")
    elif put_in == "plan":
        qtbot.keyClicks(page.tagging.form.cue, "it rains")
    else:
        with journal.change("Say"):
            if put_in == "tag":
                blank.tag("kf-altruism")
            else:
                blank.weight = "heavy"
    window.show_place("today")
    qapp.processEvents()
    window.show_place("journal")
    window.show_reflection(older)
    qapp.processEvents()
    assert blank in journal.reflections


def test_closing_at_once_is_no_trouble(window, blank, qapp):
    window.close()
    qapp.processEvents()
