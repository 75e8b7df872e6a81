"""Going from the list to the text and the column beside it, without Tab."""

from PySide6.QtWidgets import QApplication


def test_the_keyboard_goes_round_the_columns(window, journal):
    with journal.change("Write"):
        journal.reflections.add("Monday", "I listened.")
    window.show_place("journal")
    page = window.journal_page
    page.left.search.field.setFocus()
    for stop in (page.writing, page.tagging.first, page.left.list):
        page.go_round(1)
        assert QApplication.focusWidget() is stop
    page.go_round(-1)
    assert QApplication.focusWidget() is page.tagging.first
