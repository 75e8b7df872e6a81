"""A journal of as many reflections as one likes, in words that are believable."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

from leadjournal import Journal
from leadjournal.models import Reflection

WORDS = 350
LAST = date(2026, 11, 19)


def make_journal(path: Path, reflections: int, seed: int = 1) -> None:
    """Write a journal over ten years; the same seed writes the same."""
    chance = random.Random(seed)
    with Journal.create(path, seed=seed) as journal:
        vocabulary = _vocabulary(journal)
        practices = [practice.key for practice in journal.practices_on]
        with journal.change("Write"):
            journal.reflections.add_all(
                _reflection(number, reflections, vocabulary, practices, chance)
                for number in range(reflections)
            )


def _reflection(
    number: int,
    all_of_them: int,
    vocabulary: list[str],
    practices: list[str],
    chance: random.Random,
) -> Reflection:
    # A few words come often and most of them seldom, as in any text.
    ranks = (int(len(vocabulary) ** chance.random()) for _ in range(WORDS))
    words = [vocabulary[rank - 1] for rank in ranks]
    day = LAST - timedelta(days=3650 * (all_of_them - number) // all_of_them)
    title = " ".join(chance.sample(words, 4)).capitalize()
    reflection = Reflection(day=day, title=title, body=" ".join(words))
    for practice in chance.sample(practices, 2):
        reflection.tag(practice, chance.choice([None, "took", "partly"]))
    return reflection


def _vocabulary(journal: Journal) -> list[str]:
    """Return the words of the question bank, then invented ones: 8,000 in all."""
    said = " ".join(f"{q.text} {q.follow_up}" for q in journal.questions)
    known = sorted({word.strip(".,?'").lower() for word in said.split()} - {""})
    random.Random(1).shuffle(known)
    syllables = ["ba", "do", "ki", "lu", "me", "na", "po", "ri", "se", "ta"]
    made = [
        first + second + third + fourth
        for first in syllables
        for second in syllables
        for third in syllables
        for fourth in syllables
    ]
    return (known + made)[:8000]
