"""How many words somebody wrote: without headings, and without the marks of Markdown.

It is what a person is told. `Reflection.words` is what files and reports say, which
counts whatever stands between two spaces.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]\S*")
_HEADING = re.compile(r"^ {0,3}#{1,6}(?:[ \t].*)?$", re.MULTILINE)


def words(markdown: str) -> int:
    """Count the words of a text.

    >>> words("## What?\\n\\n- I *listened*, 2 minutes long.")
    5
    """
    return len(_WORD.findall(_HEADING.sub("", markdown)))
