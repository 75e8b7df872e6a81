"""How a person likes the window; kept in one small JSON file beside no journal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

from leadjournal.errors import StorageError

THEMES = ("system", "light", "dark", "contrast")
SMALLEST_TEXT = 0.8
LARGEST_TEXT = 2.0
WRITING = (12.0, 28.0)  # the sizes of what a person writes, in px at 100 %


@dataclass(frozen=True)
class Settings:
    """Every preference with its default; change one with `dataclasses.replace`."""

    theme: str = "system"
    text_size: float = 1.0
    serif: str = ""
    writing_size: float = 16.5
    smart_quotes: bool = False
    typewriter: bool = False
    spelling: bool = True
    counts_words: bool = True
    lock_after: int = 10
    lock_at_sleep: bool = True
    veiled: bool = False
    shortcuts: dict[str, str] = field(default_factory=dict)
    last_journal: str = ""
    geometry: str = ""

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read settings; what is missing, broken or impossible is the default."""
        try:
            stored = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            return cls()
        return cls(**_sound(stored)) if isinstance(stored, dict) else cls()

    def save(self, path: Path) -> None:
        """Write settings so that the file is never half written."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part")
            part.write_text(json.dumps(asdict(self), indent=2), "utf-8")
            part.replace(path)
        except OSError as error:
            raise StorageError(
                f"Your settings could not be kept in {path.parent}."
            ) from error


def _sound(stored: Mapping[str, object]) -> dict[str, Any]:
    """Return the stored values that a setting of that name can hold."""
    usual = asdict(Settings())
    sound: dict[str, Any] = {
        name: stored[name]
        for name, value in usual.items()
        if type(stored.get(name)) is type(value)
    }
    if isinstance(size := stored.get("text_size"), int | float):
        sound["text_size"] = min(max(float(size), SMALLEST_TEXT), LARGEST_TEXT)
    if isinstance(size := stored.get("writing_size"), int | float):
        sound["writing_size"] = min(max(float(size), WRITING[0]), WRITING[1])
    sound["shortcuts"] = {
        name: keys
        for name, keys in sound.get("shortcuts", {}).items()
        if isinstance(keys, str)
    }
    if sound.get("theme") not in THEMES:
        sound.pop("theme", None)
    return sound
