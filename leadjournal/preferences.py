"""journal.preferences: choices that travel with the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from leadjournal.models import Preference


class Preferences:
    """Named values; each is kept as JSON."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        ordered = select(Preference).order_by(Preference.name)
        for preference in self._session.scalars(ordered):
            yield preference.name, json.loads(preference.value)

    def get(self, name: str, default: Any = None) -> Any:
        preference = self._session.get(Preference, name)
        return default if preference is None else json.loads(preference.value)

    def set(self, name: str, value: Any) -> None:
        kept = json.dumps(value, ensure_ascii=False)
        preference = self._session.get(Preference, name)
        if preference is None:
            self._session.add(Preference(name=name, value=kept))
        else:
            preference.value = kept
