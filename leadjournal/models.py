"""The things a journal holds, and the tables they are kept in."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from uuid import uuid4

from sqlalchemy import ForeignKey, Index, LargeBinary, inspect, text
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    attribute_keyed_dict,
    mapped_column,
    relationship,
)


def new_id() -> str:
    return str(uuid4())


def utc_now() -> datetime:
    """Return the instant in UTC to the second, without a zone, as files hold it."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False, repr=False):
    """Base of all models; each is a dataclass and a table."""


by_practice = attribute_keyed_dict("practice")
by_name = attribute_keyed_dict("name")


class Reflection(Base):
    """What happened on a day, and what was made of it.

    `uuid` names it across files and imports; the number `id` is what the
    full-text index needs. `margin` holds the text of its plans and
    afterthoughts, kept by triggers, so that one index finds them too.
    """

    __tablename__ = "reflections"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    day: Mapped[date]
    uuid: Mapped[str] = mapped_column(default_factory=new_id, unique=True)
    title: Mapped[str] = mapped_column(default="")
    template: Mapped[str | None] = mapped_column(default=None)
    question: Mapped[str | None] = mapped_column(default=None)
    weight: Mapped[str | None] = mapped_column(default=None)
    step_outside: Mapped[bool] = mapped_column(default=False)
    private: Mapped[bool] = mapped_column(default=False)
    draft: Mapped[bool] = mapped_column(default=False)
    created: Mapped[datetime] = mapped_column(default_factory=utc_now)
    modified: Mapped[datetime] = mapped_column(default_factory=utc_now)
    trashed: Mapped[datetime | None] = mapped_column(default=None)
    body: Mapped[str] = mapped_column(default="")
    margin: Mapped[str] = mapped_column(init=False, default="", server_default="")

    taggings: Mapped[dict[str, Tagging]] = relationship(
        default_factory=by_practice,
        collection_class=by_practice,
        cascade="all, delete-orphan",
        passive_deletes=True,
    )
    plans: Mapped[list[Plan]] = relationship(
        default_factory=list,
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="Plan.id",
        back_populates="reflection",
    )
    afterthoughts: Mapped[list[Afterthought]] = relationship(
        default_factory=list,
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="Afterthought.id",
    )
    revisions: Mapped[list[Revision]] = relationship(
        default_factory=list,
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="Revision.id",
    )
    attachments: Mapped[list[Attachment]] = relationship(
        default_factory=list,
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="Attachment.id",
    )
    threads: Mapped[dict[str, Thread]] = relationship(
        default_factory=by_name,
        collection_class=by_name,
        cascade="all, delete-orphan",
        passive_deletes=True,
    )

    __table_args__ = (
        # All that lists, counts and summaries ask of each without reading its text.
        Index(
            "reflections_live",
            *("day", "id", "uuid", "draft", "private", "weight", "question", "created"),
            sqlite_where=text("trashed IS NULL"),
        ),
        Index("reflections_trash", "id", sqlite_where=text("trashed IS NOT NULL")),
    )

    def tag(self, practice: str, chance: str | None = None) -> None:
        """Say that this is about a practice, and what was done with the chance."""
        if practice in self.taggings:
            self.taggings[practice].chance = chance
        else:
            self.taggings[practice] = Tagging(practice=practice, chance=chance)

    def untag(self, practice: str) -> None:
        self.taggings.pop(practice, None)

    def join_thread(self, name: str) -> None:
        """Say that this belongs to what keeps coming back under a name."""
        self.threads.setdefault(name, Thread(name=name))

    def leave_thread(self, name: str) -> None:
        self.threads.pop(name, None)

    @property
    def words(self) -> int:
        return len(self.body.split())

    @property
    def was_rewritten(self) -> bool:
        """Whether what it says was changed since it was last stored."""
        attributes = inspect(self).attrs
        return any(attributes[name].history.has_changes() for name in _SAID)

    def __repr__(self) -> str:
        return f"<Reflection {self.uuid}>"


_SAID = ("day", "title", "body", "template", "question", "weight", "step_outside")


class Tagging(Base):
    """A reflection is about a practice; `chance` is a `Chance`, or unsaid."""

    __tablename__ = "taggings"

    reflection_id: Mapped[int] = mapped_column(
        ForeignKey("reflections.id", ondelete="CASCADE"), init=False, primary_key=True
    )
    practice: Mapped[str] = mapped_column(primary_key=True, index=True)
    chance: Mapped[str | None] = mapped_column(default=None)


class Plan(Base):
    """If (cue), then I will (act), with or for somebody; `outcome` is an `Outcome`."""

    __tablename__ = "plans"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    uuid: Mapped[str] = mapped_column(default_factory=new_id, unique=True)
    reflection_id: Mapped[int] = mapped_column(
        ForeignKey("reflections.id", ondelete="CASCADE"), init=False, index=True
    )
    cue: Mapped[str] = mapped_column(default="")
    act: Mapped[str] = mapped_column(default="")
    with_whom: Mapped[str] = mapped_column(default="")
    due: Mapped[date | None] = mapped_column(default=None)
    outcome: Mapped[str | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
    created: Mapped[datetime] = mapped_column(default_factory=utc_now)
    closed: Mapped[datetime | None] = mapped_column(default=None)

    reflection: Mapped[Reflection] = relationship(init=False, back_populates="plans")

    @property
    def sentence(self) -> str:
        """The plan as one sentence, the way it is read back."""
        # People write "If …" and "I will …" themselves, or leave it to us.
        cue = re.sub(r"(?i)^if\s+", "", self.cue.strip())
        act = re.sub(r"(?i)^(then\s+)?i\s+will\s+", "", self.act.strip())
        then = f"I will {act}" if act else ""
        if cue and then:
            return f"If {cue}, then {then}"
        return f"If {cue}" if cue else then


class Afterthought(Base):
    """A later thought on a reflection, which itself stays as it was."""

    __tablename__ = "afterthoughts"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    day: Mapped[date]
    text: Mapped[str]
    uuid: Mapped[str] = mapped_column(default_factory=new_id, unique=True)
    reflection_id: Mapped[int] = mapped_column(
        ForeignKey("reflections.id", ondelete="CASCADE"), init=False, index=True
    )
    created: Mapped[datetime] = mapped_column(default_factory=utc_now)


class Revision(Base):
    """An earlier text of a reflection, and when it was written."""

    __tablename__ = "revisions"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    reflection_id: Mapped[int] = mapped_column(
        ForeignKey("reflections.id", ondelete="CASCADE"), init=False, index=True
    )
    at: Mapped[datetime]
    title: Mapped[str]
    body: Mapped[str]


class Attachment(Base):
    """A picture or a file that belongs to a reflection, kept whole.

    `size` is in bytes, `digest` the SHA-256 of `content` in hexadecimal digits;
    `content` is read from the file only when it is asked for.
    """

    __tablename__ = "attachments"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    digest: Mapped[str]
    # Last: SQLite walks through all of it to reach what stands behind it.
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, sort_order=1)
    uuid: Mapped[str] = mapped_column(default_factory=new_id, unique=True)
    reflection_id: Mapped[int] = mapped_column(
        ForeignKey("reflections.id", ondelete="CASCADE"), init=False, index=True
    )
    created: Mapped[datetime] = mapped_column(default_factory=utc_now)


class Thread(Base):
    """A reflection belongs to what keeps coming back, by the name a person gave it."""

    __tablename__ = "threads"

    reflection_id: Mapped[int] = mapped_column(
        ForeignKey("reflections.id", ondelete="CASCADE"), init=False, primary_key=True
    )
    name: Mapped[str] = mapped_column(primary_key=True, index=True)


class Asking(Base):
    """A question of the bank, by id, and what befell it: a `Happening` and its day."""

    __tablename__ = "askings"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    question: Mapped[str] = mapped_column(index=True)
    happening: Mapped[str]
    day: Mapped[date] = mapped_column(index=True)
    reflection_id: Mapped[int | None] = mapped_column(
        ForeignKey("reflections.id", ondelete="SET NULL"), default=None, index=True
    )


class Preference(Base):
    """A choice that travels with the journal, such as which frameworks are on."""

    __tablename__ = "preferences"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
