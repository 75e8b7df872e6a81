"""What the pictures of patterns show: plain values, made where there is time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from leadjournal import days
from leadjournal.choices import Chance
from leadjournal.frameworks import Practice
from leadjournal.patterns.rhythm import Rhythm, Week, marks
from leadjournal.patterns.steering import Steering
from leadjournal.patterns.summary import PracticeCount, Quarter, Summary
from leadjournal.patterns.threads import Timeline
from leadjournal.ui.charts import Count, Period
from leadjournal.ui.patterns.meetings import CHANCES, Cell, Head
from leadjournal.ui.patterns.week_marks import MOST_WEEKS, WeekMark
from leadjournal.ui.tokens import FACTORS
from leadjournal.wording import counted

#: More months than these are shown by years.
MOST_MONTHS = 36
#: Of so many practices the chances can be chosen.
MOST_PRACTICES = 60
#: What was done with a chance; that none came up is told apart, in words.
USED = (Chance.TOOK, Chance.PARTLY, Chance.PASSED)


@dataclass(frozen=True)
class Chances:
    """The chances of a practice by quarters or by years, and all of them in words."""

    practice: str
    name: str
    quarters: tuple[Period, ...]
    sentence: str


def by_years(summary: Summary) -> bool:
    return len(summary.months) > MOST_MONTHS


def factor_periods(
    summary: Summary, practices: Mapping[str, Practice]
) -> tuple[Period, ...]:
    """Return how often each of the five factors came up, by month or by year.

    A part opens ("month", practice, how the days of the month, or year, begin).
    """
    factors = [p for p in summary.practices if p.key in FACTORS]
    if not any(factor.count for factor in factors):
        return ()
    years = by_years(summary)
    begins = dict.fromkeys(month[:4] if years else month for month in summary.months)
    counts = {factor.key: _counts(factor, years) for factor in factors}
    many = len(summary.months) > 12
    return tuple(
        Period(
            _short(begin, many),
            _long(begin),
            tuple(
                Count(
                    ("month", factor.key, begin),
                    _name(factor, practices),
                    counts[factor.key].get(begin, 0),
                    factor.key,
                )
                for factor in factors
            ),
        )
        for begin in begins
    )


def matrix(
    summary: Summary, practices: Mapping[str, Practice]
) -> tuple[list[Head], list[Head], dict[tuple[str, str], Cell]]:
    """Return rows, columns and cells: how often factors and behaviours meet."""
    known = [practices[p.key] for p in summary.practices if p.key in practices]
    rows = [Head(p.key, p.short, p.short) for p in known if p.key.startswith("kf-")]
    columns = [Head(p.key, p.brief, p.short) for p in known if p.key.startswith("bw-")]
    beyond = {frozenset((meeting.a, meeting.b)) for meeting in summary.meetings}
    return (
        rows,
        columns,
        {
            (a, b): Cell(count, summary.expected_at(a, b), {a, b} in beyond)
            for (a, b), count in summary.matrix().items()
            if count
        },
    )


def chances(summary: Summary, practices: Mapping[str, Practice]) -> tuple[Chances, ...]:
    """Return the practices of which chances are noted, the most noted first."""
    noted = [p for p in summary.practices if any(p.chances.values())]
    noted.sort(key=lambda each: -sum(each.chances.values()))
    years = by_years(summary)
    return tuple(
        Chances(
            each.key,
            _name(each, practices),
            tuple(_years(each) if years else _quarters(summary, each)),
            chances_in_words(each.chances),
        )
        for each in noted[:MOST_PRACTICES]
    )


def chances_in_words(noted: Mapping[str, int]) -> str:
    """27 chances noted. 4 reflections said no chance came up."""
    words = f"{counted(sum(noted[chance] for chance in USED), 'chance')} noted."
    if none := noted[Chance.NONE]:
        return f"{words} {counted(none, 'reflection')} said no chance came up."
    return words


def week_marks(rhythm: Rhythm) -> tuple[WeekMark, ...]:
    """Return the weeks; of very many, only those that there is something to say of."""
    weeks: Sequence[Week] = rhythm.weeks
    if len(weeks) > MOST_WEEKS:
        weeks = [week for week in weeks if week.reflections or week.away]
    return tuple(_week_mark(week) for week in weeks)


def practice_shares(
    steering: Steering, practices: Mapping[str, Practice]
) -> tuple[Count, ...]:
    """Return how many of the questions were about each practice."""
    asked = sorted(steering.by_practice.items(), key=lambda each: -each[1][0])
    return tuple(
        Count(("asked", key), practices[key].short, offered, key)
        for key, (offered, _) in asked
        if offered and key in practices
    )


def about_in_words(timeline: Timeline, practices: Mapping[str, Practice]) -> str:
    """5 times about listening to each other, 2 about altruism"""
    known = [(key, n) for key, n in timeline.practices if key in practices]
    names = [practices[key].short for key, _ in known[:3]]
    told = [
        f"{n if place else counted(n, 'time')} about {name[:1].lower()}{name[1:]}"
        for place, ((_, n), name) in enumerate(zip(known, names, strict=False))
    ]
    return ", ".join(told)


def _counts(factor: PracticeCount, years: bool) -> Mapping[str, int]:
    if not years:
        return factor.by_month
    counts: dict[str, int] = {}
    for month, count in factor.by_month.items():
        counts[month[:4]] = counts.get(month[:4], 0) + count
    return counts


def _quarters(summary: Summary, practice: PracticeCount) -> Iterator[Period]:
    for quarter in summary.quarters(practice.key):
        yield _chance_period(practice.key, _quarter_name(quarter), quarter)


def _years(practice: PracticeCount) -> Iterator[Period]:
    """Give the years in which a chance was noted, a short row for each."""
    by_year: dict[str, list[str]] = {}
    for month in sorted(practice.chances_by_month):
        by_year.setdefault(month[:4], []).append(month)
    noted = practice.chances_by_month
    for year, months in list(by_year.items())[-20:]:
        total = {
            chance.value: sum(noted[month].get(chance, 0) for month in months)
            for chance in Chance
        }
        yield _chance_period(practice.key, year, Quarter(year, tuple(months), total))


def _chance_period(practice: str, name: str, quarter: Quarter) -> Period:
    """Return a quarter for the picture; its parts open reflections by their months."""
    return Period(
        quarter.label,
        name,
        tuple(
            Count(
                ("chance", practice, chance.value, quarter.months),
                words.capitalize(),
                quarter.chances[chance],
            )
            for chance, words in zip(USED, CHANCES, strict=True)
        ),
    )


def _quarter_name(quarter: Quarter) -> str:
    first, last = quarter.months[0], quarter.months[-1]
    begins = _month(first) + (f" {first[:4]}" if first[:4] != last[:4] else "")
    name = f"{begins} to {_month(last)}" if first != last else _month(last)
    return f"{name} {last[:4]}"


def _week_mark(week: Week) -> WeekMark:
    count = len(week.reflections)
    said = counted(count, "reflection")
    if week.away:
        said = "away"
    elif felt := marks(week):
        said = f"{said}, {felt}"
    name = f"Week of {days.full(week.monday)}"
    return WeekMark(week.monday, name, said, count, week.weights, week.away)


def _name(practice: PracticeCount, practices: Mapping[str, Practice]) -> str:
    known = practices.get(practice.key)
    return known.short if known else practice.name


def _short(begin: str, many: bool) -> str:
    """Nov, Nov 26 or 2026"""
    if len(begin) == 4:
        return begin
    name = _month(begin)[:3]
    return f"{name} {begin[2:4]}" if many else name


def _long(begin: str) -> str:
    return begin if len(begin) == 4 else f"{_month(begin)} {begin[:4]}"


def _month(month: str) -> str:
    """Return the name of the month of 2026-11."""
    return days.MONTHS[int(month[5:7]) - 1]
