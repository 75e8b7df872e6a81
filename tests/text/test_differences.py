"""Differences are shown word by word, to the letter, and in no time."""

import random
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadjournal.text import differences, foldings
from leadjournal.text.differences import Change, Count
from leadjournal.text.foldings import Fold

PIECES = [
    *("I ", "listened ", "it's ", "\n", "\r\n", "\r", ".", "  ", "é", "e\u0301 "),
    *("今日は", "🙂", "عربي ", "\0", "\u2028", "well-kept "),
]
SHORT = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def read(before, after):
    """Return the parts as text, as in wdiff."""
    marks = {Change.SAME: "{}", Change.GONE: "[-{}-]", Change.NEW: "{{+{}+}}"}
    parts = differences.between(before, after)
    return "".join(marks[part.change].format(part.text) for part in parts)


@settings(deadline=None, max_examples=400)
@given(SHORT | st.text(), SHORT | st.text())
def test_the_parts_give_both_texts_back_to_the_letter(one, other):
    parts = differences.between(one, other)
    assert differences.before(parts) == one
    assert differences.after(parts) == other
    for part, following in pairwise(parts):
        assert part.change is not following.change
    assert all(part.text for part in parts)


@settings(deadline=None, max_examples=200)
@given(SHORT, SHORT)
def test_lines_lose_nothing_and_fold_only_what_stayed(one, other):
    parts = differences.between(one, other)
    pieces = [
        piece
        for line in foldings.lines(parts)
        for piece in line.parts
        if not isinstance(piece, Fold)
    ]
    assert differences.before(pieces) == one
    assert differences.after(pieces) == other
    shown = [
        piece
        for line in foldings.folded(parts)
        if not isinstance(line, Fold)
        for piece in line.parts
        if not isinstance(piece, Fold)
    ]
    for change in (Change.NEW, Change.GONE):
        assert [p.text for p in shown if p.change is change] == [
            p.text for p in pieces if p.change is change
        ]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("", "", ""),
        ("", "New.", "{+New.+}"),
        ("I was cross.", "I was sad.", "I was [-cross-]{+sad+}."),
        ("I didn't ask.", "I didn’t ask.", "I [-didn't-]{+didn’t+} ask."),
        ("One. Two.", "One. And a half. Two.", "One. {+And a half. +}Two."),
        ("one\n\ntwo", "one two", "one[-\n\n-]{+ +}two"),
        ("a\r\nb", "a\nb", "a[-\r\n-]{+\n+}b"),
        ("今日は晴れ", "今日は雨", "今日は[-晴れ-]{+雨+}"),
        ("well 🙂", "well 🙃", "well [-🙂-]{+🙃+}"),
        ("the cat and the dog", "the dog and the cat", None),
    ],
)
def test_a_change_is_shown_where_a_person_would_say_it_is(before, after, said):
    if said is not None:
        assert read(before, after) == said
    assert read(before, before) == before


def test_a_new_paragraph_is_one_part():
    before = "We met on Monday.\n\nNobody spoke.\n"
    after = "We met on Monday.\n\nThe rota was late, again.\n\nNobody spoke.\n"
    assert read(before, after).count("{+") == 1
    assert "[-" not in read(before, after)


def test_a_sentence_written_anew_is_not_cut_to_pieces():
    before = "I told her plainly what the ward had to do by the end of the week."
    after = "Asking what was in the way turned out to be better than any plan of mine."
    assert len(differences.between(before, after)) <= 6


def test_words_that_came_and_went_are_counted():
    parts = differences.between("It was very, very late.", "It was late for us.")
    assert differences.count(parts) == Count(new=2, gone=2)


def words(number, seed):
    chance = random.Random(seed)
    known = [f"word{each}" for each in range(6000)]
    weights = [1 / (each + 1) for each in range(6000)]
    drawn = chance.choices(known, weights, k=number)
    return " ".join(
        f"{word}\n\n" if place % 120 == 119 else word
        for place, word in enumerate(drawn)
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (words(20_000, 1), words(20_000, 2)),
        (words(20_000, 1), words(20_000, 1).replace("word7 ", "other ")),
        ("the cat " * 10_000, "the dog " * 10_000),
        ("a " * 20_000, "b a " * 10_000),
        (words(20_000, 1), ""),
    ],
    ids=["unrelated", "a few", "repeated", "all alike", "all gone"],
)
def test_two_texts_of_20000_words_take_no_time_to_wait_for(before, after):
    start = perf_counter()
    parts = differences.between(before, after)
    assert perf_counter() - start < 5  # 0.3 s on a machine that is idle
    assert differences.before(parts) == before
    assert differences.after(parts) == after


def test_there_is_an_end_to_what_is_looked_at(monkeypatch):
    looked_at = []
    pairs = differences._pairs

    def counted(one, other):
        looked_at.append(pairs(one, other))
        return looked_at[-1]

    monkeypatch.setattr(differences, "_pairs", counted)
    chance = random.Random(1)
    one, other = (
        " ".join(
            word
            for place in range(300)
            for word in (f"word{place}", *chance.choices("aab", k=200))
        )
        for _ in range(2)
    )
    parts = differences.between(one, other)
    assert differences.before(parts) == one
    assert differences.after(parts) == other
    assert 0 < looked_at[0] < differences._WORK < sum(looked_at)


def test_words_in_another_order_are_counted_once(monkeypatch):
    seen = []
    count = differences._words_before

    def counting(words):
        seen.append(len(words))
        return count(words)

    monkeypatch.setattr(differences, "_words_before", counting)
    some = [f"word{number}" for number in range(5000)]
    mixed = random.Random(1).sample(some, len(some))
    parts = differences.between(" ".join(some), " ".join(mixed))
    assert differences.after(parts) == " ".join(mixed)
    assert sum(seen) < 40 * len(some)


def folded(before, after):
    """Return what is shown, a fold as its words."""
    return [
        str(line)
        if isinstance(line, Fold)
        else "".join(str(p) if isinstance(p, Fold) else p.text for p in line.parts)
        for line in foldings.folded(differences.between(before, after))
    ]


def test_paragraphs_far_from_a_change_are_folded():
    paragraphs = [f"Paragraph {number}." for number in range(12)]
    changed = [*paragraphs[:5], "Something else.", *paragraphs[6:]]
    assert folded("\n\n".join(paragraphs), "\n\n".join(changed)) == [
        "… 4 paragraphs unchanged …",
        "Paragraph 4.\n",
        "\n",
        "Paragraph 5Something else.\n",
        "\n",
        "Paragraph 6.\n",
        "… 5 paragraphs unchanged …",
    ]


def test_one_paragraph_is_not_worth_a_fold():
    before = "One.\nTwo.\nThree."
    assert folded(before, before + "\nFour.") == [
        "One.\n",
        "Two.\n",
        "Three.\n",
        "Four.",
    ]


def test_a_long_run_of_words_shows_its_ends():
    words = [f"word{number}" for number in range(400)]
    [line] = folded(" ".join(words), " ".join([*words, "more"]))
    assert "word49… 300 words unchanged … word350" in line
    assert line.endswith("word399 more")
