"""What was begun beside a reflection waits for it, also over a night."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from leadjournal import Journal
from leadjournal.ui import theme
from leadjournal.ui.editor import saving
from leadjournal.ui.main_window import MainWindow
from leadjournal.ui.settings import Settings


@pytest.fixture
def two(journal):
    with journal.change("Fill"):
        return [
            journal.reflections.add(title, "Words.", day=date(2026, 11, 18))
            for title in ("Monday", "Tuesday")
        ]


@pytest.fixture
def page(window, two):
    window.show_reflection(two[0])
    return window.journal_page


def begin_both(page, qtbot):
    page.show_reading(True)
    qtbot.keyClicks(page.reading.afterthought, "half a thou")
    qtbot.keyClicks(page.tagging.form.cue, "he shouts")
    page.tagging.form.due.day_chosen.emit(date(2026, 11, 20))


def begun(page):
    return page.reading.afterthought.words(), page.tagging.form.cue.text()


def test_what_was_begun_is_there_after_the_window_was_closed(
    page, two, qtbot, window, journal
):
    begin_both(page, qtbot)
    path, uuid = journal.path, two[0].uuid
    window.close()
    with Journal.open(path) as again:
        other = MainWindow(again, Settings())
        other.show()
        other.show_reflection(again.reflections.get(uuid))
        other.journal_page.show_reading(True)
        assert begun(other.journal_page) == ("half a thou", "he shouts")
        form = other.journal_page.tagging.form
        assert form.due.day == date(2026, 11, 20)
        assert form.cue.isVisible()
        other.close()


def test_what_was_begun_is_saved_by_itself(page, qtbot, journal):
    begin_both(page, qtbot)
    undone = journal.undo_label
    kept = journal.preferences
    qtbot.waitUntil(lambda: bool(kept.get("begun")), timeout=2 * saving.INTERVAL)
    assert journal.undo_label == undone
    assert begun(page) == ("half a thou", "he shouts")


def test_each_reflection_has_its_own_beginnings(page, two, qtbot):
    begin_both(page, qtbot)
    page.show_reflection(two[1])
    assert begun(page) == ("", "")
    assert not page.tagging.form.cue.isVisible()
    page.show_reflection(two[0])
    assert begun(page) == ("half a thou", "he shouts")


def test_what_is_added_is_begun_no_more(page, two, qtbot, journal):
    begin_both(page, qtbot)
    page.save()
    page.tagging.form.act.setText("breathe")
    page.tagging.form.act.returnPressed.emit()
    assert begun(page) == ("half a thou", "")
    assert list(journal.preferences.get("begun")[two[0].uuid]) == ["afterthought"]
    assert journal.undo_label == "Add Plan"
    page.show_reflection(two[1])
    page.show_reflection(two[0])
    assert begun(page) == ("half a thou", "")


def test_what_was_begun_goes_with_an_erased_reflection(page, two, qtbot, journal):
    begin_both(page, qtbot)
    page.save()
    gone = two[0].uuid
    with journal.change("Erase"):
        journal.reflections.erase(two[0])
    page.show_reflection(two[1])
    qtbot.keyClicks(page.reading.afterthought, "another")
    page.save()
    assert gone not in journal.preferences.get("begun")


def test_the_keyboard_goes_to_the_list_or_to_the_draft(page, two, window, journal):
    assert page.accessibleName() == "Journal"
    window.show_place("today")
    window.show_place("journal")
    assert QApplication.focusWidget() is page.left.list
    window.new_reflection()
    window.show_place("today")
    window.show_place("journal")
    assert QApplication.focusWidget() is page.writing


@pytest.mark.parametrize(("width", "scale"), [(1440, 1), (1100, 1), (1100, 2)])
def test_the_cross_that_widens_the_list_stays_in_sight(
    page, two, window, qapp, width, scale
):
    theme.apply(qapp, "light", scale)
    window.resize(width, 700)
    page.show_only([two[0].uuid], "Personal contact & whatever else was claimed here")
    qapp.processEvents()
    chip, search = page.left.search._only, page.left.search
    assert chip.text().endswith("×")
    assert chip.width() >= chip.sizeHint().width()
    assert search.rect().contains(chip.geometry())
    assert chip.accessibleName().endswith("here: 1 reflection")


def test_not_saved_yet_leaves_focus_on_the_bar(page, window, qapp, qtbot):
    page.show_reading(False)
    window.resize(1100, 700)
    qapp.processEvents()
    bar = page.desk.bar
    for state in (saving.SAVING, saving.UNSAVED):
        bar.show_state(state, "The disk is full.")
        qtbot.waitUntil(lambda: bar.rect().contains(_corner(bar.focus, bar)))


def _corner(part, whole):
    return part.mapTo(whole, part.rect().bottomRight())
