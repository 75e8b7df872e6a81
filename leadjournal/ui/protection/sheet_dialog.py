"""The recovery sheet: the key of a journal, to be written on paper or printed.

There is no printing from here: Qt's box for it looks for printers on the network.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from leadjournal.errors import JournalError, NoAccessError
from leadjournal.journal import local_now
from leadjournal.reports import recovery_sheet
from leadjournal.storage import keys
from leadjournal.storage.keys import Key
from leadjournal.ui import dialogs, tasks, theme
from leadjournal.ui.cards import label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.editor.voice import Voice
from leadjournal.ui.scrolled_dialog import ScrolledDialog

TITLE = "Recovery Sheet"
WIDTH = 580
MEANING = (
    "These letters and digits are the key of “{name}”. Write them on paper, or save"
    " a page to print, and keep it where you keep what nobody is to find by chance."
)
WHOEVER = (
    "Whoever has them can read the journal and its backups, until the passphrase is"
    " changed. To open it with them, choose “I have a recovery sheet” where the"
    " passphrase is asked for."
)
SAVE, OPEN = "Save a Page to Print…", "Open the Page"
PAGES = "Pages to print (*.pdf);;Pages for a browser (*.html)"
SAVING = "Making the page…"
SAVED = (
    "The page is saved as {name}. Whoever has this file can open your journal: please"
    " print it, and then delete it, from the wastebasket as well."
)
NO_VIEWER = (
    "This computer knows no program that opens the page. It is saved in {folder}, as"
    " {name}. Whoever has this file can open your journal."
)


class SheetDialog(ScrolledDialog):
    """Shows the letters and digits, and saves them as a page."""

    def __init__(self, parent: QWidget, path: Path, key: Key) -> None:
        super().__init__(parent, TITLE, WIDTH)
        self._path = path
        self._key = key
        self._saved: Path | None = None
        self._is_saving = False
        self.told = label("", "warn")
        self.save = QPushButton(SAVE)
        self.open_page = QPushButton(OPEN)
        self._close = QPushButton("Close")
        self._voice = Voice(self)
        self._lay_out()
        self.save.clicked.connect(self._on_save)
        self.open_page.clicked.connect(self._on_open)
        self._close.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(label("A recovery sheet", "heading"))
        column.addWidget(label(MEANING.format(name=self._path.stem)))
        column.addWidget(_groups(keys.sheet(self._key)))
        column.addWidget(label(WHOEVER, "muted"))
        column.addWidget(self.told)
        column.addStretch(1)
        self.told.hide()
        self.open_page.hide()
        foot = self.foot.row
        foot.addWidget(self.save)
        foot.addWidget(self.open_page)
        foot.addStretch(1)
        foot.addWidget(self._close)
        for button in (self.save, self.open_page, self._close):
            button.setAutoDefault(False)
        self.save.setFocus()

    def _on_save(self) -> None:
        if self._is_saving:
            return
        suggested = Path.home() / recovery_sheet.default_name(self._path)
        target = dialogs.choose_new_file(self, TITLE, suggested, PAGES)
        if target is None:
            return
        over = target.exists()  # to which a person has agreed
        if target.suffix.lower() not in recovery_sheet.ENDINGS:
            target, over = target.with_name(f"{target.name}.pdf"), False
        self._is_saving = True  # the button stays usable, for it has the keyboard
        self._say(SAVING)
        tasks.run(
            partial(_page, self._path, self._key, target, over=over),
            done=self._on_saved,
            failed=self._on_failed,
            owner=self,
        )

    def _on_saved(self, target: Path) -> None:
        self._saved = target
        self._is_saving = False
        self.open_page.show()
        self._say(SAVED.format(name=target.name))

    def _on_failed(self, error: JournalError) -> None:
        self._is_saving = False
        self._say(str(error))

    def _on_open(self) -> None:
        assert self._saved is not None
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved))):
            folder, name = self._saved.parent, self._saved.name
            self._say(NO_VIEWER.format(folder=folder, name=name))

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self.told.show()
        self._voice.say(words)
        self.fit(may_shrink=False)


def _groups(letters: str) -> QWidget:
    """Return the groups of a sheet, numbered, so that none is left out."""
    row = QWidget()
    line = WrappingRow(row, gap=theme.size(14))
    for number, group in enumerate(letters.split(), 1):
        line.addWidget(_group(number, group))
    return row


def _group(number: int, letters: str) -> QWidget:
    words = QLabel(letters)
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(theme.size(20))
    words.setFont(font)
    # To be heard letter by letter, one after the other.
    words.setAccessibleName(f"Group {number}: {' '.join(letters)}")
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(str(number), "small", wraps=False))
    column.addWidget(words)
    return group


def _page(path: Path, key: Key, target: Path, *, over: bool) -> Path:
    """Write the page; it is as private as a file can be."""
    sheet = recovery_sheet.sheet_of(path, key, local_now().date())
    written = target.with_name(f"new {target.name}") if over else target
    recovery_sheet.write(sheet, written)
    try:
        written.replace(target)
    except OSError:
        raise NoAccessError(f"{target} may not be written over.") from None
    return target
