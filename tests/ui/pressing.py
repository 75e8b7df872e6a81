"""What a person can read and press on a page, found by its name."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget


def buttons(page: QWidget) -> dict[str, QAbstractButton]:
    """Return the buttons in sight by what they are called."""
    return {
        each.accessibleName() or each.text(): each
        for each in page.findChildren(QAbstractButton)
        if each.isVisible()
    }


def press(page: QWidget, name: str) -> None:
    """Press the first button whose name begins so."""
    found = buttons(page)
    found[next(each for each in found if each.startswith(name))].click()


def choose(page: QWidget, name: str, words: str) -> None:
    """Choose what begins with some words, in the box of that name."""
    box = next(b for b in page.findChildren(QComboBox) if b.accessibleName() == name)
    place = next(i for i in range(box.count()) if box.itemText(i).startswith(words))
    box.setCurrentIndex(place)


def words_of(page: QWidget) -> str:
    """Return all words in sight, a line each."""
    labels = page.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())
