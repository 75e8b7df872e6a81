"""The box that asks for what opens a journal: nothing on it is cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from leadjournal.ui import theme
from leadjournal.ui.protection import dialog as protection
from leadjournal.ui.protection.unlock import UnlockForm
from leadjournal.ui.protection.unlock_dialog import UnlockDialog
from leadjournal.ui.running import PleaseWait

REMOVING = f"{protection.REMOVE_MEANS} {protection.PRESENT}"


def cut(window):
    """Return what is not wholly in sight."""
    parts = [*window.findChildren(QAbstractButton), *window.findChildren(QLabel)]
    return [
        each.text()
        for each in parts
        if each.isVisible()
        and (
            each.visibleRegion().boundingRect().size() != each.size()
            or each.height() < each.heightForWidth(each.width())
        )
    ]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut_where_a_passphrase_is_removed(qapp, qtbot, scale):
    theme.apply(qapp, "light", scale)
    form = UnlockForm(Path("a.leadjournal"), yes="Remove the Passphrase")
    dialog = UnlockDialog(None, form, REMOVING)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert not cut(dialog)
    form.other_way.click()
    qtbot.waitUntil(lambda: not cut(dialog))


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut_while_one_waits(qapp, qtbot, scale):
    theme.apply(qapp, "light", scale)
    box = PleaseWait("Changing the passphrase of the journal and its backups…")
    with qtbot.waitExposed(box):
        box.show()
    found = cut(box)
    box.hide()  # it cannot be closed
    box.deleteLater()
    assert not found
