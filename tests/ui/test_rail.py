"""The rail says how the journal is kept, quietly, and leads to where that is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton

from leadjournal.ui import theme
from leadjournal.ui.rail import PLAIN_MEANS, Rail

TODAY = "Backed up today, 17:30"
LONG = "Backed up on Wednesday 30 September 2025"


@pytest.fixture
def make_rail(qtbot):
    def make_rail(*, encrypted=True, room=1400):
        rail = Rail(encrypted=encrypted)
        qtbot.addWidget(rail)
        rail.show_place("today")
        rail.fit(room)
        rail.resize(rail.width(), 700)
        with qtbot.waitExposed(rail):
            rail.show()
        return rail

    return make_rail


def test_nothing_is_said_of_a_backup_until_there_is_something_to_say(make_rail):
    rail = make_rail()
    assert not rail.backup.isVisible()
    rail.show_backup(TODAY)
    assert rail.backup.isVisible()
    assert rail.backup.accessibleName() == TODAY
    rail.show_backup("")
    assert not rail.backup.isVisible()


def test_the_line_leads_to_the_backups_by_mouse_and_by_keys(make_rail, qtbot):
    rail = make_rail()
    rail.show_backup(TODAY)
    with qtbot.waitSignal(rail.backups_requested):
        qtbot.mouseClick(rail.backup, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(rail.backups_requested):
        qtbot.keyClick(rail.backup, Qt.Key.Key_Return)
    with qtbot.waitSignal(rail.backups_requested):
        qtbot.keyClick(rail.backup, Qt.Key.Key_Space)


def test_an_encrypted_journal_can_be_locked_from_here(make_rail, qtbot):
    rail = make_rail()
    assert rail.lock.isVisible() and rail.lock.accessibleName() == "Lock now"
    with qtbot.waitSignal(rail.lock_requested):
        qtbot.mouseClick(rail.lock, Qt.MouseButton.LeftButton)
    rail.show_keys({"lock_now": "Ctrl+L"})
    assert rail.lock.toolTip() == "Lock now (Ctrl+L)"


def test_one_without_a_passphrase_has_nothing_to_lock(make_rail):
    assert not make_rail(encrypted=False).lock.isVisible()


def test_what_it_means_to_have_no_passphrase_is_said(make_rail):
    kept = make_rail(encrypted=False)._words[1]
    assert "no\N{NO-BREAK SPACE}passphrase" in kept.text()
    assert kept.toolTip() == kept.accessibleDescription() == PLAIN_MEANS
    assert not make_rail(encrypted=True)._words[1].toolTip()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_where_only_drawings_are_left_they_stand_one_below_the_other(
    make_rail, qapp, scale
):
    theme.apply(qapp, "light", scale)
    rail = make_rail(room=500)
    rail.show_backup(TODAY)
    rail.show_veiled(True)
    rail.setFocus()
    qapp.processEvents()
    shot = rail.grab().toImage()
    middles = []
    for part in rail.findChildren(QAbstractButton):
        rows = range(part.y() + 6, part.geometry().bottom() - 5)
        room = range(part.x() + 6, part.geometry().right() - 5)
        bare = shot.pixel(room[0], rows[0])
        drawn = [x for x in room if any(shot.pixel(x, y) != bare for y in rows)]
        middles.append((drawn[0] + drawn[-1]) / 2)
    assert len(middles) == 7
    assert max(middles) - min(middles) <= 2


def test_a_veil_is_told_and_taken_off(make_rail, qtbot):
    rail = make_rail()
    assert not rail.veil.isVisible()
    rail.show_veiled(True)
    assert rail.veil.isVisible() and rail.veil.accessibleName() == "Titles are veiled"
    with qtbot.waitSignal(rail.unveil_requested):
        qtbot.keyClick(rail.veil, Qt.Key.Key_Return)


def test_a_narrow_rail_keeps_the_words_for_tooltip_and_ear(make_rail):
    rail = make_rail(room=600)
    rail.show_backup(TODAY)
    assert rail.backup.accessibleName() == TODAY
    assert rail.backup.toolTip().startswith(TODAY)
    assert rail.width() == theme.size(60)
    rail.fit(1400)
    assert TODAY not in rail.backup.toolTip()


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("room", [500, 3000])
def test_all_of_it_fits_and_can_be_hit(make_rail, qapp, name, scale, room):
    theme.apply(qapp, name, scale)
    rail = make_rail(room=room)
    rail.show_backup(LONG)
    rail.show_veiled(True)
    qapp.processEvents()
    for control in (rail.lock, rail.backup, rail.veil):
        assert control.width() >= 24 and control.height() >= 24
        assert rail.rect().contains(control.geometry())
    if room == 3000:
        line = QFontMetrics(theme.sans(13)).height()
        assert rail.backup.height() >= 2 * line  # it takes the lines that it needs
    assert not rail.grab().isNull()


def test_trouble_is_in_another_colour_and_in_words(make_rail):
    rail = make_rail()
    rail.show_backup("Backup failed; see why", trouble=True)
    shot = rail.backup.grab().toImage()
    warn = theme.current().warn.lower()
    seen = {
        shot.pixelColor(x, y).name()
        for x in range(shot.width())
        for y in range(shot.height())
    }
    assert warn in seen
