"""Characters that no font of this machine has: named in words instead.

A PDF that is to be read aloud, or kept, must not have a character without a shape, and
the typesetter then makes none at all. So it is asked which they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial
from typing import Any

Values = dict[str, Any]

_NO_SHAPE = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_FORBIDDEN = re.compile(r'codepoint `"(.*?)"`')
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]+)\}|\\(.)")
#: From here on stand scripts that few fonts have: where one letter of a part is
#: missing, its other letters likely are too.
_RARE = 0x0590
_PICTURES = 0x1F000
_TRIES = 20
#: A word longer than a line is cut, or it would run off the page.
_LONG = re.compile(r"\S{61,}")
_BREAK = "\u200b"
_PIECE = 30


def compiled(compile_: Callable[[Values], bytes], values: Values) -> bytes:
    """Return what is made of some values, with what has no shape said in words."""
    import typst

    values = _changed(values, _breakable)
    for _attempt in range(_TRIES):
        try:
            return compile_(values)
        except typst.TypstError as error:
            found = _named(str(error))
            if not found:
                raise
            lost = _akin(values, found)
            values = _changed(values, partial(_without, lost))
    return compile_(_changed(values, _ascii))


def _named(message: str) -> set[str]:
    """Return the characters that an error is about, the rarest of them if several."""
    match = _NO_SHAPE.search(message) or _FORBIDDEN.search(message)
    if match is None:
        return set()
    text = _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else m[2], match[1])
    return {each for each in text if not each.isascii()} or set(text)


def _akin(values: Values, found: set[str]) -> set[str]:
    """Return some characters and, of rare scripts, those of the same part of Unicode.

    If it is none of ours that has no shape, it is what stands beside it: all that is
    rare goes.
    """
    parts = {_part(each) for each in found}
    seen: set[str] = set()

    def look(text: str) -> str:
        seen.update(each for each in text if ord(each) >= _RARE)
        return text

    _changed(values, look)
    if all(each.isascii() for each in found):
        return seen
    return found | {each for each in seen if _part(each) in parts}


def _part(character: str) -> int:
    """Return which part of Unicode a character is of; pictures are all of one."""
    code = ord(character)
    return code >> 12 << 12 if code >= _PICTURES else code >> 8 << 8


def _without(lost: set[str], text: str) -> str:
    """Return a text in which each of some characters is called by its name.

    >>> _without({"🙂"}, "Well done 🙂")
    'Well done (slightly smiling face)'
    """
    if lost.isdisjoint(text):
        return text
    said: list[str] = []
    is_named = False
    for each in text:
        is_named = each in lost or (is_named and not _may_break("", each))
        said.append(_name(each) if is_named else each)
    return "".join(said)


def _name(character: str) -> str:
    if not _may_break("", character):  # alone it says nothing
        return ""
    return f"({unicodedata.name(character, 'a character').lower()})"


def _ascii(text: str) -> str:
    return text.encode("ascii", "replace").decode()


def _breakable(text: str) -> str:
    """Let a word of more characters than a line has be cut."""
    if len(text) <= _PIECE:
        return text
    return _LONG.sub(lambda match: _cut(match[0]), text)


def _cut(word: str) -> str:
    parts: list[str] = []
    start = 0
    for place in range(1, len(word)):
        if place - start >= _PIECE and _may_break(word[place - 1], word[place]):
            parts.append(word[start:place])
            start = place
    return _BREAK.join([*parts, word[start:]])


def _may_break(before: str, after: str) -> bool:
    """Whether two characters are not parts of one that is seen."""
    joined = {"\u200d", "\ufe0f"}
    return (
        before not in joined
        and after not in joined
        and unicodedata.category(after)[0] not in "MC"
        and not 0x1F3FB <= ord(after) <= 0x1F3FF
    )


def _changed(values: Any, change: Callable[[str], str]) -> Any:
    """Return plain values with every text in them changed."""
    if isinstance(values, str):
        return change(values)
    if isinstance(values, list):
        return [_changed(each, change) for each in values]
    if isinstance(values, dict):
        return {name: _changed(each, change) for name, each in values.items()}
    return values
