"""Patterns are worked out elsewhere; each of their lines and pictures can be opened."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea

from leadjournal import paths
from leadjournal.errors import BadMaterialError, StorageError
from leadjournal.ui import tasks, theme
from leadjournal.ui.patterns.page import PatternsPage
from leadjournal.ui.patterns.words_card import WordsCard

TODAY = date(2026, 11, 19)


@pytest.fixture
def page(qtbot, journal):
    page = PatternsPage(journal)
    qtbot.addWidget(page)
    page.resize(1232, 900)
    return page


@pytest.fixture
def show(qtbot, page):
    def show() -> PatternsPage:
        page.show()
        page.activateWindow()
        qtbot.waitUntil(lambda: page.is_settled)
        return page

    return show


def write(journal, number: int, *tags: str, chance: str | None = None) -> None:
    """Write so many reflections, one a week, going back from today."""
    with journal.change("Write"):
        for weeks in range(number):
            day = TODAY - timedelta(weeks=weeks)
            reflection = journal.reflections.add("A day", "Words", day=day)
            for tag in tags:
                reflection.tag(tag, chance)


def words_of(page) -> str:
    labels = page.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def button(page, name: str) -> QAbstractButton:
    return next(
        each
        for each in page.findChildren(QAbstractButton)
        if name in (each.accessibleName() or each.text()) and each.isVisible()
    )


def test_without_reflections_it_says_when_patterns_begin(show):
    assert "Patterns begin at 4 reflections. You have written none yet." in words_of(
        show()
    )


def test_below_the_threshold_there_is_no_picture(show, journal):
    write(journal, 2, "kf-altruism")
    page = show()
    assert "You have written 2." in words_of(page)
    assert not page._months.isVisible()


def test_a_short_period_is_told_apart_from_a_short_journal(show, journal, qtbot):
    write(journal, 8, "kf-altruism")
    page = show()
    button(page, "4 weeks").click()
    qtbot.waitUntil(lambda: page.is_settled)
    assert "Altruism" not in words_of(page) or page._months.isVisible()
    with journal.change("Tidy"):
        for reflection in list(journal.reflections)[:3]:
            journal.reflections.trash(reflection)
    page.on_journal_changed(frozenset({"reflections"}))
    qtbot.waitUntil(lambda: page.is_settled)
    assert "In this period you have written 1. Choose a longer one." in words_of(page)


def test_the_header_tells_the_period_in_words(show, journal):
    write(journal, 6, "kf-altruism")
    assert (
        "6 weeks · 6 reflections · 1 December 2025 to 19 November 2026 · "
        "worked out on this computer"
    ) in words_of(show())


def test_a_claim_opens_the_reflections_behind_it(show, journal, qtbot):
    write(journal, 5, "kf-altruism")
    page = show()
    link = button(page, "5 reflections: You wrote about altruism most")
    with qtbot.waitSignal(page.reflections_requested) as asked:
        link.click()
    ids, title = asked.args
    assert set(ids) == {reflection.uuid for reflection in journal.reflections}
    assert title.startswith("You wrote about altruism most")


def test_the_practice_of_a_claim_stands_out(show, journal):
    write(journal, 5, "kf-altruism")
    assert "<b>altruism</b>" in words_of(show())


def test_a_bar_opens_the_reflections_of_its_month(show, journal, qtbot):
    write(journal, 6, "kf-altruism")
    page = show()
    picture = page._months.picture
    item = next(each for each in picture.items if "November 2026" in each.words)
    with qtbot.waitSignal(page.reflections_requested) as asked:
        qtbot.mouseClick(
            picture, Qt.MouseButton.LeftButton, pos=item.area.center().toPoint()
        )
    ids, title = asked.args
    days = {journal.reflections.get(each).day for each in ids}
    assert days == {TODAY - timedelta(weeks=weeks) for weeks in range(3)}
    assert title == "Altruism, November 2026"


def test_a_cell_opens_the_reflections_about_both(show, journal, qtbot):
    write(journal, 5, "kf-altruism", "bw-power")
    write(journal, 3, "kf-altruism")
    page = show()
    picture = page._meetings.picture
    with qtbot.waitSignal(page.reflections_requested) as asked:
        picture._open(next(item for item in picture.items if item.opens))
    assert len(asked.args[0]) == 5


def test_chances_begin_with_the_practice_most_were_noted_for(show, journal, qtbot):
    write(journal, 5, "kf-altruism", chance="took")
    write(journal, 7, "bw-power", chance="partly")
    page = show()
    chances = page._chances
    assert chances.choice.currentText() == "Sharing and building power · by quarter"
    assert chances.sentence.text() == "7 chances noted."
    chances.choice.setCurrentIndex(1)
    chances.choice.activated.emit(1)
    assert chances.sentence.text() == "5 chances noted."
    with qtbot.waitSignal(page.reflections_requested) as asked:
        chances.picture._open(chances.picture.items[0])
    assert len(asked.args[0]) == 5


def test_no_chance_is_told_apart_from_a_chance_let_pass(show, journal):
    write(journal, 4, "bw-power", chance="none")
    page = show()
    sentence = page._chances.sentence.text()
    assert sentence == "0 chances noted. 4 reflections said no chance came up."


def test_a_card_with_nothing_to_say_is_not_there(show, journal):
    write(journal, 5, "kf-altruism")
    page = show()
    assert page._months.isVisible()
    assert not page._chances.isVisible()


def test_every_picture_shows_as_a_table_and_back(show, journal, qtbot):
    write(journal, 5, "kf-altruism", "bw-power", chance="took")
    page = show()
    for card in (page._months, page._meetings, page._chances):
        card.toggle.click()
        qtbot.waitUntil(card.table.isVisible)
        assert not card.picture.isVisible()
        assert card.table.accessibleName() == card.title.text()
        card.toggle.click()
        assert card.table is None
        assert card.picture.isVisible()


def test_the_table_tells_the_counts(show, journal):
    write(journal, 5, "kf-altruism")
    page = show()
    page._months.toggle.click()
    table = page._months.table
    last = table.rowCount() - 1
    row = [table.item(last, x).text() for x in range(table.columnCount())]
    assert row == ["November 2026", "0", "0", "0", "3", "0"]
    told = table.item(last, 4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Altruism: 3"


def test_a_question_can_be_written_on(show, journal, qtbot):
    write(journal, 5, "kf-altruism")
    page = show()
    with qtbot.waitSignal(page.question_requested) as asked:
        button(page, "Write on this: ").click()
    question = journal.questions.get(asked.args[0])
    assert question.text in words_of(page)


def test_what_cannot_be_said_is_said(show, journal):
    write(journal, 5, "kf-altruism")
    words = words_of(show())
    assert "Too few to say more or less about altruism" in words
    assert "not how you lead" in words


def test_changes_show_while_one_looks_and_wait_while_one_does_not(show, journal, qtbot):
    write(journal, 5, "kf-altruism")
    page = show()
    write(journal, 1, "kf-altruism")
    page.on_journal_changed(frozenset({"reflections"}))
    qtbot.waitUntil(lambda: page.is_settled)
    assert "6 reflections ·" in words_of(page)
    page.hide()
    write(journal, 1, "kf-altruism")
    page.on_journal_changed(frozenset({"reflections"}))
    assert tasks.idle()
    show()
    assert "7 reflections ·" in words_of(page)


def test_what_did_not_change_is_not_built_anew(show, journal, qtbot):
    write(journal, 5, "kf-altruism")
    page = show()
    link = button(page, "5 reflections")
    page.on_journal_changed(frozenset({"taggings"}))
    qtbot.waitUntil(lambda: page.is_settled)
    assert button(page, "5 reflections") is link


def test_of_two_answers_the_later_counts(show, journal, qtbot):
    write(journal, 20, "kf-altruism")
    page = show()
    button(page, "4 weeks").click()
    button(page, "All").click()
    qtbot.waitUntil(lambda: page.is_settled)
    assert "20 reflections ·" in words_of(page)


def test_closing_while_it_is_worked_out_does_no_harm(qtbot, journal):
    write(journal, 5, "kf-altruism")
    page = PatternsPage(journal)
    page.show()
    page.hide()
    page.deleteLater()
    del page
    QApplication.sendPostedEvents()
    qtbot.waitUntil(tasks.idle)


def test_what_is_the_matter_is_said_on_the_page(show, page):
    page._on_failed(0, StorageError("The file is busy."))
    show_words = page._message_words.text()
    assert show_words == "The file is busy."
    assert page._message.title.text() == "The patterns could not be worked out"
    button_free = words_of(show())
    assert "Too early to say" in button_free


def test_a_broken_file_of_ones_own_that_was_left_out_is_left_out_here(show, journal):
    write(journal, 5, "kf-altruism")
    folder = paths.own_material("questions")
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text("[[", "utf-8")
    with pytest.raises(BadMaterialError):
        journal.shelf.load()
    journal.shelf.leave_out_own()
    assert "5 reflections ·" in words_of(show())


def test_tab_goes_from_the_link_to_its_table(show, journal, qtbot):
    write(journal, 5, "kf-altruism", "bw-power", chance="took")
    page = show()
    qtbot.waitUntil(page.isActiveWindow)
    for card in (page._months, page._meetings, page._chances):
        card.toggle.setFocus()
        card.toggle.click()
        qtbot.waitUntil(card.table.isVisible)
        page.focusNextChild()
        assert QApplication.focusWidget() is card.table


def test_tab_goes_to_the_chosen_period_and_arrows_to_the_others(show, journal, qtbot):
    write(journal, 5, "kf-altruism")
    page = show()
    qtbot.waitUntil(page.isActiveWindow)
    page._months.toggle.setFocus()
    page.focusPreviousChild()
    assert QApplication.focusWidget() is page._head.report
    page.focusPreviousChild()
    year = QApplication.focusWidget()
    assert year.accessibleName() == "Period: Year"
    heard = QAccessible.queryAccessibleInterface(year)
    assert heard.role() is QAccessible.Role.RadioButton
    qtbot.mouseClick(button(page, "4 weeks"), Qt.MouseButton.LeftButton)
    page.focusPreviousChild()
    assert "Period" not in QApplication.focusWidget().accessibleName()
    page.focusNextChild()
    assert QApplication.focusWidget().accessibleName() == "Period: 4 weeks"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert QApplication.focusWidget() is button(page, "Quarter")
    assert button(page, "Quarter").isChecked()
    qtbot.waitUntil(lambda: page.is_settled)


def test_a_picture_is_a_button_to_a_screen_reader(show, journal, qtbot):
    write(journal, 5, "kf-altruism")
    page = show()
    picture = page._meetings.picture
    heard = QAccessible.queryAccessibleInterface(picture)
    assert heard.role() is QAccessible.Role.Button
    assert heard.text(QAccessible.Text.Description) == picture.current.words
    opening = page._months.picture
    index = next(i for i, item in enumerate(opening.items) if item.opens)
    opening._go_to(index)
    with qtbot.waitSignal(page.reflections_requested):
        opening.click()


def test_tab_does_not_stop_at_the_paper(show, page):
    area = show().findChild(QScrollArea)
    assert area.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert area.accessibleName()


def test_cards_keep_their_height_where_there_is_room_to_spare(qapp, show, journal):
    write(journal, 14, "kf-altruism", "bw-power", chance="took")
    page = show()
    qapp.processEvents()
    page.resize(2000, 1300)
    qapp.processEvents()
    heights = [card.height() for card in page._cards]
    page.resize(2000, 4300)
    qapp.processEvents()
    assert [card.height() for card in page._cards] == heights


def test_the_keyboard_goes_through_in_the_order_of_reading(show, journal, qtbot):
    write(journal, 5, "kf-altruism", "bw-power", chance="took")
    page = show()
    qtbot.waitUntil(page.isActiveWindow)
    page._head.periods.group.button(0).setFocus()
    names = []
    for _ in range(8):
        page.focusNextChild()
        widget = QApplication.focusWidget()
        names.append(widget.accessibleName())
    assert names == [
        "Make a report of this period",
        "The five factors, month by month: show as table",
        "The five factors, month by month",
        "Where the factors and the behaviours meet",
        "Where they meet: show as table",
        "Chances to practise",
        "Chances, and what I did with them",
        "Chances, and what I did with them: show as table",
    ]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [560, 892, 1232])
def test_nothing_is_cut_off_at_any_width_or_text_size(
    qapp, show, page, journal, scale, width
):
    write(journal, 14, "kf-altruism", "bw-power", chance="took")
    theme.apply(qapp, "light", scale)
    page.resize(width, 660)
    show()
    qapp.processEvents()
    area = page.findChild(QScrollArea)
    if scale * 560 <= width:
        assert area.widget().width() <= area.viewport().width()
    for card in page._cards:
        if not card.isVisible():
            continue
        needed = card.layout().heightForWidth(card.width())
        assert card.height() >= needed


def test_the_words_stand_beside_the_pictures_where_there_is_room(qapp, show, journal):
    write(journal, 5, "kf-altruism")
    page = show()
    qapp.processEvents()
    words = page.findChild(WordsCard)
    assert left(words, page) > left(page._months, page)
    page.resize(800, 700)
    qapp.processEvents()
    assert words.mapTo(page, QPoint()).y() > page._months.mapTo(page, QPoint()).y()
    assert left(words, page) == left(page._months, page)


def left(card, page) -> int:
    return card.mapTo(page, QPoint()).x()
