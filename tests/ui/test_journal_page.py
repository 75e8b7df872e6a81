"""The Journal: its three columns together, as a person uses them."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from leadjournal.errors import StorageError
from leadjournal.ui import theme
from leadjournal.ui.columns import columns
from leadjournal.ui.editor import saving
from leadjournal.ui.journal_page import JournalPage
from leadjournal.ui.searching.bar import SearchField


@pytest.fixture
def make_page(qtbot, journal):
    pages = []

    def make():
        page = JournalPage(journal)
        journal.on_change(page.on_journal_changed)
        qtbot.addWidget(page)
        page.resize(1233, 900)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        pages.append(page)
        return page

    yield make
    for page in pages:
        page.save()


@pytest.fixture
def three(journal):
    """Three reflections, the newest first."""
    with journal.change("Fill"):
        found = [
            journal.reflections.add(title, body, day=date(2026, 11, 17 + number))
            for number, (title, body) in enumerate(
                (
                    ("Tea", "The carers told me about the bus."),
                    ("The chair", "I left the chair to Priya."),
                    ("Two budgets", "We spent twenty minutes on a table."),
                )
            )
        ]
        found[0].tag("kf-personal-contact", "took")
    return found[::-1]


@pytest.fixture
def page(make_page, three):
    return make_page()


def field(page):
    return page.findChild(SearchField)


def button(page, words):
    found = [b for b in page.findChildren(QAbstractButton) if b.text() == words]
    return next((b for b in found if b.isVisible()), found[0] if found else None)


def heard(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def press(page, words, qtbot):
    qtbot.mouseClick(button(page, words), Qt.MouseButton.LeftButton)


def says(page, words):
    return any(
        words in each.text() for each in page.findChildren(QLabel) if each.isVisible()
    )


def titles(page):
    rows = page.left.list.model()
    return [rows.index(number).data() for number in range(rows.rowCount())]


def test_the_newest_reflection_is_shown_first(page, three):
    assert titles(page) == ["Two budgets", "The chair", "Tea"]
    assert page.reflection is three[0]
    assert page.writing.toPlainText() == three[0].body
    assert says(page, "3 reflections")


def test_choosing_another_reflection_saves_the_first(page, three, qtbot):
    told = []
    page.reflection_selected.connect(told.append)
    qtbot.keyClicks(page.writing, "Now. ")
    page.left.list.choose(1)
    assert three[0].body.startswith("Now. ")
    assert told == [three[1]]


def test_it_is_said_whether_the_text_is_saved(page, qtbot):
    assert says(page, saving.SAVED)
    qtbot.keyClicks(page.writing, "Now. ")
    assert says(page, saving.SAVING)
    page.save()
    assert says(page, saving.SAVED)


def test_words_that_cannot_be_saved_are_not_left_behind(
    page, three, qtbot, journal, monkeypatch
):
    def full(*_):
        raise StorageError("The disk is full.")

    qtbot.keyClicks(page.writing, "Now. ")
    with monkeypatch.context() as broken:
        broken.setattr(journal, "change", full)
        page.left.list.choose(1)
        assert page.reflection is three[0]
        assert page.left.list.chosen == 0
        assert says(page, "The disk is full.")
        assert says(page, saving.UNSAVED)
    page.save()
    assert not says(page, "The disk is full.")


def test_what_is_trashed_makes_way_and_comes_back_with_undo(page, three, journal):
    with journal.change("Move to Trash"):
        journal.reflections.trash(three[0])
    assert page.reflection is three[1]
    assert titles(page) == ["The chair", "Tea"]
    journal.undo()
    assert page.reflection is three[0]
    assert page.left.list.chosen == 0


def test_undoing_the_only_reflection_and_doing_it_again(make_page, qtbot, journal):
    page = make_page()
    with journal.change("New Reflection"):
        page.show_reflection(journal.reflections.add("One"), write=True)
    qtbot.keyClicks(page.writing, "gone")
    page.save()
    journal.undo()
    assert page.reflection is None
    journal.redo()
    assert page.writing.toPlainText() == "gone"


def test_the_trash_is_read_and_restored(page, three, qtbot, journal):
    with journal.change("Move to Trash"):
        journal.reflections.trash(three[1])
    page.find("is:trashed")
    assert page.reflection is three[1]
    assert page.is_reading
    assert not button(page, "Write").isEnabled()
    press(page, "Restore", qtbot)
    assert three[1].trashed is None
    assert page.reflection is three[1]
    assert not page.is_reading
    assert titles(page) == ["Two budgets", "The chair", "Tea"]


def test_an_empty_journal_offers_the_first_reflection(make_page, qtbot, journal):
    page = make_page()
    wishes = []
    page.new_reflection_requested.connect(lambda: wishes.append(True))
    assert page.reflection is None
    assert says(page, "Nothing is written here yet.")
    press(page, "Write your first reflection", qtbot)
    assert wishes == [True]
    with journal.change("New Reflection"):
        reflection = journal.reflections.add("One")
    assert page.reflection is reflection


def test_reading_shows_what_was_just_written(page, qtbot):
    qtbot.keyClicks(page.writing, "Now. ")
    press(page, "Read", qtbot)
    assert page.is_reading
    assert "Now. We spent" in page.reading.browser.toPlainText()
    press(page, "Write", qtbot)
    assert not page.is_reading


def test_an_arrow_key_turns_from_writing_to_reading(page, qtbot):
    write = button(page, "Write")
    write.setFocus()
    qtbot.keyClick(write, Qt.Key.Key_Right)
    assert page.is_reading
    qtbot.keyClick(button(page, "Read"), Qt.Key.Key_Left)
    assert not page.is_reading


def test_a_draft_is_finished_with_one_click(page, three, qtbot, journal):
    assert not button(page, "Finish").isVisible()
    with journal.change("Draft"):
        three[0].draft = True
    press(page, "Finish", qtbot)
    assert not three[0].draft
    assert journal.undo_label == "Finish Draft"
    assert not button(page, "Finish").isVisible()


def test_a_template_is_chosen_from_its_menu(page, three, journal):
    menu = next(
        b.menu for b in page.findChildren(QAbstractButton) if b.text() == "No template"
    )
    names = [action.text() for action in menu.actions() if action.text()]
    default = [t.name for t in journal.templates if t.default]
    others = [t.name for t in journal.templates if not t.default]
    assert names == ["No template", *default, *others]
    next(a for a in menu.actions() if a.text() == default[0]).trigger()
    assert three[0].template is not None
    assert button(page, default[0]).accessibleName() == f"Template: {default[0]}"


def test_focus_leaves_the_text_alone_on_the_page(page, qtbot):
    press(page, "Focus", qtbot)
    assert page.is_focused
    assert page.writing.isVisible()
    assert not field(page).isVisible()
    assert not page.tagging.isVisible()
    page.find()
    assert not page.is_focused
    assert field(page).hasFocus()


def test_a_tag_from_elsewhere_shows_in_list_and_tags(page, three, journal):
    with journal.change("Add Tag"):
        three[0].tag("kf-altruism")
    assert page.left.list.model().row(0).practices == ("kf-altruism",)
    row = page.tagging.sections[0].rows[3]
    assert row.toggle.isChecked()


def test_tab_goes_from_the_search_to_the_tags_as_one_reads(page, qtbot):
    field(page).setFocus()
    names = []
    for _ in range(12):
        names.append(heard(QApplication.focusWidget()))
        modifiers = Qt.KeyboardModifier
        held = modifiers.NoModifier
        if names[-1] == "Text":
            held = modifiers.ControlModifier
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, held)
    assert names == [
        "Search the journal",
        "Filter",
        "Saved searches",
        "Order: newest first",
        "Reflections",
        "Write",
        "Template: No template",
        "Focus",
        "Day: Thursday 19 November 2026",
        "Title",
        "Text",
        "Shared purpose, not tagged",
    ]


@pytest.mark.parametrize(
    ("width", "scale", "list_shown", "tags_shown"),
    [(1233, 1.0, True, True), (893, 1.0, True, True), (1106, 2.0, True, False)],
)
def test_the_page_fits_and_loses_nothing(
    page, qtbot, qapp, width, scale, list_shown, tags_shown
):
    theme.apply(qapp, "light", scale)
    page.resize(width, 700)
    qapp.processEvents()
    assert page.tagging.isVisible() == tags_shown
    assert page.width() == width
    assert page.left.isVisible() == list_shown
    for each in page.findChildren(QAbstractButton):
        if each.isVisible() and not page.tagging.isAncestorOf(each):
            inside = each.mapTo(page, each.rect().bottomRight())
            assert inside.x() <= width, each.text()
            assert each.width() >= min(each.sizeHint().width(), 60), each.text()
    tags = button(page, "Tags")
    assert tags.isVisible() is not tags_shown
    if not tags_shown:
        tags.click()
        assert page.tagging.isVisible()
        assert not page.left.isVisible()


def test_columns_share_a_width_by_what_there_is():
    wide = columns(1233, 1, focused=False, tags_wanted=False)
    assert (wide.list, wide.tags, wide.shared) == (330, 291, False)
    narrow = columns(700, 1, focused=False, tags_wanted=True)
    assert (narrow.list, narrow.shared) == (0, True)
    assert columns(1233, 1, focused=True, tags_wanted=True).list == 0
