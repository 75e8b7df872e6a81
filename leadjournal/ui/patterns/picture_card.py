"""A card with a picture that is a table as well."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QTableWidget, QWidget

from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.patterns.telling_card import TellingCard
from leadjournal.ui.picture import Picture
from leadjournal.ui.tables import table


class PictureCard(TellingCard):
    """A picture and, on request, its table in its place.

    The link between the two stands at the *foot*, or else beside the title; `beneath`
    is a quiet line under the picture, such as how the period before was.
    """

    item_opened = Signal(object, str)

    def __init__(
        self,
        title: str,
        picture: Picture,
        note: str = "",
        *,
        foot: bool = False,
        above: QWidget | None = None,
    ) -> None:
        super().__init__(title, note, note_below=True)
        self.picture = picture
        self.toggle = theme.look(QPushButton(theme.icon("table", "accent"), ""), "link")
        self.toggle.setCheckable(True)
        self.table: QTableWidget | None = None
        self.beneath = label("", "muted")
        # Tab goes through the parts in the order in which they are put in.
        if above is not None:
            self.body.addWidget(above)
        if foot:
            self.body.addWidget(picture)
            self.body.addWidget(self.beneath)
            self.body.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self.header.addWidget(self.toggle)
            self.body.addWidget(picture)
            self.body.addWidget(self.beneath)
        self.body.addStretch(1)
        self.show_beneath("")
        self.toggle.toggled.connect(self.refresh)
        picture.item_opened.connect(self._on_item_opened)
        self.refresh()

    def show_beneath(self, words: str) -> None:
        self.beneath.setText(words)
        self.beneath.setVisible(bool(words))

    def show_title(self, title: str) -> None:
        self.title.setText(title)
        self.setAccessibleName(title)
        self.picture.setAccessibleName(title)

    def refresh(self) -> None:
        """Show the picture, or a fresh table of the same."""
        as_table = self.toggle.isChecked()
        self.toggle.setText("show as picture" if as_table else "show as table")
        self.toggle.setAccessibleName(f"{self.title.text()}: {self.toggle.text()}")
        if self.table is not None:
            self.table.deleteLater()
            self.table = None
        if as_table:
            heads, rows = self.picture.table()
            self.table = table(self.title.text(), heads, rows, self)
            self.body.insertWidget(self.body.indexOf(self.picture), self.table)
            # Made last, it would otherwise be the last that Tab comes to.
            self.setTabOrder(self.toggle, self.table)
        self.picture.setVisible(not as_table)

    def _on_item_opened(self, key: object) -> None:
        current = self.picture.current
        self.item_opened.emit(key, current.title if current else "")
