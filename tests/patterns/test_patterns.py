"""Counts of a period, and what the window and the command show of them."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadjournal import frameworks, questions
from leadjournal.errors import BadValueError
from leadjournal.patterns.overview import Summary, summarise
from leadjournal.reflections import Fact

FRAMEWORKS = frameworks.load()
PRACTICES = FRAMEWORKS.primary
KEYS = [practice.key for practice in PRACTICES]
BANK = questions.load(FRAMEWORKS.practices)
TODAY = date(2026, 11, 22)


def fact(day: str, *tags: str, plans: tuple[str | None, ...] = ()) -> Fact:
    """A reflection of a day; a tag may say what came of the chance: bw-power=took."""
    pairs = [tag.partition("=") for tag in tags]
    named = tuple((key, chance or None) for key, _, chance in pairs)
    return Fact(f"{day} {tags}", date.fromisoformat(day), named, plans, None, None)


def summary(*facts: Fact, first: str | None = None, last: str | None = None) -> Summary:
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    return summarise(facts, PRACTICES, days[0], days[1], TODAY, questions=BANK)


def test_a_summary_has_the_shape_that_scripts_rely_on():
    told = summary(
        fact("2026-10-01", "kf-altruism=took", "bw-power", plans=("did", None)),
        fact("2026-10-04", "bw-power=none", "own-thing", plans=("no-chance",)),
        fact("2026-11-20", "bw-power=took", "kf-altruism=passed", plans=("did-not",)),
        last="2026-11-20",
    ).as_json()
    assert json.loads(json.dumps(told)) == told
    practices = {practice["key"]: practice for practice in told.pop("practices")}
    assert list(practices) == [*KEYS, "own-thing"]
    assert practices["bw-power"] == {
        "key": "bw-power",
        "name": "Sharing and building power",
        "count": 3,
        "chances": {"took": 1, "partly": 0, "passed": 0, "none": 1},
        "by_month": {"2026-10": 2, "2026-11": 1},
        "last": "2026-11-20",
    }
    assert practices["own-thing"]["name"] == "own-thing"
    assert practices["kf-long-term"]["count"] == 0
    assert practices["kf-long-term"]["last"] is None
    assert len(told.pop("limits")) == 3
    assert len(told.pop("questions")) == 2
    assert told == {
        "from": "2026-10-01",
        "to": "2026-11-20",
        "reflections": 3,
        "weeks": 8,
        "weeks_written": 2,
        "together": [{"a": "kf-altruism", "b": "bw-power", "count": 2}],
        "plans": {"did": 1, "partly": 0, "did_not": 1, "no_chance": 1, "open": 1},
        "claims": [],
    }


@pytest.mark.parametrize(
    ("first", "last", "begins", "ends"),
    [
        (None, None, "2026-03-01", "2026-11-22"),
        (None, "2026-06-30", "2026-03-01", "2026-06-30"),
        ("2026-02-01", None, "2026-02-01", "2026-11-22"),
        ("2026-04-01", "2026-04-01", "2026-04-01", "2026-04-01"),
        (None, "2026-01-31", "2026-01-31", "2026-01-31"),
    ],
)
def test_a_period_without_ends_takes_them_from_the_journal(first, last, begins, ends):
    told = summary(fact("2026-04-01"), fact("2026-03-01"), first=first, last=last)
    assert (told.first.isoformat(), told.last.isoformat()) == (begins, ends)
    inside = [day for day in ("2026-03-01", "2026-04-01") if begins <= day <= ends]
    assert told.reflections == len(inside)


def test_a_period_reaches_to_a_reflection_of_a_later_day():
    assert summary(fact("2026-12-24")).last == date(2026, 12, 24)


def test_a_period_of_no_days_is_refused_in_a_sentence():
    with pytest.raises(BadValueError) as refused:
        summary(fact("2026-04-01"), first="2026-05-03", last="2026-05-01")
    assert str(refused.value) == (
        "The period ends on 1 May 2026, before it begins on 3 May 2026."
    )


@pytest.mark.parametrize("days", [[], ["2026-11-22"], ["2026-11-22"] * 9])
def test_a_journal_of_next_to_nothing_has_a_summary(days):
    told = summary(*[fact(day, "kf-altruism=took") for day in days])
    assert (told.reflections, told.weeks) == (len(days), 1)
    assert told.weeks_written == bool(days)
    assert told.months == ["2026-11"]
    assert len(told.questions) == 2
    assert told.quarters("kf-altruism")[0].chances["took"] == len(days)


def test_two_centuries_and_a_thousand_tags_are_counted():
    many = [f"own-{number}" for number in range(1000)]
    told = summary(fact("1900-01-01", *many), fact("2100-12-31", *KEYS))
    assert told.weeks == 10488
    assert len(told.months) == 201 * 12
    assert (told.months[0], told.months[-1]) == ("1900-01", "2100-12")
    assert len(told.practices) == 1009
    assert len(told.together) == 36
    assert told.practice("own-77").by_month == {"1900-01": 1}


@pytest.mark.parametrize(
    ("first", "last", "weeks"),
    [
        ("2026-11-16", "2026-11-22", 1),
        ("2026-11-15", "2026-11-16", 2),
        ("2020-12-28", "2021-01-04", 2),
        ("2025-12-01", "2026-11-22", 51),
    ],
)
def test_weeks_are_those_a_period_touches(first, last, weeks):
    assert summary(first=first, last=last).weeks == weeks


def test_a_practice_by_quarters_counts_the_chances_of_three_months_each():
    told = summary(
        fact("2025-12-01", "bw-power=took", "kf-altruism=passed"),
        fact("2026-02-28", "bw-power=partly"),
        fact("2026-03-01", "bw-power=took"),
        fact("2026-03-02", "bw-power"),
        fact("2026-11-02", "bw-power=none"),
    )
    quarters = told.quarters("bw-power")
    labels = [quarter.label for quarter in quarters]
    assert labels == ["Dec–Feb", "Mar–May", "Jun–Aug", "Sep–Nov"]
    assert [dict(quarter.chances) for quarter in quarters] == [
        {"took": 1, "partly": 1, "passed": 0, "none": 0},
        {"took": 1, "partly": 0, "passed": 0, "none": 0},
        {"took": 0, "partly": 0, "passed": 0, "none": 0},
        {"took": 0, "partly": 0, "passed": 0, "none": 1},
    ]
    longer = summary(fact("2025-11-30")).quarters("bw-power")
    assert [longer[0].label, longer[-1].label] == ["Nov–Jan 2026", "Nov 2026"]


def test_the_matrix_has_a_cell_for_every_factor_and_behaviour():
    told = summary(
        fact("2026-11-01", "bw-power", "kf-altruism"),
        fact("2026-11-02", "kf-altruism", "bw-power", "bw-listening"),
        fact("2026-11-03", "kf-altruism", "kf-long-term"),
    )
    matrix = told.matrix()
    assert len(matrix) == 20
    assert matrix["kf-altruism", "bw-power"] == 2
    assert matrix["kf-altruism", "bw-listening"] == 1
    assert sum(matrix.values()) == 3
    assert told.matrix("bw-", "kf-")["bw-power", "kf-altruism"] == 2


def test_the_two_questions_are_about_what_is_least_and_what_is_most_written():
    facts = [fact(f"2026-11-{day:02}", *KEYS[1:]) for day in range(1, 10)]
    facts.append(fact("2026-11-20", "bw-power"))
    least, most = summary(*facts).questions
    assert "kf-shared-purpose" in BANK.get(least).practices
    assert "bw-power" in BANK.get(most).practices
    assert summary(*facts[::-1]).questions == (least, most)
    muted = {question.id for question in BANK if "bw-power" in question.practices}
    told = summarise(
        facts, PRACTICES, None, None, TODAY, questions=BANK, muted={*muted, least}
    )
    assert len(set(told.questions)) == 2
    assert not set(told.questions) & {*muted, least}
    none_left = summarise(
        facts, PRACTICES, None, None, TODAY, questions=BANK, muted={q.id for q in BANK}
    )
    assert none_left.questions == ()


facts = st.lists(
    st.builds(
        Fact,
        st.uuids().map(str),
        st.dates(date(1900, 1, 1), date(2100, 12, 31)),
        st.dictionaries(
            st.sampled_from([*KEYS, "tm-catalyst", "own-thing"]),
            st.sampled_from(["took", "partly", "passed", "none", None]),
            max_size=4,
        ).map(lambda tags: tuple(tags.items())),
        st.lists(
            st.sampled_from(["did", "partly", "did-not", "no-chance", None]), max_size=3
        ).map(tuple),
        st.sampled_from([None, "Q001"]),
        st.none(),
    ),
    max_size=30,
)


@settings(deadline=None)
@given(facts, st.randoms())
def test_whatever_was_written_the_numbers_add_up(facts, random):
    told = summarise(facts, PRACTICES, None, None, TODAY)
    assert told.reflections == len(facts)
    assert told.weeks_written <= min(told.weeks, len(facts))
    assert sum(told.plans.values()) == sum(len(fact.plans) for fact in facts)
    assert sum(p.count for p in told.practices) == sum(len(f.tags) for f in facts)
    noted = sum(chance is not None for fact in facts for _, chance in fact.tags)
    assert sum(sum(p.chances.values()) for p in told.practices) == noted
    months = told.months
    assert months == sorted(set(months))
    for practice in told.practices:
        assert sum(practice.by_month.values()) == practice.count
        assert set(practice.by_month) <= set(months)
        assert (practice.last is None) == (practice.count == 0)
        totals = [quarter.chances for quarter in told.quarters(practice.key)]
        for chance, count in practice.chances.items():
            assert sum(total[chance] for total in totals) == count
    for (a, b), count in told.together.items():
        both = [fact for fact in facts if {a, b} <= set(dict(fact.tags))]
        assert len(both) == count > 0
    json.dumps(told.as_json())
    shuffled = random.sample(facts, len(facts))
    again = summarise(shuffled, PRACTICES, None, None, TODAY).as_json()
    assert {**again, "claims": 0} == {**told.as_json(), "claims": 0}


def test_a_period_leaves_out_what_lies_outside():
    days = [TODAY - timedelta(days) for days in range(0, 100, 5)]
    facts = [fact(day.isoformat(), "kf-altruism") for day in days]
    told = summary(*facts, first="2026-11-01", last="2026-11-21")
    assert told.reflections == sum("2026-11" in fact.id for fact in facts) - 1
    assert told.practice("kf-altruism").by_month == {"2026-11": told.reflections}
