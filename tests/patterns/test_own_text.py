"""What of a text is a person's own."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadjournal import frameworks, questions, templates
from leadjournal.facts import TextRow
from leadjournal.patterns.own_text import OwnText, own_text, prompts, sentences
from leadjournal.patterns.own_words import known_prompts
from leadjournal.patterns.words import tokens

DAY = date(2026, 11, 22)
BANK = questions.load(frameworks.load().practices)
KNOWN = known_prompts(BANK, templates.load())


def own(body: str, known: frozenset[str] = frozenset()) -> OwnText:
    text = own_text(TextRow("x", DAY, "A title", body), known)
    assert text is not None
    return text


def words(body: str, known: frozenset[str] = frozenset()) -> list[str]:
    return tokens(own(body, known).own)


def quoted(body: str) -> list[str]:
    return [sentence.text for sentence in sentences(own(body))]


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("Mine.", "mine"),
        ("## So what I now think\n\nMine.", "mine"),
        ("Heading\n===\nMine.", "mine"),
        ("> not mine\ngoes on\n\nMine.", "mine"),
        ("> not mine\n- Mine.", "mine"),
        ("> a\n> b\n## H\nMine.", "mine"),
        ("Mine.\n\n```\nnot mine\n```\nMine.", "mine mine"),
        ("Mine. ``` mine", "mine mine"),
        ("Mine `code` mine.", "mine mine"),
        ("She said, “not mine”. Mine.", "she said mine"),
        ('She said, "not\nmine". Mine.', "she said mine"),
        ("She said, ‘that’s not mine’. Mine’s", "she said mine"),
        ("'it's not mine' she said; the nurses' rota", "she said the nurses rota"),
        ("“not closed\n\nMine.", "not closed mine"),
        ("Mine [mine](attachment:not-mine.png) mine", "mine mine mine"),
        ("Mine <not@mine.org> or not@mine.org https://not.mine/x", "mine or"),
        ("Mine. <!-- not mine -->", "mine"),
        ("Mine\r\n\r\n> not mine\r\n\r\nMine", "mine mine"),
        ("#mine is a tag, 3 > 2 mine", "mine is a tag mine"),
        ("", ""),
    ],
)
def test_what_is_not_ones_own_is_left_out(body, left):
    text = own(body)
    assert tokens(text.own) == left.split()
    assert len(text.own) == len(body)


def test_what_was_written_as_of_another_is_left_out_whole():
    assert own_text(TextRow("x", DAY, "", "Mine.", None, True)) is None


@pytest.mark.parametrize("mark", ["", "- ", "1. ", "**", "  "])
def test_prompts_are_known_on_lines_of_their_own(mark):
    prompt = BANK.get("Q001").text
    end = "**" if mark == "**" else ""
    assert words(f"{mark}{prompt}{end}\n\nMine.", KNOWN) == ["mine"]
    assert words(f"Mine.\n{mark}{prompt.upper()}{end}", KNOWN) == ["mine"]


def test_a_prompt_before_its_answer_is_known_as_well():
    question = BANK.get("Q001")
    body = f"{question.text} Mine, and mine. {question.follow_up} Mine."
    assert words(body, KNOWN) == ["mine", "and", "mine", "mine"]


def test_a_short_sentence_may_be_ones_own():
    assert words("Why not? Mine.", prompts(["Why not? And who was there?"])) == [
        "why",
        "not",
        "mine",
    ]


@given(st.lists(st.sampled_from([q.text for q in BANK]), min_size=1, max_size=5))
def test_no_word_of_a_prompt_is_counted(asked):
    body = "".join(f"{text}\n\nzebra\n\n" for text in asked)
    assert words(body, KNOWN) == ["zebra"] * len(asked)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Dr. Khan met Mr. Bell. I left.", ["Dr. Khan met Mr. Bell.", "I left."]),
        ("At 3.30 we met, i.e. late. So.", ["At 3.30 we met, i.e. late.", "So."]),
        ("I said “no.”\n\nShe left.", ["I said “no.”", "She left."]),
        ("“No.” I left.", ["I left."]),
        ("- One\n- Two is\n  here\n\n1. Three", ["One", "Two is\n  here", "Three"]),
        (
            "One\nline. *Two.* (Three.) Four",
            ["One\nline.", "*Two.*", "(Three.)", "Four"],
        ),
        ("> quoted\n\nMine.", ["Mine."]),
        ("Wait… No", ["Wait…", "No"]),
        ("\n\n  \n", []),
    ],
)
def test_sentences_are_cut_where_they_end(body, told):
    assert quoted(body) == told


pieces = st.lists(
    st.sampled_from(
        [
            *(
                "word ",
                "We met. ",
                "“said” ",
                "> quote\n",
                "\n\n",
                "## Head\n",
                "```\n",
            ),
            *("- item\n", "\r\n", "it’s ", "Why? ", "'so' ", "é", "🙂", "_x_ ", '"'),
        ]
    ),
    max_size=40,
).map("".join)


@given(pieces | st.text(max_size=80))
def test_every_sentence_stands_in_its_text_to_the_letter(body):
    text = own(body, KNOWN)
    assert len(text.own) == len(body)
    end = 0
    for sentence in sentences(text):
        assert body[sentence.start : sentence.end] == sentence.text
        assert text.own[sentence.start : sentence.end].strip()
        assert sentence.start >= end
        end = sentence.end
    assert all(a in (b, " ") for a, b in zip(text.own, body, strict=True))
