"""What is offered for a damaged journal, at its opening and while a window has it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from leadjournal.errors import JournalError
from leadjournal.journal import Clock, local_now
from leadjournal.storage.keys import Secret
from leadjournal.ui import dialogs
from leadjournal.ui.recovering.damage import DamageDialog
from leadjournal.ui.recovering.work import Damaged

STAY, SEE = "Not Now", "Close It and See What Can Be Done"
STOPPED = (
    "Nothing more is written to the journal; what you have open can still be read and"
    " copied. To put a backup back, or to salvage what can be read, it is closed first."
)


def offer(
    parent: QWidget,
    path: Path,
    secret: Secret,
    error: JournalError,
    *,
    now: Clock = local_now,
) -> Path | None:
    """Ask what shall become of a damaged journal that nothing has open, and do it.

    Returns what is to be opened then, or None if all is left as it is.
    """
    dialog = DamageDialog(Damaged(path, secret, now), error, parent)
    dialog.exec()
    after = dialog.after
    dialog.deleteLater()
    if after is None:
        return None
    dialogs.tell(parent, after.said)
    return after.path


def may_close_for_it(window: QWidget, error: JournalError) -> bool:
    """Say what was met while a window has the journal; ask whether to see to it.

    All that can be done about the file needs it to be closed first.
    """
    sentence = f"{error} {STOPPED}"
    return dialogs.choose(window, sentence, (STAY, SEE)) == SEE
