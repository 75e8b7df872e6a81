"""How a person likes the window; kept in one small JSON file beside no journal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Self

from leadjournal.errors import StorageError

THEMES = ("system", "light", "dark", "contrast")
SMALLEST_TEXT = 0.8
LARGEST_TEXT = 2.0


@dataclass(frozen=True)
class Settings:
    """Every preference with its default; change one with `dataclasses.replace`."""

    theme: str = "system"
    text_size: float = 1.0
    serif: str = ""
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
    sound: dict[str, Any] = {
        field.name: stored[field.name]
        for field in fields(Settings)
        if type(stored.get(field.name)) is type(field.default)
    }
    if isinstance(size := stored.get("text_size"), int | float):
        sound["text_size"] = min(max(float(size), SMALLEST_TEXT), LARGEST_TEXT)
    if sound.get("theme") not in THEMES:
        sound.pop("theme", None)
    return sound
