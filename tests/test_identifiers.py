"""What might identify somebody is found with its place; what does not, is left."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leadjournal.identifiers import Kind, is_nhs_number, sweep

SAMPLES = Path(__file__).parents[2] / "shared/samples/pii"


def found(text: str) -> list[tuple[Kind, str]]:
    return [(each.kind, each.text) for each in sweep(text)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("On Monday I let Priya chair.", Kind.NAME, "Priya"),
        ("I rang Jean-Luc de la Cruz.", Kind.NAME, "Jean-Luc de la Cruz"),
        ("Then Siân O’Neill left.", Kind.NAME, "Siân O’Neill"),
        ("So MH said nothing.", Kind.NAME, "MH"),
        ("Sarah said no.", Kind.NAME, "Sarah"),
        ("Sarah, the sister, was tired.", Kind.NAME, "Sarah"),
        ("Dr Ahmed was there.", Kind.NAME, "Dr Ahmed"),
        ("Discharge with Dr K", Kind.NAME, "Dr K"),
        ("Dr K came late.", Kind.NAME, "Dr K"),
        ("I asked Mrs. P about it.", Kind.NAME, "Mrs. P"),
        ("Then Sister Agnes came.", Kind.NAME, "Sister Agnes"),
        (
            "Write to jo.bloggs+x@trust.nhs.uk now.",
            Kind.EMAIL,
            "jo.bloggs+x@trust.nhs.uk",
        ),
        (
            "See https://example.org/a?b=c for it.",
            Kind.LINK,
            "https://example.org/a?b=c",
        ),
        ("It was @jo who wrote.", Kind.LINK, "@jo"),
        ("Her number, 07700 900123, is here.", Kind.PHONE, "07700 900123"),
        ("Ring +44 20 7946 0018 first.", Kind.PHONE, "+44 20 7946 0018"),
        ("They live at LS1 4AP now.", Kind.POSTCODE, "LS1 4AP"),
        ("It was 999 000 0018 on the form.", Kind.NHS_NUMBER, "999 000 0018"),
        ("We met on 19 November 2026.", Kind.DATE, "19 November 2026"),
        ("We met on 3rd of May.", Kind.DATE, "3rd of May"),
        ("We met on 19/11/2026.", Kind.DATE, "19/11/2026"),
        ("We met on 2026-11-19.", Kind.DATE, "2026-11-19"),
        ("She is on ward 7 again.", Kind.PLACE, "ward 7"),
        ("They are in Room 12b today.", Kind.PLACE, "Room 12b"),
        ("An 83-year-old widower.", Kind.AGE, "83-year-old"),
        ("Somebody aged eighty-three.", Kind.AGE, "aged eighty-three"),
        ("I was the only new starter.", Kind.ALONE, "the only new starter"),
        ("Our youngest consultant left.", Kind.ALONE, "Our youngest consultant left"),
        ("I asked the medical director.", Kind.TITLE, "the medical director"),
        (
            "Quietly: “whose money do we think it is, and who for?”",
            Kind.QUOTATION,
            "“whose money do we think it is, and who for?”",
        ),
    ],
)
def test_it_is_found(text, kind, words):
    assert (kind, words) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I listened more than I spoke. Nobody minded.",
        "On Friday in November the NHS trust and the ICB met; I’m glad.",
        "The first ten minutes were slow, and the only thing I said was no.",
        "She said, “We never meet.” Then we did.",
        "## What happened?\n\nThe chair left early.\n\n- Silence\n- Then talk",
        "Today’s meeting was good. Let’s go on. However, the paper is late.",
        "It cost 1,500,000 and took 10.30 to 12.45, version 1.2.3.",
        "Could we, may we, march on?",
        "GP-led care is what the CQC asked for.",
        "“Start where they are,” I thought.",
    ],
)
def test_what_names_nobody_is_left_alone(text):
    assert found(text) == []


def test_a_name_within_a_sentence_is_one_at_its_beginning_too():
    assert found("I asked Priya. Priya agreed to wait.") == [
        (Kind.NAME, "Priya"),
        (Kind.NAME, "Priya"),
    ]


def test_each_finding_says_where_it_stands():
    text = "😀 I let Priya chair."
    [finding] = sweep(text)
    assert text[finding.start : finding.end] == finding.text == "Priya"
    assert finding.sentence == "Possible name or initials: “Priya”"


def test_what_stands_in_an_address_is_not_a_name_as_well():
    assert found("Ask Jo.Bloggs@nhs.net about it.") == [
        (Kind.EMAIL, "Jo.Bloggs@nhs.net")
    ]


def test_a_long_quotation_may_hold_a_name():
    kinds = [kind for kind, _ in found("“I never said that Priya was to go to them.”")]
    assert kinds == [Kind.QUOTATION, Kind.NAME]


@pytest.mark.parametrize(
    ("digits", "is_one"),
    [
        ("9990000018", True),
        ("9434765919", True),
        ("9434765918", False),
        ("1234567890", False),
        ("943476591", False),
        ("943476591x", False),
        ("٩٤٣٤٧٦٥٩١٩", False),
    ],
)
def test_an_nhs_number_ends_in_its_check_digit(digits, is_one):
    assert is_nhs_number(digits) is is_one


def test_a_long_text_is_swept_in_no_time():
    text = "I asked the Deputy, who “said “no, on 3 May at 12 A B C. " * 2000
    assert len(sweep(text[:60_000])) > 1000


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
def test_the_postcodes_of_the_samples_are_told_apart():
    path = SAMPLES / "ideal-postcodes/data/validation.json"
    for case in json.loads(path.read_text("utf-8"))["tests"]:
        whole = (Kind.POSTCODE, case["base"]) in found(case["base"])
        assert whole is case["expected"], case


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
def test_the_nhs_numbers_of_the_test_range_are_found():
    folder = SAMPLES / "uk-fci_nhs-number/local-test-data"
    [path] = folder.glob("*valid-nhs-numbers.csv")
    for number in path.read_text("utf-8-sig").split():
        assert found(f"It was {number} there.") == [(Kind.NHS_NUMBER, number)]
