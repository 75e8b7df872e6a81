"""What a query may go on with: keys, and their values with their names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from leadjournal import days
from leadjournal.choices import Chance, Weight
from leadjournal.finding.search import KEYS
from leadjournal.text import matching

MOST = 8  # that a person can take in at a glance
ENOUGH = 3  # letters of a plain word, before it may be meant for a key

KEY_NOTES = {
    "tag": "about a practice",
    "chance": "what I did with the chance",
    "framework": "about any practice of a set",
    "after": "from a day, week, month or year on",
    "before": "until then",
    "on": "of a day, week, month or year",
    "title": "a word of the title",
    "has": "with plans, attachments and more",
    "is": "drafts, private, in the trash",
    "question": "an answer to a question",
    "weight": "how it felt",
    "thread": "of a thread",
}
CHANCES = {
    Chance.TOOK: "I took the chance",
    Chance.PARTLY: "I took it partly",
    Chance.PASSED: "I let it pass",
    Chance.NONE: "no chance came up",
}
WEIGHTS = {Weight.LIGHT: "light", Weight.MIXED: "mixed", Weight.HEAVY: "heavy"}
PARTS = {
    "plan": "with a plan",
    "afterthought": "with an afterthought",
    "attachment": "with a picture or file",
    "thread": "part of a thread",
}
STATES = {
    "draft": "not finished yet",
    "private": "private",
    "trashed": "in the trash",
    "shared": "shared",
}

Named = tuple[str, str]  # a value of the language, and its name


@dataclass(frozen=True)
class Vocabulary:
    """What can be named in a query: values with their names, the likeliest first."""

    today: date
    practices: tuple[Named, ...] = ()
    frameworks: tuple[Named, ...] = ()
    questions: tuple[Named, ...] = ()
    threads: tuple[str, ...] = ()
    #: In which something was written, such as 2026-11.
    months: tuple[str, ...] = ()


@dataclass(frozen=True)
class Completion:
    """A way to go on: *text* in place of what stands from *start* to *end*."""

    text: str
    label: str
    note: str
    start: int
    end: int

    @property
    def names_key(self) -> bool:
        """Whether it is a key alone, whose value is still to come."""
        return self.text.endswith(":")

    def replaced(self, query: str) -> str:
        """Return what stands in a query where this would stand."""
        return query[self.start : self.end]

    def applied(self, query: str) -> tuple[str, int]:
        """Return the query that it makes, and where the cursor stands in it then."""
        rest = query[self.end :]
        gap = "" if rest[:1].isspace() or self.names_key else " "
        before = query[: self.start] + self.text
        return before + gap + rest, len(before) + (not self.names_key)


def completions(
    query: str, cursor: int, vocabulary: Vocabulary, *, wanted: bool = False
) -> list[Completion]:
    """Return how the term at the cursor may go on, the best first.

    A plain word is offered keys only when it begins like one; with *wanted*,
    when somebody asks for it, all keys that fit are offered.
    """
    token = next(
        (
            each
            for each in _TOKEN.finditer(query)
            if each.start() < cursor <= each.end()
        ),
        None,
    )
    if token is None:
        return _keys("", cursor, cursor) if wanted else []
    if token["key"] is None:
        word = token["word"]
        if word is None or not (wanted or len(word) >= ENOUGH):
            return []
        return _keys(word, token.start("word"), token.end())
    if cursor < token.start("colon") + 1 or token["closed"]:
        return []
    typed = token["quoted"] if token["quoted"] is not None else token["value"]
    key = token["key"].lower()
    found = _values(key, typed or "", vocabulary)
    start, end = token.start("key"), token.end()
    made = [
        Completion(
            f"{key}:{_quoted(value)}", f"{key}:{_quoted(value)}", name, start, end
        )
        for value, name in found
    ]
    done = query[start:end].lower()
    if len(made) == 1 and made[0].text.lower() == done:
        return []  # there is nothing to go on with
    return made[:MOST]


_TOKEN = re.compile(
    r"""(?<![^\s(])-?(?:
        (?P<key>[A-Za-z]+)(?P<colon>:)(?:
            (?P<open>["“])(?P<quoted>[^"”]*)(?P<closed>["”])? | (?P<value>[^\s()"“”]*)
        )
        | (?P<phrase>["“][^"”]*["”]?)
        | (?P<word>[^\s()"“”:]+)
    )""",
    re.VERBOSE,
)


def _keys(word: str, start: int, end: int) -> list[Completion]:
    fitting = [key for key in KEYS if key.startswith(word.lower())]
    return [
        Completion(f"{key}:", f"{key}:", KEY_NOTES[key], start, end) for key in fitting
    ]


def _values(key: str, typed: str, known: Vocabulary) -> list[Named]:
    match key:
        case "tag":
            return _fitting(typed, known.practices)
        case "framework":
            return _fitting(typed, known.frameworks)
        case "chance":
            return _fitting(typed, _pairs(CHANCES))
        case "weight":
            return _fitting(typed, _pairs(WEIGHTS))
        case "has":
            return _fitting(typed, _pairs(PARTS))
        case "is":
            return _fitting(typed, _pairs(STATES))
        case "question":
            return _fitting(typed, known.questions)
        case "thread":
            return _fitting(typed, [(name, "") for name in known.threads])
        case "after" | "before" | "on":
            return _periods(typed, known)
    return []


def _pairs(names: Mapping[Any, str]) -> list[Named]:
    return [(str(value), name) for value, name in names.items()]


def _fitting(typed: str, known: Sequence[Named]) -> list[Named]:
    """Return what begins with the letters typed, then what has them in its name."""
    start = typed.lower()
    first = [pair for pair in known if pair[0].lower().startswith(start)]
    named = [match for _, match in matching.best_first(typed, known, " ".join)]
    return [*dict.fromkeys(first + named)]


def _periods(typed: str, known: Vocabulary) -> list[Named]:
    """Return today, this week, months and years, by their numbers or their names."""
    today = known.today
    year, week, _ = today.isocalendar()
    years = [*dict.fromkeys(month[:4] for month in known.months)]
    offered = [
        (today.isoformat(), "today"),
        (f"{year:04}-W{week:02}", "this week"),
        (today.isoformat()[:7], f"this month, {_month(today.isoformat()[:7])}"),
        *((month, _month(month)) for month in known.months),
        *((number, f"the year {number}") for number in years),
    ]
    named: dict[str, str] = {}
    for value, name in offered:
        named.setdefault(value, name)
    return _fitting(typed, [*named.items()])


def _month(value: str) -> str:
    return f"{days.MONTHS[int(value[5:]) - 1]} {value[:4]}"


def _quoted(value: str) -> str:
    return f'"{value}"' if re.search(r"[\s()]", value) else value
