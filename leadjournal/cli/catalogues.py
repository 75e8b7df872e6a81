"""Frameworks, questions, templates and formats as a person reads them."""

from __future__ import annotations

from collections.abc import Iterable

import click

from leadjournal import formats
from leadjournal.frameworks import Framework
from leadjournal.questions import Question
from leadjournal.templates import Template

WIDTH = 78


def frameworks(shown: Iterable[Framework], on: set[str]) -> str:
    parts = []
    for framework in shown:
        off = "" if framework.key in on else ", off"
        lines = [f"{framework.name} ({framework.key}{off})"]
        lines += [f"  {p.key:<28}{p.name}" for p in framework.practices]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def questions(shown: Iterable[Question], muted: set[str]) -> str:
    lines = []
    for question in shown:
        words = question.text + (" (muted)" if question.id in muted else "")
        lines.append(click.wrap_text(words, WIDTH, f"{question.id}  ", 6 * " "))
    return "\n".join(lines)


def templates(shown: Iterable[Template]) -> str:
    parts = []
    for template in shown:
        lines = [f"{template.name} ({template.key})"]
        for stage in template.stages:
            lines.append(
                click.wrap_text(f"{stage.name}: {stage.helper}", WIDTH, "  ", "    ")
            )
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def file_formats() -> str:
    return "\n".join(
        f"{each.NAME:<10}{each.ABOUT}\n{'':<10}{' '.join(each.SUFFIXES)}"
        for each in formats.IMPORTERS
    )
