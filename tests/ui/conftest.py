"""A real window on a real journal, and a hand to work its menus with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from leadjournal import Journal
from leadjournal.ui import tasks, theme
from leadjournal.ui.editor import habits
from leadjournal.ui.settings import Settings
from leadjournal.ui.standing.bar import StandingBar
from leadjournal.ui.standing.watch import Watch

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from leadjournal.ui.main_window import MainWindow


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves work running or a window open."""
    theme.apply(qapp, "light")
    habits.use(habits.Habits())
    yield
    tasks.finish()
    qapp.processEvents()
    left = [widget for widget in qapp.topLevelWidgets() if _is_open(widget)]
    for widget in left:
        widget.hide()
    assert not left


@pytest.fixture
def window(qtbot: QtBot, journal: Journal) -> Iterator[MainWindow]:
    from leadjournal.ui.main_window import MainWindow

    window = MainWindow(journal, Settings(theme="light"))
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    if isValid(window):
        window.close()


@pytest.fixture
def stands(window: MainWindow) -> StandingBar:
    """The bar over the pages, which says how the file stands."""
    bar = window.findChild(StandingBar)
    assert bar is not None
    return bar


@pytest.fixture
def watch(window: MainWindow) -> Watch:
    return window.watch


@pytest.fixture
def trigger(window: MainWindow) -> Callable[[str], None]:
    """Trigger an action by its method's name, as a menu would."""

    def trigger(name: str) -> None:
        action = window.findChild(QAction, name)
        assert action is not None, f"there is no action {name}"
        action.trigger()

    return trigger


def _is_open(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isWindow()
