"""Colours, type and lengths: light, dark and high contrast, in one place.

Whatever paints itself asks `current()` and `size()` while it paints, so a change
of theme or of text size needs no more than the repaint that Qt then asks for.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from string import Template
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessibilityHints,
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QPalette,
    QStyleHints,
)
from PySide6.QtWidgets import QApplication, QWidget

from leadjournal.paths import resource
from leadjournal.ui import icons
from leadjournal.ui.focus import FocusRing
from leadjournal.ui.tokens import (
    DARK,
    FACTORS,
    HIGH_CONTRAST,
    LIGHT,
    Theme,
    by_name,
    contrast,
    mix,
    readable_on,
)

__all__ = [
    "DARK",
    "FACTORS",
    "HIGH_CONTRAST",
    "LIGHT",
    "Theme",
    "apply",
    "brush",
    "by_name",
    "contrast",
    "current",
    "icon",
    "look",
    "mix",
    "readable_on",
    "sans",
    "scale",
    "serif",
    "size",
    "system_theme",
]

W = TypeVar("W", bound=QWidget)

SANS = ("Segoe UI", "SF Pro Text", "Inter", "Noto Sans")
SERIF = ("Georgia", "Charter", "Noto Serif")
BASE = 14
WRITING = 16.5  # what a person writes, unless they choose another size
LARGEST = 2.0

# Fusion would put pictures of its own on some buttons, and none on ours.
NO_PICTURES = "QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }"

# With two colours for five factors, what tells them apart is how they are hatched.
_HATCHES = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.DiagCrossPattern,
    Qt.BrushStyle.Dense5Pattern,
)


@dataclass
class _Applied:
    """What is in force now; changed by `apply` alone."""

    theme: Theme = LIGHT
    chosen: str = "light"
    scale: float = 1.0
    serif: str = ""
    writing: float = WRITING
    # What is followed must be held: Python's hold on the hints for accessibility
    # ends with its hold on the style hints that they belong to.
    hints: QStyleHints | None = None
    accessibility: QAccessibilityHints | None = None
    ring: FocusRing | None = None
    folder: TemporaryDirectory[str] | None = None


_applied = _Applied()


def current() -> Theme:
    return _applied.theme


def writing() -> float:
    """Return the size of what a person writes, in px at a scale of 1."""
    return _applied.writing


def scale() -> float:
    """Return how much larger than usual a person wants their text."""
    return _applied.scale


def size(px: float) -> int:
    """Return a length that grows with the text."""
    return round(px * _applied.scale)


def sans(px: float = BASE, weight: int = QFont.Weight.Normal) -> QFont:
    """Return the interface font."""
    general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return _font((*SANS, general.family()), px, weight)


def serif(px: float = WRITING, weight: int = QFont.Weight.Normal) -> QFont:
    """Return the font of what a person writes and of what is asked of them."""
    return _font(_serif_families(), px, weight)


def brush(key: str) -> QBrush:
    """Return what to fill the shape of a practice with."""
    colour = QColor(current().practice(key)[0])
    if current().patterned and key in FACTORS:
        return QBrush(colour, _HATCHES[FACTORS.index(key)])
    return QBrush(colour)


def look(widget: W, name: str) -> W:
    """Give a widget a look of the style sheet, such as "primary" or "muted"."""
    widget.setProperty("look", name)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    return widget


def icon(name: str, colour: str = "ink") -> QIcon:
    """Return a drawn icon in a colour of the theme, whichever it comes to be."""
    return QIcon(icons.Drawing(name, colour, current))


def apply(
    app: QApplication,
    name: str,
    scale: float = 1.0,
    serif: str = "",
    writing: float = WRITING,
) -> None:
    """Dress the whole application; "system" follows the desktop, now and later.

    *writing* is the size of what a person writes, in px at a scale of 1.
    """
    _applied.chosen = name
    _applied.scale = min(max(scale, 0.8), LARGEST)
    _applied.serif = serif
    _applied.writing = writing
    hints, accessibility = _follow_system(app)
    _applied.theme = by_name.get(name) or system_theme(
        hints.colorScheme(), accessibility.contrastPreference()
    )
    if _applied.ring is None:
        _applied.ring = FocusRing(app, lambda: QColor(current().focus))
        app.setStyle("Fusion")
    with _nothing_cleared_away():
        app.setPalette(_palette(current()))
        app.setFont(sans())
        app.setStyleSheet(_style_sheet())


@contextmanager
def _nothing_cleared_away() -> Iterator[None]:
    """Let no unused widget die while Qt goes through its list of all widgets.

    What hears of the change is Python of ours, in which Python may think of clearing
    away cycles; a widget that dies then is still in the list, and Qt comes to it.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def system_theme(scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> Theme:
    """Return the theme that suits what the desktop asks for."""
    if contrast is Qt.ContrastPreference.HighContrast:
        return HIGH_CONTRAST
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def _follow_system(app: QApplication) -> tuple[QStyleHints, QAccessibilityHints]:
    """Let the desktop draw title bars to match, and tell us when it changes."""
    hints = _applied.hints or app.styleHints()
    accessibility = _applied.accessibility or hints.accessibility()
    wanted = {
        "light": Qt.ColorScheme.Light,
        "dark": Qt.ColorScheme.Dark,
        "contrast": Qt.ColorScheme.Dark,
    }
    hints.setColorScheme(wanted.get(_applied.chosen, Qt.ColorScheme.Unknown))
    if _applied.hints is None:
        _applied.hints, _applied.accessibility = hints, accessibility
        hints.colorSchemeChanged.connect(_on_system_changed)
        accessibility.contrastPreferenceChanged.connect(_on_system_changed)
    return hints, accessibility


def _on_system_changed(*_: object) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and _applied.chosen not in by_name:
        applied = _applied
        apply(app, applied.chosen, applied.scale, applied.serif, applied.writing)


def _serif_families() -> tuple[str, ...]:
    return (_applied.serif, *SERIF) if _applied.serif else SERIF


def _font(families: tuple[str, ...], px: float, weight: int) -> QFont:
    font = QFont(list(families))
    font.setPixelSize(size(px))
    font.setWeight(QFont.Weight(weight))
    return font


def _palette(theme: Theme) -> QPalette:
    role, palette = QPalette.ColorRole, QPalette()
    for colour, roles in (
        (theme.canvas, (role.Window, role.AlternateBase)),
        (theme.surface, (role.Base, role.Button, role.ToolTipBase, role.Light)),
        (theme.ink, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)),
        (theme.muted, (role.Dark, role.LinkVisited)),
        (theme.hint, (role.PlaceholderText,)),
        (theme.accent, (role.Highlight, role.Accent, role.Link)),
        (theme.accent_ink, (role.HighlightedText, role.BrightText)),
        (theme.line, (role.Mid, role.Midlight, role.Shadow)),
    ):
        for each in roles:
            palette.setColor(each, QColor(colour))
    off = QPalette.ColorGroup.Disabled
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(off, each, QColor(theme.faint))
    return palette


class _Tokens(dict[str, str]):
    """The words of the style sheet.

    Colours stand under their token, lengths as $px14, drawings as
    $drawing_check_in_accent.
    """

    def __missing__(self, name: str) -> str:
        if name.startswith("px"):
            return f"{size(float(name[2:].replace('_', '.')))}px"
        if name.startswith("drawing_"):
            drawing, token = name.removeprefix("drawing_").split("_in_")
            return icons.tinted_file(_folder(), drawing, getattr(current(), token))
        if name == "serif":
            return ", ".join(f'"{family}"' for family in _serif_families())
        return str(getattr(current(), name))


def _folder() -> str:
    """Return a passing folder for the few pictures that a style sheet must name."""
    if _applied.folder is None:
        _applied.folder = TemporaryDirectory(prefix="leadjournal-")
    return _applied.folder.name


def _style_sheet() -> str:
    names = ["window", "contrast"] if current().patterned else ["window"]
    sheets = (resource(f"style/{name}.qss").read_text("utf-8") for name in names)
    return Template("\n".join((*sheets, NO_PICTURES))).substitute(_Tokens())
