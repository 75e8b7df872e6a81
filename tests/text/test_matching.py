"""Names are found by a few of their letters, the best first."""

import pytest

from leadjournal.text.matching import best_first, fold, match

NAMES = (
    "New Reflection",
    "This Week’s Reflection",
    "This Week’s in Two Minutes",
    "Finish Draft",
    "Private",
    "Move to Trash",
    "Restore from Trash",
    "Show Trash",
    "Empty Trash…",
    "New Journal…",
    "Open Journal…",
    "Import File…",
    "Export Everything…",
    "Today",
    "Journal",
    "Patterns",
    "Plans",
    "Questions",
    "Larger Text",
    "High Contrast",
    "Keyboard Shortcuts…",
    "Listening to each other",
    "Write by Gibbs’ reflective cycle",
    "The café that closed",
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("nr", "New Reflection"),
        ("newr", "New Reflection"),
        ("n r", "New Reflection"),
        ("reflection new", "New Reflection"),
        ("wr", "Write by Gibbs’ reflective cycle"),
        ("twere", "This Week’s Reflection"),
        ("weeks", "This Week’s Reflection"),
        ("week's", "This Week’s Reflection"),
        ("twr", "This Week’s Reflection"),
        ("emp tra", "Empty Trash…"),
        ("et", "Empty Trash…"),
        ("mtt", "Move to Trash"),
        ("journal", "Journal"),
        ("oj", "Open Journal…"),
        ("p", "Plans"),
        ("pat", "Patterns"),
        ("ptrns", "Patterns"),
        ("quest", "Questions"),
        ("ks", "Keyboard Shortcuts…"),
        ("short", "Keyboard Shortcuts…"),
        ("cuts", "Keyboard Shortcuts…"),
        ("CAFE", "The café that closed"),
        ("Café", "The café that closed"),
        ("gibbs", "Write by Gibbs’ reflective cycle"),
        ("each", "Listening to each other"),
    ],
)
def test_the_best_fit_comes_first(typed, first):
    assert best_first(typed, NAMES, str)[0][1] == first


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("zz", "New Reflection"),
        ("ew", "New Reflection"),  # two letters in the middle are no reason
        ("nfx", "New Reflection"),
        ("rw", "New Reflection"),  # one word typed keeps its order
        ("to", "New Reflection"),
        ("wn", "New Reflection"),
        ("reflection journal", "New Reflection"),
    ],
)
def test_what_does_not_fit_is_not_found(typed, name):
    assert match(typed, name) is None


def test_a_match_says_at_which_letters_of_the_name_it_holds():
    assert match("nr", "New Reflection").places == (0, 4)
    assert match("cafe", "The café").places == (4, 5, 6, 7)
    assert match("weeks", "This Week’s").places == (5, 6, 7, 8, 10)
    assert match("ss", "Weiß") is None
    assert match("weiss", "Weiß").places == (0, 1, 2, 3)


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("new", "New Journal", "Renewal"),
        ("plan", "Plans", "The winter plan"),
        ("plan", "Winter plan", "Explaining"),
        ("trash", "Trash", "Trash of last year"),
        ("tm", "Two minutes", "Time"),
        ("list", "Listening", "Long in silence, then"),
    ],
)
def test_starts_go_before_middles_and_short_before_long(typed, better, worse):
    worst = match(typed, worse)
    assert worst is None or match(typed, better).score > worst.score


def test_of_those_that_fit_alike_the_earlier_is_first():
    names = [("Board", 1), ("Board", 2), ("Board", 3)]
    found = best_first("bo", names, lambda pair: pair[0])
    assert [number for _, (_, number) in found] == [1, 2, 3]


def test_nothing_typed_fits_everything():
    assert match("", "New Reflection").places == ()
    assert match("  ?!", "New Reflection").places == ()


def test_names_of_other_scripts_and_of_no_letters_are_no_trouble():
    assert match("жур", "Мой журнал").places == (4, 5, 6)
    assert match("a", "…") is None
    assert match("a", "") is None
    assert fold("ÉCOLE ﬁn") == "ecole fin"


def test_a_long_name_is_matched_in_no_time():
    name = "a b " * 500
    assert match("ab" * 40, name) is not None
