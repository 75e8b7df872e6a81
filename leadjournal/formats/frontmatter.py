"""The lines between two `---` at the head of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # imported when Markdown is read or written, and only then
    import yaml

_HEAD = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.M)
_LINE_BREAKS = frozenset("\n\r\x85\u2028\u2029")
_ONE_LINE = 1 << 30  # characters: no value is ever folded
_TEXT = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"


def split(text: str) -> tuple[dict[str, object], str]:
    """Return the values at the head of a text, and the text below them.

    Where there are none that can be understood, the whole text is below.
    """
    import yaml

    head = _HEAD.match(text)
    if head is None:
        return {}, text
    try:
        found = yaml.load(head.group(1), _loader())  # makes nothing but text
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, text
    if found is None:
        return {}, text[head.end() :]
    if not isinstance(found, dict):
        return {}, text
    return {str(key): value for key, value in found.items()}, text[head.end() :]


def joined(values: Mapping[str, object], text: str) -> str:
    """Return a text with values at its head."""
    import yaml

    head = yaml.dump(
        dict(values),
        Dumper=_dumper(),
        allow_unicode=True,
        sort_keys=False,
        width=_ONE_LINE,
    )
    return f"---\n{head}---\n{text}"


@cache
def _loader() -> type[yaml.BaseLoader]:
    """Return what reads every value as the text it is, except for nothing.

    So no `yes` becomes true, no 12:30 becomes 750, and no tag makes an object.
    """
    import yaml

    class Loader(yaml.BaseLoader):
        pass

    nothing = re.compile(r"(?:~|null|Null|NULL|)\Z")
    Loader.add_implicit_resolver(_NULL, nothing, ["~", "n", "N", ""])
    Loader.add_constructor(_NULL, lambda loader, node: None)
    return Loader


@cache
def _dumper() -> type[yaml.SafeDumper]:
    """Return what writes every text so that it is read back as it was.

    YAML takes five characters for a line break, and folds those that it does not
    find escaped.
    """
    import yaml

    quickest = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # not in every wheel

    class Dumper(quickest):  # type: ignore[misc, valid-type]
        pass

    def represent(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
        style = '"' if _LINE_BREAKS.intersection(text) else None
        return dumper.represent_scalar(_TEXT, str(text), style)

    Dumper.add_representer(str, represent)
    Dumper.add_multi_representer(str, represent)
    return Dumper
