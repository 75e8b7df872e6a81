"""Claims: their words, when they are made, and what they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadjournal import frameworks
from leadjournal.patterns.claims import Claim, Kind
from leadjournal.patterns.overview import summarise
from leadjournal.reflections import Fact

FRAMEWORKS = frameworks.load()
PRACTICES = FRAMEWORKS.primary
KEYS = [practice.key for practice in PRACTICES]
SHORT = {p.key: p.short[0].lower() + p.short[1:] for p in PRACTICES}
TODAY = date(2026, 11, 22)
FIRST = date(2025, 12, 1)
JUDGING = re.compile(
    r"improv|better|worse|good|bad|well|score|rating|trend|progress|great|strong|weak"
    r"|success|fail|should|only|usually|too much|%|!",
    re.IGNORECASE,
)


def written(number: int, *tags: str, day: date = TODAY, every: int = 0) -> list[Fact]:
    """So many reflections about the same, each some days before the one before it."""
    days = [day - timedelta(every * place) for place in range(number)]
    return [
        Fact(
            f"{tags}{on}{place}", on, tuple((tag, None) for tag in tags), (), None, None
        )
        for place, on in enumerate(days)
    ]


def claims(facts: Iterable[Fact], first: date | None = FIRST) -> list[Claim]:
    return list(summarise(facts, PRACTICES, first, None, TODAY).claims)


def texts(kind: Kind, facts: Iterable[Fact]) -> list[str]:
    return [claim.text for claim in claims(facts) if claim.kind == kind]


def limits(facts: Iterable[Fact]) -> list[str]:
    return list(summarise(facts, PRACTICES, FIRST, None, TODAY).limits)


def halves(
    about: Sequence[int], of: Sequence[int], tag: str = "bw-power"
) -> list[Fact]:
    """So many reflections of each half of the year, and so many of them about a tag."""
    days = (date(2026, 1, 15), date(2026, 9, 15))
    return [
        each
        for day, tagged, total in zip(days, about, of, strict=True)
        for each in written(tagged, tag, day=day) + written(total - tagged, day=day)
    ]


def test_what_is_written_about_most_leads():
    facts = written(36, "kf-personal-contact") + written(28, "bw-power")
    assert texts(Kind.LEADS, facts) == [
        "You wrote about personal contact most: 36 of 64 reflections."
    ]
    [own] = texts(Kind.LEADS, written(5, "own-thing"))
    assert own == "You wrote about “own-thing” most: 5 of 5 reflections."


def test_two_may_lead_together_but_not_three():
    two = written(5, "kf-altruism") + written(5, "bw-power")
    assert texts(Kind.LEADS, two) == [
        "You wrote about altruism most, as often as about sharing and building power:"
        " 5 of 10 reflections.",
        "You wrote about sharing and building power most, as often as about altruism:"
        " 5 of 10 reflections.",
    ]
    assert texts(Kind.LEADS, two + written(5, "bw-listening")) == []
    assert texts(Kind.LEADS, written(9) + written(1, "kf-altruism")) == []


def test_quiet_is_what_has_not_come_up_for_four_weeks():
    facts = written(6, "kf-altruism", day=date(2026, 10, 15), every=30)
    facts += written(58, "bw-power")
    assert texts(Kind.QUIET, facts) == [
        "You last wrote about altruism 5 weeks ago, on Thursday 15 October 2026:"
        " 6 of 64 reflections are about it."
    ]
    at_last, before = (
        written(1, "kf-altruism", day=TODAY - timedelta(days)) for days in (27, 28)
    )
    assert texts(Kind.QUIET, at_last + written(3)) == []
    [text] = texts(Kind.QUIET, before + written(3))
    assert "4 weeks ago, on Sunday 25 October 2026: 1 of 4 reflections is" in text


def test_in_a_period_of_the_past_quiet_is_told_from_its_end():
    facts = written(4, "kf-altruism", day=date(2026, 1, 1))
    told = summarise(facts, PRACTICES, FIRST, date(2026, 2, 28), TODAY).claims
    assert [claim.text for claim in told if claim.kind == Kind.QUIET] == [
        "You last wrote about altruism on Thursday 1 January 2026,"
        " 8 weeks before the period ends: 4 of 4 reflections are about it."
    ]


def test_what_is_unwritten_rests_on_all():
    facts = [*written(63, *KEYS[1:]), *written(1)]
    [claim] = [claim for claim in claims(facts) if claim.kind == Kind.UNWRITTEN]
    assert claim.text == "None of your 64 reflections is about shared purpose."
    assert (claim.practice, claim.count) == ("kf-shared-purpose", 64)
    assert set(claim.reflections) == {fact.id for fact in facts}
    assert texts(Kind.UNWRITTEN, written(4, *KEYS[3:])) == [
        "None of your 4 reflections is about shared purpose, personal contact or"
        " surfacing conflict."
    ]


def test_a_pair_that_meets_more_than_by_chance_is_named():
    facts = written(12, "bw-listening", "kf-surface-conflict")
    facts += written(5, "kf-surface-conflict") + written(8, "bw-listening")
    assert texts(Kind.TOGETHER, facts) == []  # 12 of 25, where chance gives 13.6
    assert texts(Kind.TOGETHER, facts + written(39)) == [
        "Of the 17 reflections about surfacing conflict,"
        " 12 are also about listening to each other; by chance about 5 would be."
    ]
    three = written(3, "kf-altruism", "bw-power") + written(9)
    assert texts(Kind.TOGETHER, three) == []


def test_the_two_strongest_pairs_are_named_the_strongest_first():
    facts = written(5, "kf-long-term", "bw-listening") + written(20)
    facts += written(9, "kf-altruism", "bw-power")
    facts += written(7, "kf-shared-purpose", "bw-relationships")
    strongest, next_to_it = texts(Kind.TOGETHER, facts)
    assert "about altruism" in strongest
    assert "about shared purpose" in next_to_it


def test_a_pair_of_which_one_suggests_the_other_goes_without_saying():
    catalyst = FRAMEWORKS.practice("tm-catalyst")
    assert "bw-power" in catalyst.suggests
    facts = written(9, catalyst.key, "bw-power") + written(20)
    told = summarise(facts, [*PRACTICES, catalyst], FIRST, None, TODAY).claims
    assert [claim for claim in told if claim.kind == Kind.TOGETHER] == []


@pytest.mark.parametrize(
    ("about", "of", "said"),
    [
        ((3, 9), (32, 32), "more"),
        ((9, 3), (32, 32), "fewer"),
        ((4, 13), (31, 33), "more"),
        ((4, 8), (32, 32), None),  # two more than evenly spread: too few
        ((3, 8), (32, 32), None),  # eleven: too few
        ((6, 7), (32, 32), None),  # a difference of one
        ((6, 7), (10, 50), None),  # a smaller share, but more of them
        ((10, 30), (20, 60), None),  # more of everything
        ((5, 5), (10, 40), None),  # as many as before
        ((50, 60), (100, 100), None),  # less than half as many again
        ((40, 60), (150, 150), "more"),
        ((0, 12), (0, 40), None),  # nothing to compare with
        ((0, 12), (12, 12), "more"),
    ],
)
def test_a_direction_is_told_only_where_the_counts_bear_it(about, of, said):
    told = [c for c in claims(halves(about, of)) if c.kind in (Kind.MORE, Kind.FEWER)]
    assert [claim.kind for claim in told] == ([said] if said else [])


def test_a_direction_gives_both_counts_of_how_many_and_from_when_to_when():
    [told] = texts(Kind.MORE, halves((4, 13), (31, 33)))
    assert told == (
        "More of your later reflections are about sharing and building power:"
        " 4 of 31 from 1 December 2025 to 28 May 2026,"
        " then 13 of 33 from 29 May 2026 to 22 November 2026."
    )


def test_plans_are_told_in_plain_numbers():
    outcomes = ["did"] * 19 + ["partly"] * 4 + ["did-not"] * 2 + ["no-chance"] * 5
    facts = [replace(f, plans=(o,)) for f, o in zip(written(30), outcomes, strict=True)]
    facts += [replace(written(1, "bw-power")[0], plans=(None, None)), *written(9)]
    [claim] = [claim for claim in claims(facts) if claim.kind == Kind.PLANS]
    assert claim.text == (
        "Of 32 plans, you did 19, partly did 4 and did not do 2;"
        " for 5 no chance came up; 2 are open."
    )
    assert (claim.practice, claim.count, len(claim.reflections)) == (None, 32, 31)
    one = [replace(facts[0], plans=(None,)), *written(3, "bw-power")]
    assert texts(Kind.PLANS, one) == ["Of 1 plan, 1 is open."]


def test_under_four_reflections_nothing_is_claimed_and_that_is_said():
    said = [
        "There are no reflections in this period: it takes 4 to say more.",
        "There is 1 reflection in this period: it takes 4 to say more.",
        "There are 2 reflections in this period: it takes 4 to say more.",
        "There are 3 reflections in this period: it takes 4 to say more.",
    ]
    for number, sentence in enumerate(said):
        facts = [replace(f, plans=("did",)) for f in written(number, "kf-altruism")]
        assert (claims(facts), limits(facts)[2:]) == ([], [sentence])
    assert claims(written(4, "kf-altruism")) != []


def test_limits_say_what_the_counts_cannot():
    facts = written(9, "kf-long-term") + written(12, "bw-power")
    facts[0] = replace(facts[0], question="Q001")
    assert limits(facts) == [
        "This shows what you chose to write about, not how you lead.",
        "Your own view is not enough by itself: ask one person who was there what"
        " they saw.",
        "1 of 21 reflections answers a weekly question, so the questions too steered"
        " what you wrote about.",
        "Too few to say more or less about long term: 9 reflections, and a direction"
        " needs 12.",
    ]
    facts += written(11, "bw-listening") + written(1, "kf-altruism")
    assert limits(facts)[-1] == (
        "Too few to say more or less about listening to each other (11), long term (9)"
        " and altruism (1): these are the numbers of reflections, and a direction"
        " needs 12."
    )


journals = st.lists(
    st.tuples(
        st.integers(0, 356),
        st.sets(st.sampled_from([*KEYS[:6], "own-thing"]), max_size=3),
        st.lists(st.sampled_from(["did", "did-not", None]), max_size=1).map(tuple),
    ),
    max_size=60,
).map(
    lambda rows: [
        replace(fact, id=str(number), plans=plans)
        for number, (days, tags, plans) in enumerate(rows)
        for fact in written(1, *sorted(tags), day=FIRST + timedelta(days))
    ]
)


def worked_out(claim: Claim, facts: dict[str, Fact]) -> int:
    """Work a claim's number out again from nothing but its receipts."""
    receipts = [facts[each] for each in claim.reflections]
    if claim.kind == Kind.PLANS:
        return sum(len(fact.plans) for fact in receipts)
    about = [fact for fact in receipts if claim.practice in dict(fact.tags)]
    if claim.kind == Kind.ALL_FIVE:
        about = [f for f in receipts if any(key.startswith("kf-") for key, _ in f.tags)]
    elif claim.kind == Kind.UNWRITTEN:
        about = receipts
        tags = {tag for fact in receipts for tag, _ in fact.tags}
        assert all((SHORT[key] in claim.text) == (key not in tags) for key in KEYS)
    assert about == receipts
    return len(receipts)


@settings(deadline=None, max_examples=60)
@given(journals, st.randoms())
def test_every_claim_stands_and_falls_with_its_receipts(facts, random):
    told = claims(facts)
    by_id = {fact.id: fact for fact in facts}
    for claim in told:
        assert worked_out(claim, by_id) == claim.count
        assert len(set(claim.reflections)) == len(claim.reflections) > 0
        assert not JUDGING.search(claim.text), claim.text
        if claim.kind not in (Kind.MORE, Kind.FEWER):
            assert re.search(rf"\b{claim.count}\b", claim.text)
        for receipt in {*claim.reflections[:2], random.choice(claim.reflections)}:
            rest = [fact for fact in facts if fact.id != receipt]
            assert claim not in claims(rest)
            assert claim.text not in [other.text for other in claims(rest)]
    assert len({claim.text for claim in told}) == len(told)


@settings(deadline=None, max_examples=60)
@given(journals)
def test_the_numbers_in_the_words_are_those_of_the_journal(facts):
    middle = date(2026, 5, 28)
    for claim in claims(facts):
        about = [fact for fact in facts if claim.practice in dict(fact.tags)]
        if claim.kind in (Kind.MORE, Kind.FEWER):
            early = sum(fact.day <= middle for fact in about)
            before = sum(fact.day <= middle for fact in facts)
            late, after = len(about) - early, len(facts) - before
            assert f"{early} of {before} from" in claim.text
            assert f"{late} of {after} from" in claim.text
        elif claim.kind == Kind.TOGETHER:
            others = [
                key for key in KEYS if f"also about {SHORT[key]}; by" in claim.text
            ]
            both = [fact for fact in about if others[0] in dict(fact.tags)]
            assert {fact.id for fact in both} == set(claim.reflections)
            assert f"Of the {len(about)} reflections" in claim.text
        elif claim.kind == Kind.QUIET:
            last = max(fact.day for fact in about)
            assert f"{(TODAY - last).days // 7} weeks ago, on" in claim.text
            assert f"{len(about)} of {len(facts)} reflections" in claim.text
