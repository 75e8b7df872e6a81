"""The headed parts of a text: read one, put one, and leave all else to the letter.

>>> body = put("It rained.", "Arriving", "Tired")
>>> body
'It rained.\\n\\n## Arriving\\n\\nTired\\n'
>>> get(body, "Arriving")
'Tired'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_BREAK = re.compile(r"\r\n|\r|\n")
_HEADING = re.compile(r"##[ \t]+(?=\S)")
_FENCE = re.compile(r"(`{3,})[^`]*\Z|(~{3,})")
# What at the start of a line is more than text. A backslash before it makes it text
# again, in Markdown and here.
_MEANS_MORE = r"(?:##[ \t]+\S|```|~~~)"
_TO_GUARD = re.compile(rf"^(?=\\*{_MEANS_MORE})", re.MULTILINE)
_GUARDED = re.compile(rf"\\(?=\\*{_MEANS_MORE})")


@dataclass(frozen=True)
class Part:
    """A piece of a text from one heading to the next, `raw` to the letter.

    What stands before the first heading has none.
    """

    heading: str | None
    raw: str

    @property
    def text(self) -> str:
        """What is written below the heading, without the empty lines around it.

        Its lines end in \\n, whatever they end in where they stand.
        """
        lines = _lines(_stripped(self.below))
        code = _code(lines)
        return "".join(
            line if number in code else _GUARDED.sub("", line, count=1)
            for number, line in enumerate(lines)
        )

    @property
    def head(self) -> str:
        return "" if self.heading is None else _lines(self.raw)[0]

    @property
    def below(self) -> str:
        return self.raw[len(self.head) :]


def split(body: str) -> list[Part]:
    """Cut a text before each heading `## …` that is not inside a code block.

    Joined again, the parts are the text to the letter.
    """
    lines = _lines(body)
    code = _code(lines)
    heads = {
        number: _tidied(line[mark.end() :])
        for number, line in enumerate(lines)
        if number not in code and (mark := _HEADING.match(line))
    }
    starts = [number for number in range(len(lines)) if number == 0 or number in heads]
    ends = [*starts[1:], len(lines)]
    return [
        Part(heads.get(start), "".join(lines[start:end]))
        for start, end in zip(starts, ends, strict=False)
    ]


def join(parts: Iterable[Part]) -> str:
    return "".join(part.raw for part in parts)


def get(body: str, heading: str) -> str:
    """Return what is written below a heading: below the first, if it is there twice."""
    wanted = _tidied(heading)
    return next((part.text for part in split(body) if part.heading == wanted), "")


def put(body: str, heading: str, text: str, order: Sequence[str] = ()) -> str:
    """Return a text in which *text* stands below a heading.

    The part is replaced where it stands, added in its place in *order*, or taken out
    if there is nothing to say. All else stays to the letter, and so does a part that
    says the same already.
    """
    heading, text = _tidied(heading), _stripped(text)
    parts = split(body)
    headings = [part.heading for part in parts]
    if heading not in headings:
        place = _place(headings, heading, order)
        return _written(_opened(parts, place, heading), place, text) if text else body
    place = headings.index(heading)
    if text and text == parts[place].text:
        return body
    if text:
        return _written(parts, place, text)
    if heading in headings[place + 1 :]:
        # Without its heading, what is typed next would replace the words of the other.
        parts[place] = Part(heading, parts[place].head + _line_end(parts))
    else:
        del parts[place]
    return join(parts)


def _place(headings: Sequence[str | None], heading: str, order: Sequence[str]) -> int:
    """Return where to add a part: after those before it, else before those after."""
    tidy = [_tidied(each) for each in order]
    here = tidy.index(heading) if heading in tidy else len(tidy)
    before = [n for n, each in enumerate(headings) if each in tidy[:here]]
    after = [n for n, each in enumerate(headings) if each in tidy[here + 1 :]]
    if before and here < len(tidy):
        return before[-1] + 1
    return after[0] if after else len(headings)


def _opened(parts: Sequence[Part], place: int, heading: str) -> list[Part]:
    """Return the parts with one more, still empty, an empty line above it."""
    line_end = _line_end(parts)
    above = [*parts[:place]]
    if above:
        heading_above, raw = above[-1].heading, above[-1].raw
        missing = 2 - len(_BREAK.findall(_ending(raw)))
        above[-1] = Part(heading_above, raw + missing * line_end)
    return [*above, Part(heading, f"## {heading}{line_end}"), *parts[place:]]


def _written(parts: Sequence[Part], place: int, text: str) -> str:
    """Return the whole text with another text in one part.

    Where this would be read as something else, as a heading in it would be, its
    lines are guarded.
    """
    below = parts[place + 1 :]
    for words in (text, _TO_GUARD.sub(r"\\", text)):
        part = _holding(parts[place], words, _line_end(parts), is_last=not below)
        written = [*parts[:place], part, *below]
        body = join(written)
        if part.text == text and split(body) == written:
            break
    return body


def _holding(part: Part, text: str, line_end: str, *, is_last: bool) -> Part:
    """Return a part with another text, its heading and the gaps around it as before."""
    text = text.replace("\n", line_end)
    head = part.head if _ending(part.head) else part.head + line_end
    if part.below.strip():
        gap = part.below[: len(part.below) - len(part.below.lstrip("\r\n"))]
        end = _ending(part.below)
    else:
        gap, end = line_end, line_end if is_last else 2 * line_end
    return Part(part.heading, f"{head}{gap}{text}{end}")


def _lines(text: str) -> list[str]:
    """Cut a text into its lines, each with what ends it."""
    return _LINE.findall(text)


def _code(lines: Sequence[str]) -> set[int]:
    """Return which lines stand in code blocks, or open or close one.

    What opens a block and is never closed is text, or all below it would be code.
    """
    bare = [line.rstrip() for line in lines]
    last = {line: number for number, line in enumerate(bare)}
    code: set[int] = set()
    closed_by = None
    for number, line in enumerate(bare):
        if closed_by is not None:
            code.add(number)
            if line == closed_by:
                closed_by = None
        elif mark := _FENCE.match(line):
            fence = mark[1] or mark[2]
            if last.get(fence, 0) > number:
                code.add(number)
                closed_by = fence
    return code


def _stripped(text: str) -> str:
    text = _BREAK.sub("\n", text).strip("\n")
    return text if text.strip() else ""


def _ending(text: str) -> str:
    """Return the line breaks at the end of a text."""
    return text[len(text.rstrip("\r\n")) :]


def _line_end(parts: Iterable[Part]) -> str:
    """Return what ends the lines of a text."""
    found = (_BREAK.search(part.raw) for part in parts)
    return next((each[0] for each in found if each), "\n")


def _tidied(heading: str) -> str:
    return " ".join(heading.split())
