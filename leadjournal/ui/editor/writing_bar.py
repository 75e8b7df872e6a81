"""What stands above the text: write or read, the template, and whether it is saved."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QColor,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QWidget,
)

from leadjournal.models import Reflection
from leadjournal.templates import Templates
from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.pane import Pane
from leadjournal.ui.word_button import WordButton

NO_TEMPLATE = "No template"
SPACING, RULE = 8, 9
END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class WritingBar(Pane):
    """In one line, or in two where there is little room."""

    reading_toggled = Signal(bool)
    template_chosen = Signal(object)  # a key, or None
    finish_requested = Signal()
    tags_toggled = Signal(bool)
    focus_toggled = Signal(bool)

    def __init__(self, templates: Templates) -> None:
        super().__init__("canvas", "bottom")
        self._write = WordButton("Write", colour="muted", padding=12)
        self._read = WordButton("Read", colour="muted", padding=12)
        self._template = WordButton(NO_TEMPLATE)
        self._state = label("", "small", wraps=False)
        self._finish = theme.look(QPushButton("Finish"), "link")
        self.tags = QPushButton("Tags")
        self.focus = QPushButton("Focus")
        self._choices = self._menu(templates)
        self._left, self._right = QWidget(), QWidget()
        self._grid = QGridLayout(self)
        self._in_two = self._has_state = False
        self._lay_out()
        self._connect()

    def show_reflection(self, reflection: Reflection | None, *, reading: bool) -> None:
        """Offer what can be done with a reflection."""
        there = reflection is not None
        live = reflection is not None and reflection.trashed is None
        (self._read if reading else self._write).setChecked(True)
        self._write.setEnabled(live)
        self._read.setEnabled(there)
        self._template.setVisible(live and not reading)
        self._has_state = live and not reading
        self._finish.setVisible(bool(live and reflection and reflection.draft))
        key = reflection.template if reflection else None
        chosen = self._choices.get(key)
        self._template.show_words(chosen.text() if chosen else str(key))
        self._template.setAccessibleName(f"Template: {self._template.text()}")
        for other in self._choices.values():
            other.setChecked(other is chosen)
        self._arrange()

    def show_state(self, state: str, why: str) -> None:
        """Say whether what was typed is saved; *why* is for when it is not."""
        self._state.setText(state)
        self._state.setAccessibleName(state.removeprefix("✓ "))
        self._state.setToolTip(why)  # which is spoken too
        self._arrange()

    def offer_tags(self, offered: bool) -> None:
        """Offer to show the tags where they have no column of their own."""
        self.tags.setVisible(offered)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a rule before the template; as a widget, it would be spoken."""
        super().paintEvent(event)
        read = self._read.geometry().translated(self._left.pos())
        across = read.right() + 1 + (RULE + SPACING) // 2
        rule = QRect(across, read.top(), 1, read.height())
        QPainter(self).fillRect(rule, QColor(theme.current().line))

    def minimumSizeHint(self) -> QSize:
        sides = [side.minimumSizeHint() for side in (self._left, self._right)]
        margins = self._grid.contentsMargins()
        width = max(side.width() for side in sides) + margins.left() + margins.right()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _menu(self, templates: Templates) -> dict[str | None, QAction]:
        menu = QMenu(self)
        group = QActionGroup(self)
        choices: dict[str | None, QAction] = {None: menu.addAction(NO_TEMPLATE)}
        for default in (True, False):
            menu.addSeparator()
            for template in templates:
                if template.default is default:
                    choices[template.key] = menu.addAction(template.name)
        for key, choice in choices.items():
            choice.setCheckable(True)
            group.addAction(choice)
            choice.triggered.connect(partial(self._on_template_triggered, key))
        self._template.set_menu(menu)
        return choices

    def _lay_out(self) -> None:
        tabs = QButtonGroup(self)
        for tab in (self._write, self._read):
            tab.setCheckable(True)
            tabs.addButton(tab)
        self.focus.setCheckable(True)
        self.focus.setToolTip("Only the text, without list and tags (F9, Escape)")
        self.tags.setCheckable(True)
        self.tags.hide()
        self._finish.setToolTip("This is no draft any more (Ctrl+Enter)")
        left, right = QHBoxLayout(self._left), WrappingRow(self._right)
        left.setContentsMargins(0, 4, 0, 4)
        left.setSpacing(SPACING)
        right.setContentsMargins(0, 4, 0, 4)
        left.addWidget(self._write)
        left.addWidget(self._read)
        left.addSpacing(RULE)
        left.addWidget(self._template)
        left.addStretch(1)
        rights: tuple[QWidget, ...] = (self._state, self._finish, self.tags, self.focus)
        for part in rights:
            right.addWidget(part)
        self._grid.setContentsMargins(22, 8, 26, 8)
        self._grid.setVerticalSpacing(0)
        self._grid.addWidget(self._left, 0, 0)
        self._grid.addWidget(self._right, 0, 1, END)
        self._grid.setColumnStretch(0, 1)

    def _connect(self) -> None:
        self._write.clicked.connect(partial(self._on_tab_clicked, False))
        self._read.clicked.connect(partial(self._on_tab_clicked, True))
        self._finish.clicked.connect(self.finish_requested)
        self.tags.toggled.connect(self.tags_toggled)
        self.focus.toggled.connect(self.focus_toggled)
        # Whoever has nothing but the text before them leaves by Escape.
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WindowShortcut)
        back.setEnabled(False)
        self.focus.toggled.connect(back.setEnabled)
        back.activated.connect(partial(self.focus.setChecked, False))

    def _arrange(self) -> None:
        height = self.focus.sizeHint().height()
        for part in (self._state, self._finish):
            part.setFixedHeight(height)
        margins = self._grid.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        least = self._left.minimumSizeHint().width() + theme.size(30)
        in_two = least + self._right.sizeHint().width() > room
        if in_two != self._in_two:
            self._in_two = in_two
            self._grid.removeWidget(self._right)
            if in_two:
                self._grid.addWidget(self._right, 1, 0)
            else:
                self._grid.addWidget(self._right, 0, 1, END)
        self._spare(room)

    def _spare(self, room: int) -> None:
        """Leave out that all is saved, rather than begin a third line for it."""
        width = self._right.sizeHint().width()
        if self._state.isHidden():
            width += SPACING + self._state.sizeHint().width()
        spared = self._in_two and width > room and not self._state.toolTip()
        self._state.setVisible(self._has_state and not spared)

    def _on_tab_clicked(self, reading: bool, _: bool = False) -> None:
        self.reading_toggled.emit(reading)

    def _on_template_triggered(self, key: str | None, _: bool = False) -> None:
        self.template_chosen.emit(key)
