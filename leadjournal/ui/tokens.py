"""The colours of the three themes, by what they are for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FACTORS = (
    "kf-shared-purpose",
    "kf-personal-contact",
    "kf-surface-conflict",
    "kf-altruism",
    "kf-long-term",
)


@dataclass(frozen=True)
class Theme:
    """The colours of the window by what they are for, as "#RRGGBB"."""

    name: str
    canvas: str
    surface: str
    rail: str
    ink: str
    muted: str
    line: str
    accent: str
    accent_soft: str
    accent_ink: str
    warn: str
    warn_soft: str
    focus: str
    factors: tuple[tuple[str, str], ...]
    patterned: bool = False

    def practice(self, key: str) -> tuple[str, str]:
        """Return the colour of a practice and the soft one to set it on."""
        if key in FACTORS:
            return self.factors[FACTORS.index(key)]
        return (self.accent if key.startswith("bw-") else self.muted, self.accent_soft)

    def words(self, key: str) -> str:
        """Return the colour of words about a practice, to be read on its soft one."""
        return mix(self.practice(key)[0], self.ink, 0.2)

    @property
    def edge(self) -> str:
        """The border of a field or a box: darker than a rule, to be found by eye."""
        return mix(self.line, self.muted, 0.75)

    @property
    def track(self) -> str:
        """The empty part of a bar."""
        return self.canvas if self.patterned else mix(self.surface, self.line, 0.6)

    @property
    def hover(self) -> str:
        return mix(self.surface, self.rail, 0.6)

    @property
    def accent_hover(self) -> str:
        return mix(self.accent, self.ink, 0.15)

    @property
    def hint(self) -> str:
        """What an empty field says: not to be taken for what was typed."""
        return mix(self.muted, self.surface, 0.35) if self.patterned else self.muted

    @property
    def faint(self) -> str:
        """The words of what cannot be used just now."""
        return mix(self.muted, self.surface, 0.35)


LIGHT = Theme(
    name="light",
    canvas="#FAF8F5",
    surface="#FFFFFF",
    rail="#F2EEE8",
    ink="#1F2328",
    muted="#5A626D",
    line="#DED8CE",
    accent="#0B6B6B",
    accent_soft="#DFEFED",
    accent_ink="#FFFFFF",
    warn="#8A5A00",
    warn_soft="#FBEFD6",
    focus="#0B57D0",
    factors=(
        ("#3B5BA9", "#E6EBF6"),
        ("#B35900", "#FAEBDD"),
        ("#B3364B", "#F8E4E8"),
        ("#2F7D4F", "#E1F1E7"),
        ("#6B4C9A", "#ECE6F4"),
    ),
)

DARK = Theme(
    name="dark",
    canvas="#15181B",
    surface="#1D2125",
    rail="#121517",
    ink="#E8E6E1",
    muted="#A3ABB5",
    line="#343A41",
    accent="#6CC5BF",
    accent_soft="#16393A",
    accent_ink="#0B1F1F",
    warn="#F0C06A",
    warn_soft="#3A2E14",
    focus="#8AB4F8",
    factors=(
        ("#8FA8E8", "#222B45"),
        ("#F0A45C", "#3C2A17"),
        ("#F08A9B", "#3F2229"),
        ("#7CCB9A", "#1B3526"),
        ("#B79BE3", "#2E2640"),
    ),
)

HIGH_CONTRAST = Theme(
    name="contrast",
    canvas="#000000",
    surface="#000000",
    rail="#000000",
    ink="#FFFFFF",
    muted="#FFFFFF",
    line="#FFFFFF",
    accent="#FFFF00",
    accent_soft="#000000",
    accent_ink="#000000",
    warn="#FFFF00",
    warn_soft="#000000",
    focus="#FFFF00",
    factors=tuple(
        (colour, "#000000")
        for colour in ("#FFFFFF", "#FFFF00", "#FFFFFF", "#FFFF00", "#FFFFFF")
    ),
    patterned=True,
)

by_name: Mapping[str, Theme] = {
    theme.name: theme for theme in (LIGHT, DARK, HIGH_CONTRAST)
}


def mix(one: str, other: str, share: float) -> str:
    """Return the colour that lies *share* of the way from *one* to *other*."""
    near, far = bytes.fromhex(one[1:]), bytes.fromhex(other[1:])
    parts = (round(a + (b - a) * share) for a, b in zip(near, far, strict=True))
    return f"#{bytes(parts).hex().upper()}"


def contrast(one: str, other: str) -> float:
    """Return how far two colours stand apart, from 1 to 21, as WCAG counts it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable_on(colour: str) -> str:
    """Return black or white, whichever is easier to read on a colour."""
    return max(("#000000", "#FFFFFF"), key=lambda ink: contrast(ink, colour))


def _luminance(colour: str) -> float:
    parts = (part / 255 for part in bytes.fromhex(colour[1:]))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
