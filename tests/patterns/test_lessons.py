"""What stands under the headings of the weekly reflection, in a person's own words."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from leadjournal import flow, parts
from leadjournal.facts import TextRow
from leadjournal.patterns.lessons import Line, Noted, collected

DAY = date(2026, 11, 22)


def row(body: str, name: str = "x", day: date = DAY) -> TextRow:
    return TextRow(name, day, "", body)


def test_each_part_is_collected_with_its_day_and_reflection():
    body = "It rained."
    for heading in (flow.NOW_THINK, flow.SHADOW, flow.WHO, flow.STEP_FORWARD):
        body = parts.put(body, heading, f"My {heading}.")
    told = collected([row(body, "a"), row("Nothing.", "b"), row(body, "c")])
    assert told.lessons == (
        Line("a", DAY, "So what I now think", "My So what I now think."),
        Line("c", DAY, "So what I now think", "My So what I now think."),
    )
    assert [line.text for line in told.shadows] == ["My The shadow side."] * 2
    assert [line.text for line in told.credit] == ["My Who made it happen."] * 2
    assert [line.text for line in told.steps] == ["My A step forward."] * 2


def test_what_is_empty_or_code_is_no_lesson():
    body = "## So what I now think\n\n \n```\n## The shadow side\n\nnone\n```\n"
    told = collected([row("## So what I now think\n\n"), row("## The shadow side\n")])
    assert told == Noted()
    assert collected([row(body)]).shadows == ()
    assert collected([]) == Noted()


@given(st.lists(st.text(min_size=1).filter(str.strip), max_size=5))
def test_every_lesson_is_what_parts_gives(texts):
    bodies = [parts.put("", flow.NOW_THINK, text) for text in texts]
    told = collected(row(body, str(n)) for n, body in enumerate(bodies))
    assert [line.text for line in told.lessons] == [
        parts.get(body, flow.NOW_THINK).strip() for body in bodies
    ]
