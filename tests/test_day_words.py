"""Days are understood as people type them."""

from datetime import date

import pytest

from leadjournal.day_words import period

TODAY = date(2026, 11, 19)  # a Thursday


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("2026-11-19", "2026-11-19"),
        ("2026-11", "2026-11"),
        ("2026-w47", "2026-W47"),
        ("2025", "2025"),
        ("today", "2026-11-19"),
        ("Yesterday", "2026-11-18"),
        ("thu", "2026-11-19"),
        ("Friday", "2026-11-13"),
        ("19 nov", "2026-11-19"),
        ("19th November", "2026-11-19"),
        ("nov 20", "2025-11-20"),
        ("1 march 2024", "2024-03-01"),
        ("March 1, 2024", "2024-03-01"),
        ("december", "2025-12"),
        ("Feb 2026", "2026-02"),
        ("29 feb", "2024-02-29"),
        ("30 feb", ""),
        ("32 nov", ""),
        ("no", ""),
        ("november rain", ""),
        ("budget", ""),
        ("12", ""),
        ("", ""),
        ("may june", ""),
    ],
)
def test_words_name_a_day_a_month_or_a_year(words, named):
    assert period(words, TODAY) == named
