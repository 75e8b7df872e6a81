"""What a report says, in plain values, before it is written in any format.

Whatever a person may want to leave out or reword before they hand a report over has
an id, the same each time the report is made of the same reflections.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

HEADER = "This shows what you chose to write about, not how you lead."
#: These sections stay whatever is left out.
ALWAYS = frozenset({"limits"})


class Look(StrEnum):
    """How a paragraph is meant."""

    PLAIN = "plain"
    STRONG = "strong"
    QUOTE = "quote"
    NOTE = "note"
    CODE = "code"


class Drawing(StrEnum):
    """How the numbers of a table are drawn; each has its own table beside it."""

    STACKS = "stacks"  # a bar for each column, a colour for each row
    MATRIX = "matrix"  # the more, the darker
    BARS = "bars"  # a bar for each row, a colour for each column
    MARKS = "marks"  # light, mixed and heavy as marks in a row


@dataclass(frozen=True)
class Line:
    """One thing said; `reflections` are the ids of those that it rests on."""

    id: str
    text: str
    reflections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    line: Line
    look: Look = Look.PLAIN


@dataclass(frozen=True)
class Bullets:
    id: str
    lines: tuple[Line, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Row:
    """A row of a table. Its cells have ids too: that of the row, and their place."""

    id: str
    cells: tuple[str, ...]
    key: str = ""

    def cell_id(self, place: int) -> str:
        return f"{self.id}/{place}"


@dataclass(frozen=True)
class Table:
    """A table: what it shows, the heads of its columns, and its rows.

    `keys` are what the columns are about, for their colours, where they have any.
    """

    id: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chart:
    """A picture of the numbers in a table: a row left out is not drawn either."""

    drawing: Drawing
    table: Table

    @property
    def id(self) -> str:
        return self.table.id


@dataclass(frozen=True)
class Blank:
    """An empty box to write in, under its prompt."""

    line: Line
    lines: int = 3


Block = Paragraph | Bullets | Table | Chart | Blank


@dataclass(frozen=True)
class Section:
    """A heading, of the same id, and what stands below; a *box* is set apart."""

    id: str
    heading: Line
    blocks: tuple[Block, ...]
    level: int = 1
    box: bool = False

    @property
    def above(self) -> str:
        """The id of the section that this is a part of, or nothing."""
        return self.id.rpartition("/")[0]


@dataclass(frozen=True)
class Report:
    """A whole report, or a form that is filled in as far as it can be."""

    title: str
    first: date
    last: date
    opening: tuple[Line, ...]
    sections: tuple[Section, ...]
    reflections: int = 0
    weeks: int = 0
    weeks_written: int = 0
    left_out: int = 0
    is_form: bool = False

    def section(self, name: str) -> Section:
        return next(section for section in self.sections if section.id == name)

    @property
    def summary(self) -> tuple[Section, ...]:
        """The sections of the page that sums up."""
        return tuple(s for s in self.sections if not s.id.startswith("texts"))

    @property
    def texts(self) -> tuple[Section, ...]:
        """The sections with the reflections themselves."""
        return tuple(s for s in self.sections if s.id.startswith("texts"))


@dataclass(frozen=True)
class Options:
    """What a report may show.

    `texts` are the ids of the reflections whose words may be in it, or True for all
    of the period that are not private. `private` are those private ones, chosen one
    by one, that may be in it; of the others not even the numbers are.
    """

    texts: frozenset[str] | bool = False
    private: frozenset[str] = frozenset()
    weights: bool = True
    outside: str = ""
