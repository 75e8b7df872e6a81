"""Actions: what a person can do, each declared where it is done.

A decorated method becomes a menu item, a shortcut and a palette command; nothing
else has to be touched to add one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtGui import QAction, QKeySequence

from leadjournal.errors import JournalError
from leadjournal.ui import dialogs

if TYPE_CHECKING:
    from leadjournal.ui.main_window import MainWindow

F = TypeVar("F", bound=Callable[..., object])
Shortcut = str | QKeySequence.StandardKey


@dataclass(frozen=True)
class Spec:
    """How an action looks, and when it is available.

    The callables are methods of the group: they are asked at every `update`.
    """

    text: str
    shortcut: Shortcut | tuple[str, ...] | None = None
    tip: str = ""
    enabled: Callable[[Any], bool] | None = None
    live_text: Callable[[Any], str] | None = None
    checked: Callable[[Any], bool] | None = None
    separated: bool = False


def action(text: str, **options: Any) -> Callable[[F], F]:
    """Make a method of an `ActionGroup` an action; `options` are those of `Spec`."""

    def declare(method: F) -> F:
        method.spec = Spec(text, **options)  # type: ignore[attr-defined]
        return method

    return declare


class ActionGroup:
    """The actions of one menu, in the order they are written."""

    menu: str

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self._menu = window.menuBar().addMenu(self.menu)
        self._actions = tuple(self._build())
        self._menu.aboutToShow.connect(self.update)
        self.update()

    def __iter__(self) -> Iterator[QAction]:
        return (qaction for _, qaction in self._actions)

    def update(self) -> None:
        """Bring availability, ticks and live texts up to date."""
        for spec, qaction in self._actions:
            if spec.enabled is not None:
                qaction.setEnabled(spec.enabled(self))
            if spec.live_text is not None:
                qaction.setText(spec.live_text(self))
            if spec.checked is not None:
                qaction.setChecked(spec.checked(self))

    def shortcuts(self) -> list[tuple[str, str]]:
        """Return what has keys, by its plain name, with all the keys it has."""
        return [
            (
                spec.text.replace("&", ""),
                ", ".join(keys.toString() for keys in qaction.shortcuts()),
            )
            for spec, qaction in self._actions
            if qaction.shortcuts()
        ]

    def _build(self) -> Iterator[tuple[Spec, QAction]]:
        for name, member in vars(type(self)).items():
            spec = getattr(member, "spec", None)
            if isinstance(spec, Spec):
                if spec.separated:
                    self._menu.addSeparator()
                qaction = self._made(name, spec)
                self._menu.addAction(qaction)
                # A shortcut is to work while the menu bar is hidden, too.
                self.window.addAction(qaction)
                yield spec, qaction

    def _made(self, name: str, spec: Spec) -> QAction:
        qaction = QAction(spec.text, self.window)
        qaction.setObjectName(name)
        qaction.setStatusTip(spec.tip)
        qaction.setCheckable(spec.checked is not None)
        if isinstance(spec.shortcut, tuple):
            qaction.setShortcuts([QKeySequence(keys) for keys in spec.shortcut])
        elif isinstance(spec.shortcut, str):
            qaction.setShortcut(QKeySequence(spec.shortcut))
        elif spec.shortcut is not None:
            qaction.setShortcuts(spec.shortcut)
        if spec.tip:
            qaction.setToolTip(spec.tip)
        qaction.triggered.connect(partial(self._run, getattr(self, name)))
        return qaction

    def _run(self, method: Callable[[], object], *_: object) -> None:
        try:
            method()
        except JournalError as error:
            dialogs.show_error(self.window, error)
        self.update()
