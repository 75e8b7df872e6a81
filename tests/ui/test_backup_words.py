"""When a backup was made, said as people say it."""

from __future__ import annotations

from datetime import UTC, timedelta

import pytest

from leadjournal.ui.backups import words
from tests.conftest import NOW


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (None, "Not backed up yet"),
        (NOW, "Backed up today, 17:30"),
        (NOW.astimezone(UTC), "Backed up today, 17:30"),
        (NOW - timedelta(hours=20), "Backed up yesterday, 21:30"),
        (NOW - timedelta(days=2), "Backed up on Tuesday 17 November"),
        (NOW - timedelta(days=365), "Backed up on Wednesday 19 November 2025"),
        (NOW + timedelta(days=3), "Backed up on Sunday 22 November"),
    ],
)
def test_the_rail_says_when(made, said):
    assert words.standing(made, NOW) == said


def test_the_list_says_the_day_and_the_hour():
    assert words.when(NOW, NOW) == "Thursday 19 November 2026, 17:30"
