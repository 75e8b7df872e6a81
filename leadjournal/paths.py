"""Where things lie on this machine."""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from leadjournal.errors import NoAccessError

NAME = "LeadJournal"

#: How the temporary folder of a demo journal begins.
DEMO_FOLDER = "leadjournal-demo-"


def resource(name: str) -> Path:
    """Return a file or folder that comes with LeadJournal.

    Installed, resources/ is inside the package; in a checkout it is beside it.
    """
    package = Path(__file__).parent
    inside = package / "resources"
    return (inside if inside.is_dir() else package.parent / "resources") / name


def data_folder() -> Path:
    """Return the folder for a person's journal and their own material.

    `$LEADJOURNAL_HOME` moves it, for a trial or a USB stick. Raises NoAccessError
    where there is no home folder.
    """
    return _own_folder(user_data_path)


def own_material(kind: str) -> Path:
    """Return the folder of a person's own "frameworks", "questions" or "templates"."""
    return data_folder() / kind


def default_journal() -> Path:
    """Return where a person's journal is kept unless they say otherwise."""
    return data_folder() / "journal.leadjournal"


def backups_folder(journal: Path) -> Path:
    """Return where this computer keeps the backups of a journal, and knows of it.

    It goes by the path, which is still there when the file can no longer be read.
    Raises NoAccessError where there is no home folder.
    """
    where = str(journal.absolute())
    digest = sha256(where.encode(errors="surrogatepass")).hexdigest()[:8]
    return data_folder() / "backups" / f"{journal.stem}-{digest}"


def is_passing(journal: Path) -> bool:
    """Whether a journal is only there to be looked at, and is not to be kept."""
    return journal.absolute().parent.name.startswith(DEMO_FOLDER)


def rescued_folder() -> Path:
    """Return where texts are kept that could not be saved in their journal."""
    return data_folder() / "rescued"


def settings_file() -> Path:
    """Return the file that remembers how the window is to look.

    Raises NoAccessError where there is no home folder.
    """
    return _own_folder(user_config_path) / "settings.json"


def _own_folder(usual: Callable[..., Path]) -> Path:
    if home := os.environ.get("LEADJOURNAL_HOME"):
        return Path(home)
    try:
        return usual(NAME, appauthor=False)
    except RuntimeError as error:
        raise NoAccessError(
            "You have no home folder here. Please say in $LEADJOURNAL_HOME where"
            " LeadJournal may keep things."
        ) from error
