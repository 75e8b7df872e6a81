"""Quotes are made round as they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadjournal.text import quotes


def typed(keys):
    """Return what stands in a line when keys are typed one by one."""
    line = ""
    for key in keys:
        found = quotes.typeset(line, key)
        line += key
        if found is not None:
            line = line[: len(line) - found.count] + found.text
    return line


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ('"Yes," she said', "“Yes,” she said"),
        ("'Yes,' she said", "‘Yes,’ she said"),
        ("it's the teams' day", "it’s the teams’ day"),
        ("the '90s, and", "the ’90s, and"),
        ("'tis so", "’tis so"),
        ("rock 'n' roll", "rock ’n’ roll"),
        ("'90 people came'", "‘90 people came’"),
        ("\"'Go,' he said\"", "“‘Go,’ he said”"),
        ('*"whose money?"*', "*“whose money?”*"),
        ('("so")', "(“so”)"),
        ("a word - another", "a word – another"),
        ("then--no", "then–no"),
        ("then---no", "then—no"),
        ("well...", "well…"),
        ("5 - 3", "5 - 3"),
        ("- an item", "- an item"),
        ("---", "---"),
        ("| --- |", "| --- |"),
        ('run `"x"` now "x"', 'run `"x"` now “x”'),
        ("``a`'`` it's", "``a`'`` it’s"),
        ("[it's](https://x.org/it's) it's", "[it’s](https://x.org/it's) it’s"),
        ("https://x.org/it's it's", "https://x.org/it's it’s"),
        ("- [ ] it's", "- [ ] it’s"),
    ],
)
def test_what_is_typed_straight_is_made_round(keys, line):
    assert typed(keys) == line


@given(st.text("ab \"'-.`*(90s", max_size=30))
def test_only_the_marks_are_changed(keys):
    rounds = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
    line = typed(keys).translate(rounds).replace("—", "---").replace("–", "-")
    straight = keys.replace("--", "-")
    assert line.replace("…", "...").replace("-", "") == straight.replace("-", "")
