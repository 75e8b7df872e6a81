"""What the system says: it goes to sleep, or somebody has locked the screen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from leadjournal.ui.locking.bus import Bus
    from leadjournal.ui.locking.windows import Messages


class System(QObject):
    """Tells that a person goes, on systems that say so; elsewhere it keeps quiet."""

    leaving = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._buses: list[Bus] = []
        self._messages: Messages | None = None

    def listen(self) -> None:
        """Begin, if it has not begun yet."""
        if sys.platform == "win32":
            from leadjournal.ui.locking.windows import Messages

            if self._messages is None:
                self._messages = Messages(self)
                self._messages.leaving.connect(self.leaving)
        elif sys.platform == "linux" and not self._buses:
            from leadjournal.ui.locking import bus

            self._buses = [bus.Bus(*each, parent=self) for each in bus.both()]
            for each in self._buses:
                each.leaving.connect(self.leaving)
                each.listen()

    def stop(self) -> None:
        for each in self._buses:
            each.close()
        if self._messages is not None:
            self._messages.close()
