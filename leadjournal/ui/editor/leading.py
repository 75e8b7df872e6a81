"""How high each line stands: the leading of a book, and blank lines less than that.

A blank line of Markdown is the space between two paragraphs, and a whole line is more
than such a space is in print. It stays a line, to which the cursor can go.
"""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument

WHOLE = 1.0
BETWEEN = 0.5  # two paragraphs
BENEATH = 0.3  # a heading, which belongs to what follows

#: From here on a change in a line can make no difference to how high it stands.
LONG = 8


def share(
    line: str,
    before: str | None,
    after: tuple[str | None, str | None],
    *,
    in_code: bool = False,
) -> float:
    """Return how much of a whole line a line is to have.

    Where somebody is about to write it is a whole one: at the end of the text, under
    a heading that has nothing under it yet, and between two other blank lines.
    """
    nearest, next_but_one = after
    if line.strip() or in_code or before is None or nearest is None:
        return WHOLE
    begins, ends = bool(before.strip()), bool(nearest.strip())
    if begins and before.startswith("#"):
        return BENEATH if ends and not nearest.startswith("#") else WHOLE
    if ends:
        return BETWEEN
    more = next_but_one is None or not next_but_one.strip()
    return BETWEEN if begins and more else WHOLE


class Leading:
    """Sets the lines of one document."""

    def __init__(self, document: QTextDocument, *, sparing: bool) -> None:
        self._document = document
        self._sparing = sparing
        self.height = 0

    def set_all(self) -> None:
        """Set all lines anew."""
        cursor = QTextCursor(self._document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.beginEditBlock()
        cursor.mergeBlockFormat(self._format(WHOLE))
        if self._sparing:
            self._set(self._document.begin(), self._document.end())
        cursor.endEditBlock()

    def set_around(self, position: int, length: int) -> None:
        """Set the lines anew that a change has touched, as a part of that change."""
        first = self._document.findBlock(position)
        last = self._document.findBlock(position + length)
        if not self._sparing or (first == last and self._is_settled(first)):
            return
        for _ in range(2):
            first = first.previous() if first.previous().isValid() else first
            last = last.next()
        self._set(first, last.next())

    def _is_settled(self, block: QTextBlock) -> bool:
        text = block.text()
        whole = block.blockFormat().lineHeight() == self.height
        return whole and len(text) > LONG and text[0] not in " \t#"

    def _set(self, block: QTextBlock, end: QTextBlock) -> None:
        before = block.previous().text() if block.previous().isValid() else None
        nearest = block.next()
        while block.isValid() and block != end:
            line = block.text()
            if not line.strip() or block.blockFormat().lineHeight() != self.height:
                later = nearest.next()
                wanted = share(
                    line,
                    before,
                    (
                        nearest.text() if nearest.isValid() else None,
                        later.text() if later.isValid() else None,
                    ),
                    in_code=block.userState() > 0,
                )
                self._give(block, wanted)
            before, block, nearest = line, nearest, nearest.next()

    def _give(self, block: QTextBlock, wanted: float) -> None:
        form = self._format(wanted)
        if block.blockFormat().lineHeight() == form.lineHeight():
            return
        cursor = QTextCursor(block)
        # To take back what was typed is to take this back, in one step.
        cursor.joinPreviousEditBlock()
        cursor.mergeBlockFormat(form)
        cursor.endEditBlock()

    def _format(self, wanted: float) -> QTextBlockFormat:
        form = QTextBlockFormat()
        # At least: a taller letter of another script makes room for itself. But a
        # line without letters would have the height of one, and be too high.
        kinds = QTextBlockFormat.LineHeightTypes
        kind = kinds.MinimumHeight if wanted == WHOLE else kinds.FixedHeight
        form.setLineHeight(round(self.height * wanted), kind.value)
        return form
