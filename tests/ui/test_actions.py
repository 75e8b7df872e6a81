"""A decorated method is a menu item, a shortcut and a command."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMessageBox, QPushButton

from leadjournal.errors import JournalError, StorageError
from leadjournal.ui import dialogs
from leadjournal.ui.actions import ActionGroup, action, plain, told
from leadjournal.ui.settings import Settings

STANDARD_FIND = QKeySequence.StandardKey.Find


class Things(ActionGroup):
    menu = "&Things"
    made = 0
    ready = True
    ticked = False

    def _is_ready(self) -> bool:
        return self.ready

    def _how_many(self) -> str:
        return f"Made {self.made}"

    def _is_ticked(self) -> bool:
        return self.ticked

    @action(
        "&Make", shortcut="Ctrl+M", enabled=_is_ready, live_text=_how_many, tip="Makes"
    )
    def make(self) -> None:
        self.made += 1

    @action("&Break", shortcut=("Ctrl+B", "F7"), separated=True)
    def break_it(self) -> None:
        raise StorageError("The disk is full.")

    @action("&Tick", checked=_is_ticked, shortcut=QKeySequence.StandardKey.Find)
    def tick(self) -> None:
        self.ticked = not self.ticked

    @action("A &Mistake")
    def mistake(self) -> None:
        raise ZeroDivisionError


class Window(QMainWindow):
    settings = Settings()


@pytest.fixture
def window(qtbot):
    window = Window()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def things(window):
    return Things(window)


@pytest.fixture
def trigger(window):
    return lambda name: window.findChild(QAction, name).trigger()


def test_actions_stand_in_the_menu_in_the_order_they_are_written(things, window):
    menu = window.menuBar().actions()[0].menu()
    names = [each.objectName() for each in menu.actions()]
    assert names == ["make", "", "break_it", "tick", "mistake"]
    assert menu.actions()[1].isSeparator()
    assert [each.objectName() for each in things] == [name for name in names if name]


def test_an_action_does_what_its_method_does(things, trigger):
    trigger("make")
    trigger("make")
    assert things.made == 2


def test_an_action_knows_its_keys_and_its_tip(things, window):
    made = window.findChild(QAction, "make")
    assert made.shortcut() == QKeySequence("Ctrl+M")
    assert made.statusTip() == "Makes"
    broken = window.findChild(QAction, "break_it")
    assert [keys.toString() for keys in broken.shortcuts()] == ["Ctrl+B", "F7"]
    assert window.findChild(QAction, "tick").shortcut() == QKeySequence("Ctrl+F")


def test_a_shortcut_works_without_the_menu(things, window, qtbot):
    window.menuBar().hide()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert things.made == 1


def test_texts_ticks_and_availability_are_brought_up_to_date(things, window, trigger):
    trigger("make")
    trigger("tick")
    assert window.findChild(QAction, "make").text() == "Made 1"
    assert window.findChild(QAction, "tick").isChecked()
    things.ready = False
    things.update()
    assert not window.findChild(QAction, "make").isEnabled()


def test_actions_are_known_outside_their_menu(things, trigger):
    trigger("make")
    made, broken, ticked, mistake = things.commands()
    assert (made.name, made.words, made.menu) == ("make", "Make", "Things")
    assert (made.live_words, made.keys, made.tip) == ("Made 1", "Ctrl+M", "Makes")
    assert told(broken.usual) == "Ctrl+B, F7"
    assert list(ticked.usual) == QKeySequence.keyBindings(STANDARD_FIND)
    assert (mistake.words, mistake.keys) == ("A Mistake", "")


def test_an_action_takes_the_keys_that_a_person_chose(things, window, qtbot):
    window.settings = Settings(shortcuts={"make": "Ctrl+J; F8", "break_it": ""})
    things.update()
    made, broken, ticked, _ = things.commands()
    assert told(made.qaction.shortcuts()) == "Ctrl+J, F8"
    assert broken.keys == ""
    assert ticked.keys == "Ctrl+F"
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert things.made == 1
    window.settings = Settings()
    things.update()
    assert told(broken.qaction.shortcuts()) == "Ctrl+B, F7"


def test_keys_that_were_chosen_go_before_usual_ones(things, window):
    window.settings = Settings(shortcuts={"make": "F7"})
    things.update()
    assert told(things.commands()[1].qaction.shortcuts()) == "Ctrl+B"


def test_keys_that_are_none_are_left_out(things, window):
    window.settings = Settings(shortcuts={"make": "hello world", "gone": "Ctrl+J"})
    things.update()
    assert things.commands()[0].keys == ""


def test_an_ampersand_of_the_words_stays():
    assert plain("Black && &White") == "Black & White"


def test_an_error_becomes_a_message(things, trigger, monkeypatch):
    shown: list[str] = []
    monkeypatch.setattr(
        dialogs, "show_error", lambda _, error: shown.append(str(error))
    )
    trigger("break_it")
    assert shown == ["The disk is full."]


def test_our_own_mistake_is_nobodys_message(things, trigger, qtbot):
    with qtbot.captureExceptions() as raised:
        trigger("mistake")
    assert [each[0] for each in raised] == [ZeroDivisionError]


def test_confirming_names_what_will_happen(window, answering):
    boxes = answering("Empty the Trash")
    assert dialogs.confirm(window, "Nothing can bring these back.", "Empty the Trash")
    assert boxes == ["Nothing can bring these back."]
    answering("Cancel")
    assert not dialogs.confirm(window, "Nothing can bring these back.", "Empty")


def test_bad_news_is_the_sentence_of_the_error(window, answering):
    boxes = answering("OK")
    dialogs.show_error(window, JournalError("The passphrase does not open it."))
    assert boxes == ["The passphrase does not open it."]


@pytest.fixture
def answering(monkeypatch):
    """Press a button of every box that opens; return what the boxes said."""

    def answer(text: str) -> list[str]:
        said: list[str] = []

        def press(box: QMessageBox) -> int:
            said.append(box.text())
            (button,) = (
                each
                for each in box.findChildren(QPushButton)
                if each.text().replace("&", "") == text
            )
            button.click()
            return 0

        monkeypatch.setattr(QMessageBox, "exec", press)
        return said

    return answer
