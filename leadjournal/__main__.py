"""python -m leadjournal: the window, or a command."""

from __future__ import annotations

from pathlib import Path

from leadjournal import cli


def main() -> None:
    cli.main(open_window)


def open_window(journal: Path | None) -> int:
    from leadjournal.ui import app  # a command never imports Qt

    return app.main(journal)


if __name__ == "__main__":
    main()
