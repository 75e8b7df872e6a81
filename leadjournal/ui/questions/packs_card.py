"""The packs of questions that a person has added."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leadjournal.packs import Pack
from leadjournal.ui import theme
from leadjournal.ui.cards import Card, Line, label, rule
from leadjournal.wording import counted


class PacksCard(Card):
    """Names each pack, and takes it out on request."""

    removal_requested = Signal(object)
    pack_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__("Packs you have added")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)
        self._shown: list[Pack] = []
        self.hide()

    def show_packs(self, packs: Sequence[Pack]) -> None:
        """Show the packs there are; a card with nothing to say is not there."""
        self.setVisible(bool(packs))
        if list(packs) == self._shown:
            return
        self._shown = list(packs)
        while (item := self._rows.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for pack in packs:
            self._rows.addWidget(rule())
            self._rows.addWidget(self._row(pack))

    def _row(self, pack: Pack) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(0)
        if pack.problem:
            words.addWidget(label(pack.name, "strong"))
            words.addWidget(theme.look(label(pack.problem), "warn"))
        else:
            name = theme.look(QPushButton(pack.name.replace("&", "&&")), "strong")
            name.setAccessibleName(f"Show the questions of {pack.name}")
            name.clicked.connect(partial(self._on_opened, pack))
            words.addWidget(name)
            words.addWidget(label(counted(len(pack.questions), "question"), "small"))
        remove = QPushButton("Remove…")
        remove.setAccessibleName(f"Remove {pack.name}")
        remove.clicked.connect(partial(self._on_removed, pack))
        line = Line(300)
        line.row.addLayout(words, 1)
        line.row.addWidget(remove)
        return line

    def _on_opened(self, pack: Pack, _: bool = False) -> None:
        self.pack_requested.emit(pack)

    def _on_removed(self, pack: Pack, _: bool = False) -> None:
        self.removal_requested.emit(pack)
