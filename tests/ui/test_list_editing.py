"""Lists and quotes go on, end, move and are numbered as one expects."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadjournal.ui.editor import list_editing

SIGN = "¦"  # where the cursor is


def at_cursor(text):
    lines = text.split("\n")
    row = next(number for number, line in enumerate(lines) if SIGN in line)
    column = lines[row].index(SIGN)
    lines[row] = lines[row].replace(SIGN, "")
    return lines, row, column


def done(lines, edit):
    if edit is None:
        return None
    after = [*lines[: edit.first], *edit.lines, *lines[edit.last :]]
    line = after[edit.row]
    after[edit.row] = line[: edit.column] + SIGN + line[edit.column :]
    return "\n".join(after)


def enter(text):
    lines, row, column = at_cursor(text)
    return done(lines, list_editing.entered(lines, row, column))


def backspace(text):
    lines, row, column = at_cursor(text)
    return done(lines, list_editing.erased(lines, row, column))


def move(how, text):
    lines, row, column = at_cursor(text)
    return done(lines, how(lines, row, row + 1, column))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one¦", "- one\n- ¦"),
        ("* one¦ two", "* one\n* ¦two"),
        ("  + one¦", "  + one\n  + ¦"),
        ("9. nine¦", "9. nine\n10. ¦"),
        ("1) one¦", "1) one\n2) ¦"),
        ("1. one¦\n2. two\n3. three", "1. one\n2. ¦\n3. two\n4. three"),
        ("1. one¦\n1. one\n1. one", "1. one\n2. ¦\n1. one\n1. one"),
        ("8. a¦\n9. b", "8. a\n9. ¦\n10. b"),
        ("- [x] done¦", "- [x] done\n- [ ] ¦"),
        ("> quoted¦", "> quoted\n> ¦"),
        ("> - in a quote¦", "> - in a quote\n> - ¦"),
        ("- one\n- ¦", "- one\n\n¦"),
        ("- one\n    - ¦", "- one\n- ¦"),
        ("1. one\n2. ¦\n3. three", "1. one\n\n¦\n\n2. three"),
        ("1. one\n    1. ¦\n2. two", "1. one\n2. ¦\n3. two"),
        ("> one\n> ¦", "> one\n\n¦"),
        ("> - one\n> - ¦", "> - one\n>\n> ¦"),
        ("- one\n- ¦\n\nwords", "- one\n\n¦\n\nwords"),
        ("> - ¦", "> ¦"),
        ("- [ ] ¦", "¦"),
        ("words¦", None),
        ("-no item¦", None),
        ("- - -¦", None),
        ("¦- one", None),
        ("", None),
    ],
)
def test_enter_goes_on_with_a_list_and_ends_it(before, after):
    assert (enter(before) if before else after) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- ¦one", "¦one"),
        ("    - ¦one", "    ¦one"),
        ("- [ ] ¦one", "¦one"),
        ("> - ¦one", "> ¦one"),
        ("- o¦ne", None),
        ("¦one", None),
    ],
)
def test_backspace_takes_the_marker_away(before, after):
    assert backspace(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one\n- two¦", "- one\n    - two¦"),
        ("1. one\n2. two¦\n3. three", "1. one\n    1. two¦\n2. three"),
        ("1. one\n    1. a\n2. b¦", "1. one\n    1. a\n    2. b¦"),
        ("- one¦", None),
        ("- one\n    - two¦", None),
        ("words¦", None),
    ],
)
def test_tab_moves_an_item_beneath_the_one_above(before, after):
    assert move(list_editing.indented, before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one\n    - two¦", "- one\n- two¦"),
        ("- one\n  - two¦", "- one\n- two¦"),
        ("- one\n\t- two¦", "- one\n- two¦"),
        ("1. one\n    1. two¦\n2. three", "1. one\n2. two¦\n3. three"),
        ("- one¦", None),
    ],
)
def test_shift_tab_moves_it_back(before, after):
    assert move(list_editing.outdented, before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [ ] ring¦", "- [x] ring¦"),
        ("1. [X] ring¦", "1. [ ] ring¦"),
        ("- ring¦", None),
    ],
)
def test_a_task_is_ticked_and_unticked(before, after):
    assert move(list_editing.ticked, before) == after


HEADS = st.sampled_from(
    ["", "- ", "* ", "1. ", "2. ", "7) ", "- [ ] ", "> ", "    - ", "    1. ", "\t+ "]
)
LINES = st.builds(str.__add__, HEADS, st.text("abc -.>[]x1", max_size=8))


@given(st.lists(LINES, min_size=1, max_size=8), st.data())
def test_no_word_is_lost_whatever_is_pressed(lines, data):
    row = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[row])))
    before = [list_editing.parted(line).words for line in lines]
    for edit in (
        list_editing.entered(lines, row, column),
        list_editing.erased(lines, row, column),
        list_editing.indented(lines, row, row + 1, column),
        list_editing.outdented(lines, row, row + 1, column),
        list_editing.ticked(lines, row, row + 1, column),
    ):
        if edit is None:
            continue
        after = [*lines[: edit.first], *edit.lines, *lines[edit.last :]]
        assert 0 <= edit.column <= len(after[edit.row])
        said = "".join(re.sub(r"\s", "", words) for words in before)
        letters = iter(re.sub(r"\s", "", "".join(after)))
        assert all(letter in letters for letter in said)
