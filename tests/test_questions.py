from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from leadjournal import frameworks, questions
from leadjournal.errors import BadMaterialError, NotFoundError
from leadjournal.questions import Questions

GOOD = """\
[[question]]
id = "H1"
type = "relational"
text = "Who did I thank?"
follow_up = "How did they take it?"
practices = ["kf-altruism"]
"""


def load(own: Path | None = None) -> Questions:
    return questions.load(frameworks.load().practices, own)


def test_there_are_170_questions_in_order() -> None:
    ids = [question.id for question in load()]
    assert ids == [f"Q{number:03}" for number in range(1, 171)]


def test_the_types_are_counted_as_in_the_research() -> None:
    assert Counter(question.type for question in load()) == {
        "look-back": 40,
        "noticing": 40,
        "commitment": 32,
        "relational": 29,
        "paradox": 29,
    }


def test_the_primary_practices_are_counted_as_in_the_research() -> None:
    assert Counter(key for question in load() for key in question.practices) == {
        "kf-shared-purpose": 18,
        "kf-personal-contact": 19,
        "kf-surface-conflict": 27,
        "kf-altruism": 21,
        "kf-long-term": 27,
        "bw-relationships": 31,
        "bw-power": 32,
        "bw-listening": 32,
        "bw-joining-forces": 24,
    }


def test_every_secondary_practice_has_at_least_three_questions() -> None:
    known = frameworks.load()
    counts = Counter(key for question in load() for key in question.also)
    secondary = known.practices.keys() - {p.key for p in known.primary}
    assert {key for key in secondary if counts[key] < 3} == set()
    assert counts.keys() == secondary


def test_the_sources_are_counted_as_in_the_research() -> None:
    codes = ("S000", "S001", "S002", "S003", "S004")
    sources = [question.source for question in load()]
    counts = {code: sum(f"({code})" in source for source in sources) for code in codes}
    assert counts == {"S000": 58, "S001": 39, "S002": 90, "S003": 25, "S004": 41}


def test_a_source_can_be_followed() -> None:
    assert load().get("Q020").source == (
        "The King's Fund, “Leading across the health and care system: lessons from "
        "experience”, 2017, https://www.kingsfund.org.uk/insight-and-analysis/reports/"
        "leading-across-health-care-system-lessons-experience (S002)"
    )


def test_the_gentle_ones_are_those_for_heavy_weeks() -> None:
    gentle = {question.id for question in load() if question.gentle}
    assert gentle == {"Q063", "Q072", "Q089", "Q090", "Q155", "Q162", "Q163", "Q168"}


def test_the_first_question_is_about_giving_away_ownership() -> None:
    first = load().get("q001")
    assert first.text == "Did I give away ownership?"
    assert first.follow_up == "What happened next?"
    assert first.practices == ("kf-altruism", "bw-power")
    assert first.also == ("tm-give-away-ownership",)
    assert first.hint.startswith("Think of one idea you cared about this week.")


def test_only_the_first_question_has_a_hint() -> None:
    assert [question.id for question in load() if question.hint] == ["Q001"]


def test_questions_are_short_and_do_not_ask_why() -> None:
    for question in load():
        assert len(question.text.split()) <= 16, question.id
        assert "why" not in question.text.lower().split(), question.id


@pytest.mark.parametrize(
    ("key", "demanding"), [("Q016", True), ("Q036", True), ("Q001", False)]
)
def test_paradox_and_self_criticism_are_demanding(key: str, demanding: bool) -> None:
    assert load().get(key).demanding is demanding


def test_an_id_that_no_question_has_is_told() -> None:
    with pytest.raises(NotFoundError, match=r"There is no question “Z9”\."):
        load().get("Z9")


def test_a_question_of_ones_own_is_read(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(GOOD)
    *_, ours = load(tmp_path)
    assert ours.id == "H1"
    assert ours.also == ()
    assert ours.source == ours.hint == ""
    assert not ours.gentle
    assert "h1" in load(tmp_path)


def test_a_question_can_be_about_a_practice_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(GOOD.replace("kf-altruism", "our-candour"))
    found = questions.load({"our-candour", *frameworks.load().practices}, tmp_path)
    assert found.get("H1").practices == ("our-candour",)


@pytest.mark.parametrize(
    ("good", "bad", "sentence"),
    [
        (
            "relational",
            "relation",
            ", question H1: the type “relation” is not one of "
            "look-back, noticing, commitment, relational, paradox",
        ),
        (
            "kf-altruism",
            "kf-altruisme",
            ", question H1: “kf-altruisme” is not a practice that “practices” can "
            "name; “kf-altruism” may be meant",
        ),
        (
            '["kf-altruism"]',
            '["kf-altruism"]\nalso = ["xyz"]',
            ", question H1: “xyz” is not a practice that “also” can name",
        ),
        ('"kf-altruism"', "", ", question H1: “practices” is empty"),
        (
            '["kf-altruism"]',
            '"kf-altruism"',
            ', question H1: “practices” is to be a list, such as ["kf-altruism"]',
        ),
        ('"Who did I thank?"', '""', ", question H1: “text” is empty"),
        (
            "follow_up",
            "follow-up",
            ", question H1: “follow-up” is not known here; “follow_up” may be meant",
        ),
        ('follow_up = "How did they take it?"', "", "“follow_up” is missing"),
        (
            "practices =",
            'gentle = "yes"\npractices =',
            ", question H1: “gentle” is to be true or false, "
            "without quotation marks, not a text",
        ),
        (
            '"H1"',
            '"q001"',
            ", question q001: the id “q001” is used already, by LeadJournal",
        ),
        (
            '"H1"',
            '"H 1"',
            ", question H 1: the id “H 1” may have only letters, digits, "
            "and single hyphens between them",
        ),
        ('id = "H1"', "", ", question 1: “id” is missing"),
        (
            "[[question]]\n",
            "",
            ": “id” is not known here; there may be [[question]], [sources]",
        ),
        (GOOD, "", ": there is no [[question]] in it"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, good: str, bad: str, sentence: str) -> None:
    (tmp_path / "ours.toml").write_text(GOOD.replace(good, bad))
    with pytest.raises(BadMaterialError) as caught:
        load(tmp_path)
    assert str(caught.value).startswith("questions/ours.toml")
    assert str(caught.value).endswith(f"{sentence}.")


def test_an_id_may_not_come_twice_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(GOOD + GOOD)
    with pytest.raises(BadMaterialError) as caught:
        load(tmp_path)
    assert str(caught.value) == (
        "questions/ours.toml, question H1: "
        "the id “H1” is used already, in questions/ours.toml."
    )
