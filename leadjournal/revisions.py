"""Earlier texts of a reflection: when one is kept, and how one is put back.

Typing is saved every two seconds, and most of what is saved is half a sentence. An
earlier text is worth keeping at four moments:

1. **A sitting begins.** Before the first save the text is kept as it was left, unless
   nearly the same was kept only minutes ago: going to another reflection and back is
   no new sitting.
2. **A sitting is long.** After `EVERY`, if `MATERIAL` words have changed. Fewer are
   in the text before or in the text after.
3. **Many words are about to go**, at once or bit by bit. What is kept is the fullest
   text since the last one, so that slow deleting loses no more than quick deleting.
4. **Something else takes the text's place**: an earlier text, an undo, a sweep.

No text is kept twice for one reflection, and none without a word in it.

None is ever thinned out. Somebody who writes 5 kB three times a week has 8 MB of
texts after ten years, and with two or three earlier ones of each about 25 MB. An hour
of steady writing keeps six at most: 30 kB of a usual reflection; of one with 20,000
words 0.7 MB. To thin them would save little, and nobody can tell which is meaningful.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import object_session

from leadjournal.models import Reflection, Revision

EVERY = timedelta(minutes=10)
MATERIAL = 10  # words that came or went
MANY = 20  # words that go at once
FEW = 5  # of a short text, so many are many if they are half of it
LONG = 120  # characters that go at once, where words are not divided by spaces


@dataclass(frozen=True)
class Text:
    """What a reflection said, and when that was written (naive, in UTC)."""

    at: datetime
    title: str
    body: str

    @property
    def words(self) -> int:
        return len(self.body.split())

    def says(self, title: str, body: str) -> bool:
        return (self.title, self.body) == (title, body)


class Keeping:
    """Keeps what is worth keeping while one reflection is written in one sitting."""

    def __init__(self, reflection: Reflection) -> None:
        self._reflection = reflection
        self._since: datetime | None = None
        self._fullest = present(reflection)

    def before_saving(self, title: str, body: str, now: datetime) -> None:
        """Keep an earlier text if it is time; to be called inside a change."""
        earlier, last = present(self._reflection), newest(self._reflection)
        new = Text(now, title, body)
        if self._since is None:
            self._since = now
            is_a_sitting = last is None or now - last.at >= EVERY
            only_a_title = not earlier.body.strip() and title == earlier.title
            if not only_a_title and (is_a_sitting or _is_other(last, earlier)):
                self._keep(earlier, now)
        elif now - self._since >= EVERY and _is_other(last, earlier):
            self._keep(earlier, now)
        if takes_much(self._fullest, new):
            self._keep(self._fullest, now)
            self._fullest = new
        elif len(new.body) >= len(self._fullest.body):
            self._fullest = new

    def _keep(self, text: Text, now: datetime) -> None:
        self._since = now
        keep(self._reflection, text)


def present(reflection: Reflection) -> Text:
    return Text(reflection.modified, reflection.title, reflection.body)


def newest(reflection: Reflection) -> Text | None:
    """Return the text that was kept last."""
    session = object_session(reflection)
    if session is None or reflection.id is None:
        kept = reflection.revisions[-1:]
    else:
        last = select(Revision).where(Revision.reflection_id == reflection.id)
        last = last.order_by(Revision.id.desc()).limit(1)
        kept = list(session.scalars(last))
    return next((_text(each) for each in kept), None)


def earlier(reflection: Reflection) -> list[Text]:
    """Return the earlier texts, the newest first.

    One that a redo brought back, though it was kept anew meanwhile, is told once.
    """
    session = object_session(reflection)
    if session is None or reflection.id is None:
        texts = [_text(each) for each in reflection.revisions]
    else:  # values, which are read much sooner than things are made of them
        kept = select(Revision.at, Revision.title, Revision.body)
        kept = kept.where(Revision.reflection_id == reflection.id)
        texts = [Text(*row) for row in session.execute(kept.order_by(Revision.id))]
    texts.sort(key=lambda text: text.at)
    first = {(text.title, text.body): text for text in reversed(texts)}
    return [text for text in reversed(texts) if first[text.title, text.body] is text]


def keep(reflection: Reflection, text: Text | None = None) -> bool:
    """Keep a text among the earlier ones, by itself the one that stands there now.

    Return whether it was: not if it says nothing, or is among them already. To be
    called inside a change.
    """
    text = text or present(reflection)
    if not (text.title.strip() or text.body.strip()) or _is_kept(reflection, text):
        return False
    revision = Revision(at=text.at, title=text.title, body=text.body)
    session = object_session(reflection)
    if session is None or reflection.id is None:
        reflection.revisions.append(revision)
        return True
    # Added by itself: to put it in the list would read all the others first.
    revision.reflection_id = reflection.id
    session.add(revision)
    session.flush()
    session.expire(reflection, ["revisions"])
    return True


def put_back(reflection: Reflection, text: Text) -> None:
    """Let a reflection say again what it said; keep what it says now.

    To be called inside a change.
    """
    keep(reflection)
    reflection.title, reflection.body = text.title, text.body


def takes_much(before: Text, after: Text) -> bool:
    """Whether much of what one text says is no more in the next; moving takes none."""
    if len(before.body) - len(after.body) >= LONG:
        return True
    lost = _lost(before, after)
    return lost >= MANY or (lost >= FEW and 2 * lost >= before.words)


def _is_other(last: Text | None, text: Text) -> bool:
    """Whether a text differs materially from the last that was kept."""
    last = last or Text(text.at, "", "")
    return _lost(last, text) + _lost(text, last) >= MATERIAL or takes_much(last, text)


def _lost(before: Text, after: Text) -> int:
    """Return how many words of one text, told by their number, are not in the next."""
    if before.says(after.title, after.body):
        return 0
    return (Counter(_all_words(before)) - Counter(_all_words(after))).total()


def _all_words(text: Text) -> list[str]:
    return text.title.split() + text.body.split()


def _text(revision: Revision) -> Text:
    return Text(revision.at, revision.title, revision.body)


def _is_kept(reflection: Reflection, text: Text) -> bool:
    session = object_session(reflection)
    if session is None or reflection.id is None:
        return any(text.says(each.title, each.body) for each in reflection.revisions)
    same = select(Revision.id).where(
        Revision.reflection_id == reflection.id,
        Revision.title == text.title,
        Revision.body == text.body,
    )
    return session.scalar(same.limit(1)) is not None
