"""What of a text is a person's own: no prompts, quotations, speech, code or addresses.

What is not theirs is blanked with spaces, so that all places stay where they are and
whatever is found can be quoted to the letter from the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from leadjournal.facts import TextRow

#: A sentence of a prompt with fewer words might be a person's own as well.
_OWN_WORDS = 3
#: No prompt of ours, nor any that a person would want to be asked, has more characters.
_LONGEST = 1000

_FENCE = re.compile(r"^(`{3,}|~{3,})[^\n`]*\n(?:.*\n)*?\1[ \t\r]*$", re.MULTILINE)
_QUOTATION = re.compile(
    r"^[ \t]{0,3}>.*(?:\n(?![ \t]*(?:\r?$|[#>*+`~-]|\d+[.)])).+)*", re.MULTILINE
)
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}(?:[ \t].*)?$", re.MULTILINE)
_UNDERLINED = re.compile(r"^[^\n]*\S[^\n]*\n(?:=+|-+)[ \t\r]*$", re.MULTILINE)
_CODE = re.compile(r"`[^`\n]+`")
_TARGET = re.compile(r"(?<=\])\([^)\n]*\)")
_TAG = re.compile(r"<[^<>\n]{1,300}>")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]+")
# Speech goes on over the lines of a paragraph, and not over an empty one. Each pattern
# begins with its mark, and looks behind it only then: it is ten times as quick.
_SPEECH = (
    (("“",), re.compile(r"“(?:(?!\n[ \t\r]*\n)[^“”])*”")),
    (('"',), re.compile(r'"(?:(?!\n[ \t\r]*\n)[^"])*"')),
    (("‘",), re.compile(r"‘(?<!\w‘)(?:[^‘’\n]|’(?=\w))*’(?!\w)")),
    (("'",), re.compile(r"'(?<![\w']')(?:[^'\n]|'(?=\w))+'(?!\w)")),
)
#: What is no prose, in this order, and without which signs it is not there.
_NOT_PROSE = (
    (("```", "~~~"), _FENCE),
    ((">",), _QUOTATION),
    (("#",), _HEADING),
    (("\n=", "\n-"), _UNDERLINED),
    (("`",), _CODE),
    (("](",), _TARGET),
    (("<",), _TAG),
    (("://", "www."), _ADDRESS),
    (("@",), _MAIL),
)
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n|\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])")
_END = re.compile(
    r"[.!?…]+(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bSt\.)(?<!\bProf\.)"
    r"[\"”’)\]*_]*(?=\s+[\"“‘(*_]*[^\W_a-z])"
)
_LISTED = re.compile(r"\s*(?:[-*+]|\d+[.)])[ \t]+(?=\S)")
_MARKER = re.compile(r"^\s*(?:[-*+]|\d+[.)])?\s*")
_LINE = re.compile(r"[^\n]+")
_ROUND = "*_ \t\r\n.,…?!:;“”\"'()[]"


@dataclass(frozen=True)
class OwnText:
    """A text, and the same with all blank that is not a person's own."""

    id: str
    day: date
    body: str
    own: str


@dataclass(frozen=True)
class Sentence:
    """A sentence to the letter: `text` is what stands from `start` to `end`."""

    id: str
    day: date
    start: int
    end: int
    text: str


def prompts(texts: Iterable[str]) -> frozenset[str]:
    """Return by what to know prompts: the whole of each, and each of its sentences."""
    known = set()
    for text in texts:
        known.add(_tidied(text))
        for start, end in _spans(text):
            if len(text[start:end].split()) >= _OWN_WORDS:
                known.add(_tidied(text[start:end]))
    return frozenset(known - {""})


def own_text(row: TextRow, known: Collection[str] = frozenset()) -> OwnText | None:
    """Return what is a person's own in a text; None if they wrote as of another.

    *known* are the prompts, as `prompts` returns them.
    """
    if row.step_outside:
        return None
    # A prompt may have quotation marks in it, so it is looked for before speech is.
    prose = _without(row.body, _NOT_PROSE)
    own = _without(_without_prompts(prose, known), _SPEECH)
    return OwnText(row.id, row.day, row.body, own)


def sentences(text: OwnText) -> Iterator[Sentence]:
    """Give the sentences in which there is anything of one's own."""
    for start, end in _spans(text.own):
        end = _with_speech(text, end)
        yield Sentence(text.id, text.day, start, end, text.body[start:end])


def _without(
    text: str, signs: Sequence[tuple[tuple[str, ...], re.Pattern[str]]]
) -> str:
    """Blank what some patterns find; most texts have little of it."""
    for needed, what in signs:
        if any(sign in text for sign in needed):
            text = what.sub(lambda found: _spaces(found[0]), text)
    return text


def _without_prompts(own: str, known: Collection[str]) -> str:
    if not known:
        return own
    for line in list(_LINE.finditer(own)):
        if len(line[0]) <= _LONGEST:
            words = _MARKER.sub("", line[0], count=1)
            if _tidied(words) in known:
                own = _blank(own, line.start(), line.end())
    for start, end in list(_spans(own)):
        if end - start <= _LONGEST and _tidied(own[start:end]) in known:
            own = _blank(own, start, end)
    return own


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Give where each sentence begins and ends, without the space around it."""
    start = 0
    for gap in [*_PARAGRAPH.finditer(text), None]:
        stop = gap.start() if gap else len(text)
        if listed := _LISTED.match(text, start, stop):
            start = listed.end()
        for end in [*(end.end() for end in _END.finditer(text, start, stop)), stop]:
            piece = text[start:end]
            if words := piece.strip():
                yield start + piece.index(words[0]), start + len(piece.rstrip())
            start = end
        start = gap.end() if gap else stop


def _with_speech(text: OwnText, end: int) -> int:
    """Return where a sentence ends that ends in speech: I said “no.”"""
    if text.own[end - 1] in ".!?…":
        return end
    line_end = text.body.find("\n", end)
    rest = slice(end, len(text.body) if line_end < 0 else line_end)
    if text.own[rest].strip():
        return end
    return end + len(text.body[rest].rstrip())


def _blank(text: str, start: int, end: int) -> str:
    return f"{text[:start]}{_spaces(text[start:end])}{text[end:]}"


def _spaces(text: str) -> str:
    """Return as many spaces, lines ending where they did."""
    if "\n" not in text:
        return " " * len(text)
    return "".join(char if char in "\r\n" else " " for char in text)


def _tidied(text: str) -> str:
    return " ".join(text.split()).strip(_ROUND).replace("’", "'").casefold()
