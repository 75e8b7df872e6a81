"""Colours that can be read, looks that follow the theme, a ring that can be seen."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from leadjournal.paths import resource
from leadjournal.ui import theme

THEMES = tuple(theme.by_name.values())
PAPERS = ("canvas", "surface", "rail")


@pytest.fixture(autouse=True)
def light(qapp):
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


@pytest.mark.parametrize("colours", THEMES, ids=lambda colours: colours.name)
def test_words_stand_out_from_what_they_are_written_on(colours):
    pairs = [*product(("ink", "muted", "accent"), PAPERS)]
    pairs += [("accent", "accent_soft"), ("ink", "accent_soft")]
    pairs += [("accent_ink", "accent"), ("warn", "warn_soft"), ("ink", "hover")]
    for words, paper in pairs:
        ratio = theme.contrast(getattr(colours, words), getattr(colours, paper))
        assert ratio >= 4.5, (words, paper, ratio)


@pytest.mark.parametrize("colours", THEMES, ids=lambda colours: colours.name)
def test_rings_and_edges_can_be_seen(colours):
    for line, paper in product(("focus", "edge", "accent"), PAPERS):
        ratio = theme.contrast(getattr(colours, line), getattr(colours, paper))
        assert ratio >= 3, (line, paper, ratio)


@pytest.mark.parametrize("colours", THEMES, ids=lambda colours: colours.name)
def test_a_hint_is_not_taken_for_what_was_typed_and_can_be_read(colours):
    assert theme.contrast(colours.hint, colours.surface) >= 4.5
    assert theme.contrast(colours.hint, colours.ink) >= 1.8
    assert theme.contrast(colours.faint, colours.surface) >= (
        3 if colours.patterned else 1
    )


@pytest.mark.parametrize("colours", THEMES, ids=lambda colours: colours.name)
def test_factors_can_be_seen_and_their_names_read(colours):
    for key in theme.FACTORS:
        colour, soft = colours.practice(key)
        assert theme.contrast(colour, colours.surface) >= 3, key
        assert theme.contrast(colours.words(key), soft) >= 4.5, key
        assert theme.contrast(colour, soft) >= 3, key


def test_black_on_white_is_as_far_apart_as_can_be():
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_words_on_any_shade_of_the_accent_can_be_read():
    for colours, share in product(THEMES, range(11)):
        shade = theme.mix(colours.surface, colours.accent, share / 10)
        assert theme.contrast(theme.readable_on(shade), shade) >= 4.5


def test_a_mixture_lies_between():
    assert theme.mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert theme.mix("#102030", "#FFFFFF", 0) == "#102030"


def test_high_contrast_knows_black_white_and_one_yellow():
    colours = theme.HIGH_CONTRAST
    named = [getattr(colours, name) for name in ("canvas", "ink", "accent", "focus")]
    assert set(named) == {"#000000", "#FFFFFF", "#FFFF00"}


def test_the_desktop_chooses_when_nobody_else_does():
    scheme, wish = Qt.ColorScheme, Qt.ContrastPreference
    usual = wish.NoPreference
    assert theme.system_theme(scheme.Light, usual) is theme.LIGHT
    assert theme.system_theme(scheme.Unknown, usual) is theme.LIGHT
    assert theme.system_theme(scheme.Dark, usual) is theme.DARK
    assert theme.system_theme(scheme.Dark, wish.HighContrast) is theme.HIGH_CONTRAST


def test_a_theme_dresses_the_palette(qapp):
    theme.apply(qapp, "dark")
    assert theme.current() is theme.DARK
    assert qapp.palette().window().color() == QColor(theme.DARK.canvas)


def test_lengths_and_type_grow_with_the_text_but_not_for_ever(qapp):
    theme.apply(qapp, "light", 1.5)
    assert theme.size(16) == 24
    assert theme.sans(14).pixelSize() == 21
    theme.apply(qapp, "light", 9)
    assert theme.scale() == 2.0


def test_a_person_can_choose_the_serif(qapp):
    theme.apply(qapp, "light", serif="Noto Serif Display")
    assert theme.serif().families()[0] == "Noto Serif Display"
    assert '"Noto Serif Display"' in qapp.styleSheet()


def test_a_look_is_followed_by_the_theme(qapp, qtbot):
    button = theme.look(QPushButton("Start"), "primary")
    qtbot.addWidget(button)
    button.resize(120, 40)
    button.show()
    assert _colours(button)[QColor(theme.LIGHT.accent).name()] > 1000
    theme.apply(qapp, "dark")
    assert _colours(button)[QColor(theme.DARK.accent).name()] > 1000


def test_in_high_contrast_a_main_button_that_is_off_still_has_a_border(qapp, qtbot):
    theme.apply(qapp, "contrast")
    button = theme.look(QPushButton(), "primary")
    qtbot.addWidget(button)
    button.setEnabled(False)
    button.resize(120, 40)
    assert _colours(button)[QColor(theme.HIGH_CONTRAST.faint).name()] > 200


def test_an_icon_is_recoloured_without_being_made_again(qapp):
    icon = theme.icon("bars", "accent")
    assert QColor(theme.LIGHT.accent).name() in _inks(icon)
    theme.apply(qapp, "contrast")
    assert "#ffff00" in _inks(icon)


@pytest.mark.parametrize("path", sorted(resource("icons").glob("*.svg")))
def test_every_icon_draws_something(path):
    assert _inks(theme.icon(path.stem))


def test_an_icon_survives_being_copied():
    label = QPushButton(theme.icon("home"), "Today")
    copied = label.icon()
    copied.addPixmap(theme.icon("plus").pixmap(QSize(20, 20)))
    assert not copied.isNull()


def test_the_ring_follows_the_keyboard_and_stays_away_from_the_mouse(qtbot):
    page, first, second, field = QWidget(), QPushButton("A"), QPushButton("B"), None
    field = QLineEdit()
    row = QHBoxLayout(page)
    for widget in (first, second, field):
        row.addWidget(widget)
    qtbot.addWidget(page)
    show(qtbot, page)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    ring = page.findChild(QWidget, "focus_ring")
    assert ring.geometry() == first.geometry().adjusted(-4, -4, 4, 4)
    assert QColor(theme.LIGHT.focus).name() in _colours(page)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.isHidden()
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert all(r.isHidden() for r in page.findChildren(QWidget, "focus_ring"))


def test_the_ring_goes_with_its_button(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(200, 200)
    button = QPushButton("A", page)
    show(qtbot, page)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    ring = page.findChild(QWidget, "focus_ring")
    button.move(40, 40)
    assert ring.geometry().contains(button.geometry())
    button.hide()
    assert ring.isHidden()


def test_a_field_with_the_keyboard_is_ringed(qtbot):
    page = QWidget()
    field = QLineEdit(page)
    QHBoxLayout(page).addWidget(field)
    qtbot.addWidget(page)
    show(qtbot, page)
    field.setFocus()
    assert QColor(theme.LIGHT.focus).name() in _colours(field)


@pytest.mark.parametrize("name", theme.by_name)
def test_every_word_of_the_style_sheet_is_known(qapp, name):
    theme.apply(qapp, name, 1.3)
    assert "$" not in qapp.styleSheet()


def test_no_colour_is_named_outside_the_tokens():
    folder = resource("style")
    for path in folder.glob("*.qss"):
        named = re.findall(r"#[0-9a-fA-F]{3,8}\b", path.read_text("utf-8"))
        assert not named, path.name


def test_qt_counts_what_lives_for_ever_in_later_pythons_only(qapp):
    label = QLabel()  # PySide6 6.12.0 does not, and ends an older Python
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.update()
    assert sys.getrefcount(None) > before - 500


def show(qtbot, page: QWidget) -> None:
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def _inks(icon) -> set[str]:
    image = icon.pixmap(QSize(40, 40)).toImage()
    points = product(range(image.width()), range(image.height()))
    pixels = (image.pixelColor(x, y) for x, y in points)
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def _colours(widget: QWidget) -> dict[str, int]:
    QApplication.sendPostedEvents()
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    counts: dict[str, int] = {}
    for x, y in product(range(image.width()), range(image.height())):
        name = image.pixelColor(x, y).name()
        counts[name] = counts.get(name, 0) + 1
    return counts


def test_widgets_that_nothing_holds_survive_a_change_of_theme():
    script = Path(__file__).with_name("dying_widgets.py")
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        timeout=120,
        check=False,
    )
    assert done.returncode == 0
