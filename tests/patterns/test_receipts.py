"""Every claim, worked out again by other means from nothing but its receipts."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from math import comb

from hypothesis import given, settings
from hypothesis import strategies as st

from leadjournal import frameworks
from leadjournal.patterns.claims import Claim, Kind
from leadjournal.patterns.overview import summarise
from leadjournal.reflections import Fact

PRACTICES = frameworks.load().primary
KEYS = [practice.key for practice in PRACTICES]
FIVE = {key for key in KEYS if key.startswith("kf-")}
SHORT = {p.key: p.short[0].lower() + p.short[1:] for p in PRACTICES}
FIRST, TODAY = date(2026, 9, 1), date(2026, 11, 22)
FORBIDDEN = re.compile(
    r"improv|better|worse|\bgood|\bbad\b|score|rating|trend|progress|success|fail"
    r"|streak|in a row|average|per cent|percent|should|too much|rank|%|!|skill",
    re.IGNORECASE,
)

tags = st.dictionaries(
    st.sampled_from([*KEYS, "own-thing"]),
    st.sampled_from(["took", "partly", "passed", "none", None]),
    max_size=6,
)
facts = st.lists(
    st.builds(
        Fact,
        st.uuids().map(str),
        st.integers(0, 82).map(lambda days: FIRST + timedelta(days)),
        tags.map(lambda found: tuple(found.items())),
        st.lists(
            st.sampled_from(["did", "partly", "did-not", "no-chance", None]), max_size=2
        ).map(tuple),
        st.sampled_from([None, None, "Q001"]),
        st.sampled_from([None, "light", "heavy"]),
        st.none(),
        st.sets(st.sampled_from(["rota", "discharge", "bed three"]), max_size=2).map(
            lambda found: tuple(sorted(found))
        ),
    ),
    max_size=50,
    unique_by=lambda fact: fact.id,
)


def together(number: int, key: str, other: str, thread: str = "") -> list[Fact]:
    """Reflections about two practices, or about one and in a thread: a sure meeting."""
    threads = (thread,) if thread else ()
    keys = [key] if thread else [key, other]
    pairs = tuple((each, None) for each in keys)
    days = [FIRST + timedelta(place) for place in range(number)]
    return [
        Fact(f"{key} {other} {thread} {day}", day, pairs, (), None, None, None, threads)
        for day in days
    ]


meeting_facts = st.builds(
    lambda found, number, key, other, thread: [
        *found,
        *together(number, key, other, thread),
    ],
    facts,
    st.integers(8, 30),
    st.sampled_from(KEYS[:4]),
    st.sampled_from(KEYS[4:]),
    st.sampled_from(["", "rota"]),
)


def told(found: list[Fact]) -> list[Claim]:
    return list(summarise(found, PRACTICES, FIRST, TODAY, TODAY).claims)


def numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\b\d+\b", text)]


def number_worked_out(claim: Claim, receipts: list[Fact]) -> int:
    """Work out from its receipts what a claim counts, and check what they are."""
    about = [claim.practice in [key for key, _ in fact.tags] for fact in receipts]
    match claim.kind:
        case Kind.PLANS:
            outcomes = Counter(plan for fact in receipts for plan in fact.plans)
            said = {"did": "did {}", "partly": "partly did {}"}
            for outcome, words in said.items():
                there = words.format(outcomes[outcome]) in claim.text
                assert there == bool(outcomes[outcome])
            assert all(fact.plans for fact in receipts)
            return outcomes.total()
        case Kind.CHANCES:
            chances = Counter(dict(fact.tags)[claim.practice] for fact in receipts)
            assert None not in chances
            order = ("took", "partly", "passed", "none")
            shown = [chances[each] for each in order if chances[each]]
            assert numbers(claim.text) == [len(receipts), *shown]
        case Kind.ALL_FIVE:
            weeks: dict[tuple[int, int], set[str]] = {}
            for fact in receipts:
                factors = {key for key, _ in fact.tags} & FIVE
                assert factors
                weeks.setdefault(fact.day.isocalendar()[:2], set()).update(factors)
            assert all(factors == FIVE for factors in weeks.values())
            assert numbers(claim.text)[0] == len(weeks)
        case Kind.THREAD:
            name = claim.text.partition("“")[2].partition("”")[0]
            assert all(name in fact.threads for fact in receipts)
            assert numbers(claim.text) == [len(receipts)]
        case Kind.UNWRITTEN:
            assert not {key for f in receipts for key, _ in f.tags} >= set(KEYS)
        case Kind.TOGETHER if "reflections in “" in claim.text:
            name = claim.text.partition("“")[2].partition("”")[0]
            assert all(name in fact.threads for fact in receipts) and all(about)
        case Kind.TOGETHER:
            other = claim.text.partition("also about ")[2].partition(";")[0]
            [key] = [key for key in KEYS if SHORT[key] == other]
            assert all(key in dict(fact.tags) for fact in receipts) and all(about)
        case _:
            assert all(about)
    return len(receipts)


@settings(deadline=None, max_examples=80)
@given(facts | meeting_facts)
def test_a_claim_can_be_worked_out_again_from_its_receipts(found):
    by_id = {fact.id: fact for fact in found}
    for claim in told(found):
        receipts = [by_id[each] for each in claim.reflections]
        assert len(set(claim.reflections)) == len(receipts) > 0
        assert number_worked_out(claim, receipts) == claim.count
        assert (claim.first, claim.last) == (FIRST, TODAY)


@settings(deadline=None, max_examples=60)
@given(facts | meeting_facts, st.randoms())
def test_without_any_receipt_a_claim_changes_or_goes(found, random):
    for claim in told(found):
        gone = random.choice(claim.reflections)
        rest = told([fact for fact in found if fact.id != gone])
        assert claim.text not in [other.text for other in rest]


@settings(deadline=None, max_examples=60)
@given(facts | meeting_facts)
def test_what_meets_is_beyond_chance_by_exact_fractions(found):
    total = len(found)
    for claim in told(found):
        if claim.kind is not Kind.TOGETHER:
            continue
        of, both, by_chance = [*numbers(claim.text), 0][:3]
        about = sum(claim.practice in dict(fact.tags) for fact in found)
        if "reflections in “" in claim.text:
            other = about
        else:
            name = claim.text.partition("also about ")[2].partition(";")[0]
            [key] = [key for key in KEYS if SHORT[key] == name]
            other = sum(key in dict(fact.tags) for fact in found)
        ways = sum(
            comb(other, met) * comb(total - other, of - met)
            for met in range(both, min(of, other) + 1)
        )
        assert Fraction(ways, comb(total, of)) <= Fraction(1, 20)
        assert abs(by_chance - Fraction(of * other, total)) <= Fraction(1, 2)


@settings(deadline=None, max_examples=80)
@given(facts | meeting_facts)
def test_no_word_judges_or_makes_a_percentage(found):
    summary = summarise(found, PRACTICES, FIRST, TODAY, TODAY)
    for text in [*(claim.text for claim in summary.claims), *summary.limits]:
        assert not FORBIDDEN.search(text), text


@settings(deadline=None, max_examples=30)
@given(facts)
def test_the_json_keeps_to_its_shape(found):
    for claim in summarise(found, PRACTICES, FIRST, TODAY, TODAY).as_json()["claims"]:
        assert list(claim) == ["kind", "text", "practice", "count", "reflections"]
