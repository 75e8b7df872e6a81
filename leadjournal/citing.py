"""How a text cites what is attached to it: `![plan](attachment:plan.png)`."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote, unquote

SCHEME = "attachment:"

#: Characters that stay as they are in a link: not blanks, brackets, % or marks.
_PLAIN = "!$&'+,;=@~#"
_LINK = re.compile(r"(!?)\[((?:[^\]\[\\\n]|\\.)*)\]\(attachment:([^\s()<>]+)\)")
_SPECIAL = re.compile(r"([\\\[\]*_`<>!&])")


def address(name: str) -> str:
    """Return the address by which a text cites a name.

    >>> address("plan 2.png")
    'attachment:plan%202.png'
    """
    return SCHEME + encoded(name)


def encoded(path: str) -> str:
    """Return a relative path as it may stand in a link; letters stay legible."""
    return "".join(
        character if character.isalnum() else quote(character, safe=f"{_PLAIN}/.-_")
        for character in path
    )


def cited_by(found: str) -> str | None:
    """Return the name that an address cites, or None if it is another's address."""
    if not found.lower().startswith(SCHEME):
        return None
    return unquote(found[len(SCHEME) :])


def link(name: str, *, picture: bool) -> str:
    """Return the Markdown that shows a picture, or leads to a file."""
    return f"{'!' if picture else ''}[{escaped(name)}]({address(name)})"


def escaped(name: str) -> str:
    return _SPECIAL.sub(r"\\\1", name)


def cited(markdown: str) -> set[str]:
    """Return the names that a text cites."""
    return {unquote(found[3]) for found in _LINK.finditer(markdown)}


def renamed(markdown: str, old: str, new: str) -> str:
    """Return a text that cites a name by another; a label of the old name goes too."""

    def changed(found: re.Match[str]) -> str:
        mark, words, target = found.groups()
        if unquote(target) != old:
            return found[0]
        shown = escaped(new) if words in {old, escaped(old)} else words
        return f"{mark}[{shown}]({address(new)})"

    return _LINK.sub(changed, markdown)


def readdressed(markdown: str, elsewhere: Callable[[str], str | None]) -> str:
    """Return a text whose attachments are cited by paths.

    *elsewhere* gives the path of a name, if it has one. A link that could not be
    turned back into what it was stays as it is.
    """

    def changed(found: re.Match[str]) -> str:
        mark, words, target = found.groups()
        path = elsewhere(unquote(target))
        if path is None or address(unquote(target)) != SCHEME + target:
            return found[0]
        return f"{mark}[{words}]({encoded(path)})"

    return _LINK.sub(changed, markdown)
