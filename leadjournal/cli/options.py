"""What may be said to a command, and how it is understood."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from typing import TypeVar

import click

from leadjournal.errors import BadValueError

Command = TypeVar("Command", bound=Callable[..., object])

STDIN = "-"

#: A text or a search may begin with a dash, so an unknown option may be one.
DASHES_ARE_TEXT = {"ignore_unknown_options": True}


def words(typed: str) -> str:
    """Return text that the terminal gave, in UTF-8 even where the locale is not."""
    try:
        typed.encode()
    except UnicodeEncodeError:  # Python could not read the bytes in this locale
        try:
            return os.fsencode(typed).decode()
        except UnicodeError:
            raise BadValueError("What was typed is not text in UTF-8.") from None
    return typed


as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def typed_text() -> Callable[[Command], Command]:
    """Give a command a TEXT that is exactly what was typed, or None.

    A dash stands for standard input.
    """

    def read(
        context: click.Context, parameter: click.Parameter, value: str | None
    ) -> str | None:
        if context.resilient_parsing:
            return None
        if value == STDIN:
            return standard_input()
        if value is not None:
            no_option(value)
        return value

    return click.argument("text", type=words, required=False, callback=read)


def named(argument: str, metavar: str) -> Callable[[Command], Command]:
    """Give a command the id or key of something."""

    def read(context: click.Context, parameter: click.Parameter, value: str) -> str:
        no_option(value)
        return value

    return click.argument(argument, metavar=metavar, type=words, callback=read)


def query(
    context: click.Context, parameter: click.Parameter, value: tuple[str, ...]
) -> str:
    """Return a search in one line, however many words it came in."""
    for word in value:
        no_option(word)
    return " ".join(value)


def no_option(value: str) -> None:
    """Refuse a text that is really a mistyped option."""
    if re.fullmatch(r"--[a-z][a-z-]*(=.*)?", value):
        raise click.NoSuchOption(value)


def standard_input() -> str:
    if sys.stdin is None:  # closed by whoever called
        return ""
    try:
        return sys.stdin.buffer.read().decode()
    except UnicodeDecodeError:
        raise BadValueError("Standard input is not text in UTF-8.") from None
