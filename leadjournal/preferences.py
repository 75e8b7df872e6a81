"""journal.preferences: choices that travel with the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from leadjournal.errors import StorageError
from leadjournal.models import Preference


class Preferences:
    """Named values; each is kept as JSON."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        ordered = select(Preference).order_by(Preference.name)
        for preference in self._session.scalars(ordered):
            yield preference.name, _value(preference)

    def get(self, name: str, default: Any = None) -> Any:
        preference = self._session.get(Preference, name)
        return default if preference is None else _value(preference)

    def set(self, name: str, value: Any) -> None:
        kept = json.dumps(value, ensure_ascii=False)
        preference = self._session.get(Preference, name)
        if preference is None:
            self._session.add(Preference(name=name, value=kept))
        else:
            preference.value = kept


def _value(preference: Preference) -> Any:
    try:
        return json.loads(preference.value)
    except ValueError:
        message = f"The choice “{preference.name}” in this journal cannot be read."
        raise StorageError(message) from None
