"""How older journals become today's: one function a step, oldest first.

The position of a step is the version it starts from, so a step is never
changed or moved once a release has carried it: a new one is put at the end,
and a journal of the release before it is kept in tests/journals.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

#: The step at index N takes a journal from version N + 1 to version N + 2.
STEPS: tuple[Callable[[Connection], None], ...] = ()
VERSION = len(STEPS) + 1
