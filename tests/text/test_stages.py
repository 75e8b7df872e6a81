"""Headings of templates come and go; words stay."""

from hypothesis import given
from hypothesis import strategies as st

from leadjournal import templates
from leadjournal.templates import Stage
from leadjournal.text import stages

NAMES = {template.key: template.stages for template in templates.load()}
A = (Stage("What?", "…"), Stage("So what?", "…"))
B = (Stage("Feelings", "…"), Stage("So what?", "…"))


def test_a_template_brings_its_headings():
    assert stages.changed("", (), A) == "## What?\n\n\n## So what?\n"
    text = "I listened."
    assert stages.changed(text, (), A) == f"{text}\n\n## What?\n\n\n## So what?\n"


def test_headings_that_are_empty_go_with_their_template():
    text = stages.changed("", (), A)
    assert stages.changed(text, A, B) == "## So what?\n\n## Feelings\n"
    assert stages.changed(text, A, ()) == ""


def test_headings_with_words_stay():
    text = "## What?\nI listened.\n\n## So what?\n"
    assert stages.changed(text, A, ()) == "## What?\nI listened.\n"
    assert stages.changed(text, A, B).startswith(text)


def test_a_heading_of_ones_own_stays_though_it_is_empty():
    text = "# What?\n\n## Mine\n"
    assert stages.changed(text, A, ()) == text


def test_what_looks_like_a_heading_in_code_is_none():
    text = "```\n## What?\n\n## So what?\n```\n"
    assert stages.changed(text, A, ()) == text


LINES = st.sampled_from(
    [
        "",
        "words",
        "## What?",
        "## So what?",
        "### What?",
        "```",
        "~~~",
        "- item",
        "  x ",
    ]
) | st.text(st.characters(exclude_categories=["Cs", "Zl", "Zp", "Cc"]), max_size=9)


@given(
    st.lists(LINES, max_size=12).map("\n".join),
    st.lists(st.sampled_from([*NAMES, None]), max_size=5),
)
def test_no_written_line_is_lost_in_any_sequence_of_changes(text, keys):
    names = {f"## {stage.name}" for each in NAMES.values() for stage in each}
    before: tuple[Stage, ...] = ()
    now = text
    for key in keys:
        after = NAMES[key] if key else ()
        now = stages.changed(now, before, after)
        before = after

    def written(words):
        return [
            line for line in words.split("\n") if line.strip() and line not in names
        ]

    assert written(now) == written(text)


@given(st.sampled_from(sorted(NAMES)), st.sampled_from(sorted(NAMES)))
def test_an_empty_text_has_the_headings_of_its_last_template_alone(first, second):
    text = stages.changed("", (), NAMES[first])
    text = stages.changed(text, NAMES[first], NAMES[second])
    assert sorted(text.split("\n")) == sorted(
        stages.changed("", (), NAMES[second]).split("\n")
    ) or set(text.split()) == set(stages.changed("", (), NAMES[second]).split())
