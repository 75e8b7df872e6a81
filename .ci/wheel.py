"""See that a wheel holds every module and every resource of the checkout.

python wheel.py FILE
"""

from __future__ import annotations

import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parent.parent


def main(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    if missing := sorted(wanted() - packed):
        sys.exit(f"{wheel.name} lacks {', '.join(missing)}.")
    print(f"{wheel.name} holds {len(packed)} files and lacks none.")


def wanted() -> set[str]:
    code = [file.relative_to(ROOT) for file in (ROOT / "leadjournal").rglob("*.py")]
    resources = [
        Path("leadjournal") / file.relative_to(ROOT)
        for file in (ROOT / "resources").rglob("*")
        if file.is_file()
    ]
    return {path.as_posix() for path in (*code, *resources)}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
