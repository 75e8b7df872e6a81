from __future__ import annotations

from pathlib import Path

import pytest

from leadjournal import frameworks
from leadjournal.errors import BadMaterialError, NotFoundError

OWN = """\
key = "trust-values"
name = "The values of our trust"

[[practice]]
key = "tv-trust"
name = "Trust"
description = "Say what I mean, and keep to it."

[[practice]]
key = "tv-kind"
name = "Kindness in small things, every day"
short = "Kindness"
description = "Notice people."
indicators = ["I noticed somebody's bad day"]
shadow = "Niceness without candour"
suggests = ["bw-relationships"]
"""


def test_the_frameworks_come_in_order() -> None:
    counts = [(f.key, len(f.practices)) for f in frameworks.load()]
    assert counts == [
        ("kf", 5),
        ("bw", 4),
        ("tm", 8),
        ("dl", 3),
        ("ca", 6),
        ("bn", 7),
        ("dv", 6),
    ]


def test_the_nine_primary_practices_are_the_factors_and_the_behaviours() -> None:
    assert [(p.short, p.brief) for p in frameworks.load().primary] == [
        ("Shared purpose", "Shared purpose"),
        ("Personal contact", "Personal contact"),
        ("Surfacing conflict", "Surfacing conflict"),
        ("Altruism", "Altruism"),
        ("Long term", "Long term"),
        ("Putting relationships first", "Relationships"),
        ("Sharing and building power", "Sharing power"),
        ("Listening to each other", "Listening"),
        ("Joining forces", "Joining forces"),
    ]


def test_the_names_are_the_official_ones() -> None:
    assert [practice.name for practice in frameworks.load().primary] == [
        "Shared purpose and vision",
        "Frequent personal contact",
        "Surface and resolve conflicts",
        "Behave altruistically towards each other",
        "Commit to working together for the longer term",
        "Putting relationships first",
        "Sharing and building power",
        "Listening to each other",
        "Joining forces",
    ]


def test_each_behaviour_has_a_sign_of_its_own() -> None:
    behaviours = frameworks.load().get("bw").practices
    assert tuple(practice.sign for practice in behaviours) == frameworks.SIGNS


def test_every_practice_is_described_in_full() -> None:
    for practice in frameworks.load().practices.values():
        assert practice.description.endswith("."), practice.key
        assert len(practice.indicators) >= 3, practice.key
        assert not any(text.startswith("(") for text in practice.indicators)
        assert practice.shadow, practice.key
        assert practice.source, practice.key


def test_names_are_short_enough_for_chips_and_columns() -> None:
    for practice in frameworks.load().practices.values():
        assert len(practice.short) <= 30, practice.key
        assert len(practice.brief) <= 20, practice.key


def test_no_two_practices_are_called_the_same() -> None:
    practices = frameworks.load().practices.values()
    assert len({p.short for p in practices}) == len({p.brief for p in practices}) == 39


def test_secondary_practices_suggest_primary_ones() -> None:
    known = frameworks.load()
    primary = {practice.key for practice in known.primary}
    for practice in known.practices.values():
        assert set(practice.suggests) <= primary
        assert bool(practice.suggests) is (practice.key not in primary)
    assert known.practices["tm-other-shoes"].suggests == (
        "kf-personal-contact",
        "kf-altruism",
    )


def test_every_framework_says_where_it_comes_from_and_that_the_words_are_ours() -> None:
    for framework in frameworks.load():
        assert "https://" in framework.source or "http://" in framework.source
        assert framework.note.startswith("Inspired by ")
        assert "not approved by" in framework.note
        assert "in our own words" in framework.note


def test_a_practice_may_have_a_source_besides_that_of_its_framework() -> None:
    known = frameworks.load()
    assert known.practices["tm-catalyst"].source == known.get("tm").source
    assert "(S002)" in known.practices["tm-other-shoes"].source


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("kf-altruism", "kf-altruism"),
        ("KF-Altruism", "kf-altruism"),
        ("conflict", "kf-surface-conflict"),
        ("altruis", "kf-altruism"),
        ("long term", "kf-long-term"),
        ("  Personal   Contact ", "kf-personal-contact"),
        ("power", "bw-power"),
        ("share power", "ca-share-power"),
        ("listen", "bw-listening"),
        ("vision", "kf-shared-purpose"),
        ("shoes", "tm-other-shoes"),
    ],
)
def test_a_practice_is_found_by_a_part_of_its_key_or_name(text: str, key: str) -> None:
    assert frameworks.load().practice(text).key == key


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("xyz", "There is no practice “xyz”."),
        ("", "There is no practice “”."),
        ("trust", "“trust” could be any of tm-stability-trust, dv-live-ethos."),
        (
            "kf-",
            "“kf-” could be any of kf-shared-purpose, kf-personal-contact, "
            "kf-surface-conflict, kf-altruism, kf-long-term.",
        ),
    ],
)
def test_what_is_no_practice_or_several_is_told(text: str, sentence: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        frameworks.load().practice(text)
    assert str(caught.value) == sentence


def test_a_practice_knows_its_framework() -> None:
    known = frameworks.load()
    assert known.framework_of("bw-power") is known.get("bw")
    with pytest.raises(NotFoundError, match=r"There is no practice “power”\."):
        known.framework_of("power")


def test_a_framework_of_ones_own_comes_last_and_is_not_primary(tmp_path: Path) -> None:
    (tmp_path / "values.toml").write_text(OWN)
    known = frameworks.load(tmp_path)
    *_, ours = known
    trust, kindness = ours.practices
    assert ours.key == "trust-values"
    assert not ours.primary
    assert len(known.primary) == 9
    assert (trust.short, trust.brief, trust.indicators) == ("Trust", "Trust", ())
    assert (kindness.short, kindness.brief) == ("Kindness", "Kindness")
    assert kindness.suggests == ("bw-relationships",)


def test_a_name_in_full_is_enough_where_others_have_it_as_a_part(
    tmp_path: Path,
) -> None:
    (tmp_path / "values.toml").write_text(OWN)
    assert frameworks.load(tmp_path).practice("trust").key == "tv-trust"


@pytest.mark.parametrize(
    ("good", "bad", "sentence"),
    [
        (
            "name =",
            "primary = true\nname =",
            ": only the frameworks of LeadJournal itself are primary",
        ),
        ('"trust-values"', '"kf"', ": the key “kf” is used already, by LeadJournal"),
        (
            "tv-trust",
            "kf-altruism",
            ", practice kf-altruism: "
            "the key “kf-altruism” is used already, by LeadJournal",
        ),
        (
            "tv-kind",
            "tv-trust",
            ", practice tv-trust: "
            "the key “tv-trust” is used already, in frameworks/values.toml",
        ),
        (
            "bw-relationships",
            "tm-catalyst",
            ", practice tv-kind: "
            "“tm-catalyst” is not a practice that “suggests” can name",
        ),
        (
            "shadow =",
            'sign = "star"\nshadow =',
            ", practice tv-kind: "
            "the sign “star” is not one of circle, diamond, triangle, bowtie",
        ),
        ('key = "tv-trust"', "", ", practice Trust: “key” is missing"),
        (
            "descr",
            "deskr",
            ", practice tv-trust: "
            "“deskription” is not known here; “description” may be meant",
        ),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, good: str, bad: str, sentence: str) -> None:
    (tmp_path / "values.toml").write_text(OWN.replace(good, bad, 1))
    with pytest.raises(BadMaterialError) as caught:
        frameworks.load(tmp_path)
    assert str(caught.value) == f"frameworks/values.toml{sentence}."
