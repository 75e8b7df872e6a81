"""Which reflections resemble one, and why: by its own words and what it is about.

No model is asked. A word tells something if it comes often in this text and in few
others; two texts resemble each other if they share two such words, or one of them
and a practice, or if the person put them into one thread.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from math import log
from typing import Any

from leadjournal.finding.sql import Sql

#: Runs a statement with a condition where it says {where}, and what follows its values.
Select = Callable[..., list[Any]]

SHORTEST = 4  # letters of a word that can tell something
ASKED = 120  # words of a text whose frequency is looked up
TELLING = 12  # of them that are looked for elsewhere
SELDOM = 1_000  # texts that a word may be in, however many there are
CANDIDATES = 60
MOST_TAGS = 500  # reflections whose tags are compared
WORDS_SAID = 3
#: A practice in common counts as much as a word that one text in so many has.
PRACTICE = log(8)
THREAD = 3 * PRACTICE

COMMON = frozenset(
    """
    about above after again against almost alone along already also although always
    among another anybody anyone anything around asked away back became because become
    been before began begin being below best better between beyond both bring brought
    call called came cannot come comes could does doing done down during each either
    else enough even ever every everybody everyone everything feel feels felt find
    first from gave gets getting give given gives going gone good great half hand happen
    happened have having head hear heard here hers herself himself hour hours however
    into itself just keep kept knew know known last later least less like little long
    look looked made make makes making many maybe mean means meant might mine month more
    most much must myself need needed needs never next nobody none nothing often once
    only onto other others ours ourselves over part people perhaps place point possible
    quite rather really right said same says seem seemed seen self several shall should
    side since some somebody someone something sometimes soon still such sure take taken
    talk tell than thank that their theirs them themselves then there these they thing
    things think this those though thought three through time times today together told
    tomorrow took toward towards tried true turn turned twice under until upon used very
    want wanted week weeks well went were what whatever when where whether which while
    whole whom whose will with within without word words work worked working would year
    years yesterday your yours yourself
    """.split()
)


@dataclass(frozen=True)
class Related:
    """A reflection that resembles another, and what the two have in common."""

    id: int
    day: date
    title: str
    practices: tuple[str, ...]
    words: tuple[str, ...]
    threads: tuple[str, ...]


def related(
    select: Select, number: int, *, left_out: str = "", limit: int = 3
) -> list[Related]:
    """Return what resembles a reflection most, the nearest first.

    *left_out* are words that are not the person's own, such as those of a question.
    Neither drafts nor what was stepped outside are compared, nor what is in the
    trash; what is private resembles only what is private too.
    """
    rows = select(_THIS, Sql("id = ?", (number,)))
    if not rows:
        return []
    title, body, private, stepped_outside = rows[0]
    if stepped_outside:
        return []
    words = _telling(select, f"{title}\n{prose(body)}", left_out)
    shared: defaultdict[int, list[str]] = defaultdict(list)
    for word in words:
        for (i,) in select(_WITH, Sql("MATCH ?", (_match(word),))):
            shared[i].append(word)
    threads = _in_common(select, "threads", "name", number)
    by_words = sorted(shared, key=lambda i: (-sum(words[w] for w in shared[i]), -i))
    near = [*threads, *by_words[:MOST_TAGS]]
    practices = _in_common(select, "taggings", "practice", number, near)

    def nearness(i: int) -> tuple[float, int]:
        score = sum(words[word] for word in shared.get(i, ()))
        score += PRACTICE * len(practices.get(i, ())) + THREAD * len(threads.get(i, ()))
        return score, i

    able = {i for i in near if i in threads or len(shared[i]) + (i in practices) > 1}
    nearest = sorted(able - {number}, key=nearness, reverse=True)[:CANDIDATES]
    known = {row[0]: row for row in _read(select, nearest, private=bool(private))}
    found: list[Related] = []
    for i in nearest:
        if i in known and len(found) < limit:
            _, day, other, text = known[i]
            really = [w for w in shared[i] if is_in(w, f"{other}\n{prose(text)}")]
            said = tuple(really[:WORDS_SAID])
            about = tuple(sorted(practices.get(i, ())))
            joined = tuple(sorted(threads.get(i, ())))
            if len(said) + bool(about) > 1 or joined:
                day = date.fromisoformat(day)
                found.append(Related(i, day, other, about, said, joined))
    return found


def prose(body: str) -> str:
    """Return a text without its headings, which are often those of a template."""
    lines = body.splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith(("#", ">")))


def is_in(word: str, text: str) -> bool:
    """Whether a text has a word, or another form of it."""
    return bool(re.search(rf"\b{re.escape(_beginning(word))}", text.lower()))


def _beginning(word: str) -> str:
    """Return what the forms of a word have in common, or nearly so."""
    for ending in ("ing", "ed", "es", "ly", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word


def _telling(select: Select, text: str, left_out: str) -> dict[str, float]:
    """Return the words that set a text apart, and how much each of them does."""
    unwanted = {_beginning(word) for word in _words(left_out)}
    counts: Counter[str] = Counter()
    forms: dict[str, str] = {}
    for word in _words(text):
        beginning = _beginning(word)
        if word not in COMMON and beginning not in unwanted:
            counts[beginning] += 1
            forms.setdefault(beginning, word)
    [(total,)] = select("SELECT count(*) FROM reflections WHERE {where}", _ALL)
    # In how many texts a word may be and still tell something.
    most = min(max(4, total // 20), SELDOM)
    weights: dict[str, float] = {}
    for beginning, count in sorted(counts.items(), key=_often_then_long)[:ASKED]:
        word = forms[beginning]
        match = Sql("MATCH ?", (_match(word),))
        [(found,)] = select(_COUNTED, match, (most + 1,))
        if 2 <= found <= most:
            weights[word] = (1 + log(count)) * log(1 + total / found)
    best = sorted(weights, key=lambda word: (-weights[word], word))[:TELLING]
    return {word: weights[word] for word in best}


def _words(text: str) -> Iterable[str]:
    return (
        word for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) >= SHORTEST
    )


def _often_then_long(counted: tuple[str, int]) -> tuple[int, int, str]:
    word, count = counted
    return -count, -len(word), word


def _match(word: str) -> str:
    return f'{{title body}} : "{word}"'


def _in_common(
    select: Select,
    table: str,
    column: str,
    number: int,
    others: list[int] | None = None,
) -> dict[int, set[str]]:
    """Return what others, or some of them, share with a reflection."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    mine = f"SELECT {column} FROM {table} WHERE reflection_id = {number}"
    same = f"{column} IN ({mine}) AND reflection_id != {number}"
    if others is not None:
        here = ",".join(map(str, others))
        same = f"reflection_id IN ({here}) AND +{same}"
    shared = f"SELECT reflection_id, {column} FROM {table} WHERE {{where}}"
    for i, value in select(shared, Sql(same)):
        found[i].add(value)
    return found


def _read(select: Select, ids: list[int], *, private: bool) -> list[Any]:
    condition = f"id IN ({','.join(map(str, ids))}) AND {_LIVE.text}"
    return select(_READ, Sql(condition if private else f"{condition} AND NOT private"))


_ALL = Sql("trashed IS NULL")
_LIVE = Sql("trashed IS NULL AND NOT draft AND NOT step_outside")
_THIS = "SELECT title, body, private, step_outside FROM reflections WHERE {where}"
_WITH = "SELECT rowid FROM reflections_search WHERE reflections_search {where}"
_COUNTED = (
    "SELECT count(*) FROM (SELECT 1 FROM reflections_search"
    " WHERE reflections_search {where} LIMIT ?)"
)
_READ = "SELECT id, day, title, body FROM reflections WHERE {where}"
