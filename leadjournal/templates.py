"""Models of reflection to write by: Gibbs; What? So what? Now what? …"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from leadjournal.material import Catalogue, Entry, read


@dataclass(frozen=True)
class Stage:
    """One heading to write under, and the question that helps to begin."""

    name: str
    helper: str


@dataclass(frozen=True)
class Template:
    """A model of reflection; a default one is offered before it is asked for."""

    key: str
    name: str
    source: str
    default: bool
    stages: tuple[Stage, ...]


class Templates(Catalogue[Template]):
    """The templates, those that come with LeadJournal first."""

    noun = "template"


def load(own: Path | None = None) -> Templates:
    templates = [_template(entry) for entry in read("templates", own)]
    return Templates({template.key: template for template in templates})


def _template(entry: Entry) -> Template:
    entry.only("key", "name", "source", "default", "[[stage]]", "[sources]")
    return Template(
        key=entry.key(),
        name=entry.text("name"),
        source=entry.source(),
        # Whoever writes a template wants to see it.
        default=entry.flag("default", default=entry.own),
        stages=tuple(_stage(stage) for stage in entry.entries("stage")),
    )


def _stage(entry: Entry) -> Stage:
    entry.only("name", "helper")
    return Stage(entry.text("name"), entry.text("helper"))
