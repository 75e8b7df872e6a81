"""What was done with the chances to practise something, in plain numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from leadjournal.choices import Chance
from leadjournal.facts import Fact
from leadjournal.patterns.receipts import FEWEST, Claim, Kind, claim
from leadjournal.periods import Period
from leadjournal.wording import listed

#: Of how many practices the chances are told, those most noted first.
MOST = 2

_DONE = {
    Chance.TOOK: "took it in",
    Chance.PARTLY: "took it partly in",
    Chance.PASSED: "let it pass in",
}


def claims(period: Period) -> Iterator[Claim]:
    """Tell what was done with chances; that none came up is no failing, and is apart.

    No share is worked out: a chance is what a person saw as one.
    """
    noted = {
        key: saying
        for key in period.practices
        if len(saying := [f for f in period.about[key] if _chance(f, key)]) >= FEWEST
    }
    most = sorted(noted, key=lambda key: -len(noted[key]))[:MOST]
    for key in most:
        facts = noted[key]
        chances = Counter(_chance(fact, key) for fact in facts)
        done = [
            f"{words} {chances[chance]}"
            for chance, words in _DONE.items()
            if chances[chance]
        ]
        parts = [f"you {listed(done)}"] if done else []
        if none := chances[Chance.NONE]:
            parts.append(f"in {none} no chance came up")
        text = (
            f"About {period.name(key)}, {len(facts)} reflections say what came of the"
            f" chance: {'; '.join(parts)}."
        )
        yield claim(Kind.CHANCES, text, key, facts, period)


def _chance(fact: Fact, practice: str) -> str | None:
    return next((chance for key, chance in fact.tags if key == practice), None)
