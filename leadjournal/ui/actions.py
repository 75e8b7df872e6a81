"""Actions: what a person can do, each declared where it is done.

A decorated method becomes a menu item, a shortcut and a palette command; nothing
else has to be touched to add one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeySequence

from leadjournal.errors import DamagedError, JournalError
from leadjournal.ui import dialogs

if TYPE_CHECKING:
    from leadjournal.ui.main_window import MainWindow

F = TypeVar("F", bound=Callable[..., object])
Shortcut = str | QKeySequence.StandardKey
UNKNOWN = Qt.Key.Key_unknown
NATIVE = QKeySequence.SequenceFormat.NativeText


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


@dataclass(frozen=True)
class Command:
    """An action as it is known outside its menu, for the palette and the keys."""

    name: str
    #: What it is called wherever it stands, such as "Undo" and not "Undo Tag".
    words: str
    menu: str
    tip: str
    usual: tuple[QKeySequence, ...]
    qaction: QAction

    @property
    def live_words(self) -> str:
        """What it would do now, such as "Undo Tag"."""
        return plain(self.qaction.text())

    @property
    def keys(self) -> str:
        """The first of its keys, if it has any."""
        return told(self.qaction.shortcuts()[:1])


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
        self._taken: Mapping[str, str] = {}
        self._actions = tuple(self._build())
        self._menu.aboutToShow.connect(self.update)
        self.update()

    def __iter__(self) -> Iterator[QAction]:
        return (qaction for _, qaction in self._actions)

    def update(self) -> None:
        """Bring availability, ticks, live texts and keys up to date."""
        for spec, qaction in self._actions:
            if spec.enabled is not None:
                qaction.setEnabled(spec.enabled(self))
            if spec.live_text is not None:
                qaction.setText(spec.live_text(self))
            if spec.checked is not None:
                qaction.setChecked(spec.checked(self))
        if self.window.settings.shortcuts != self._taken:
            self.take_shortcuts(self.window.settings.shortcuts)

    def commands(self) -> list[Command]:
        """Return the actions as they are known outside this menu."""
        return [
            Command(
                qaction.objectName(),
                plain(spec.text).removesuffix("…"),
                plain(self.menu),
                spec.tip,
                _usual(spec),
                qaction,
            )
            for spec, qaction in self._actions
        ]

    def take_shortcuts(self, chosen: Mapping[str, str]) -> None:
        """Take the keys that a person chose, by the names of the actions.

        What they chose none for, "", has none; what is not named has its usual ones.
        """
        self._taken = dict(chosen)
        for spec, qaction in self._actions:
            qaction.setShortcuts(keys_of(qaction.objectName(), _usual(spec), chosen))

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
        qaction.setShortcuts(list(_usual(spec)))
        if spec.tip:
            qaction.setToolTip(spec.tip)
        qaction.triggered.connect(partial(self._run, getattr(self, name)))
        return qaction

    def _run(self, method: Callable[[], object], *_: object) -> None:
        try:
            method()
        except DamagedError as error:
            self.window.damage_met.emit(error)
        except JournalError as error:
            dialogs.show_error(self.window, error)
        self.update()


def all_commands(menus: Iterable[ActionGroup]) -> list[Command]:
    """Return every action of a window, up to date, in the order of its menus."""
    commands = []
    for menu in menus:
        menu.update()
        commands += menu.commands()
    return commands


def keys_of(
    name: str, usual: Iterable[QKeySequence], chosen: Mapping[str, str]
) -> list[QKeySequence]:
    """Return the keys of an action; one that a person chose goes before a usual one."""
    if name in chosen:
        return _read(chosen[name])
    theirs = [each for keys in chosen.values() for each in _read(keys)]
    return [each for each in usual if each not in theirs]


def plain(text: str) -> str:
    """Return the words of a menu item without the mark of its letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def first_key(keys: QKeySequence) -> QKeyCombination:
    """Return the first key of a sequence, with what is held."""
    first: QKeyCombination = keys[0]  # type: ignore[index]  # the stub is silent
    return first


def told(keys: Iterable[QKeySequence]) -> str:
    """Return keys as they stand on this keyboard, such as "Ctrl+B, F7"."""
    return ", ".join(each.toString(NATIVE) for each in keys)


def _read(keys: str) -> list[QKeySequence]:
    """Return stored keys; what is none, for nobody knows it, is left out."""
    found = QKeySequence.listFromString(keys)
    known = (each for each in found if each.count())
    return [each for each in known if first_key(each).key() != UNKNOWN]


def _usual(spec: Spec) -> tuple[QKeySequence, ...]:
    if spec.shortcut is None:
        return ()
    if isinstance(spec.shortcut, QKeySequence.StandardKey):
        return tuple(QKeySequence.keyBindings(spec.shortcut))
    keys = (spec.shortcut,) if isinstance(spec.shortcut, str) else spec.shortcut
    return tuple(QKeySequence(each) for each in keys)
