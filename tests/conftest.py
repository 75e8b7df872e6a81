"""What every test is given: a real journal in a folder of its own."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from leadjournal import Journal
from tests import no_network

no_network.block()

#: Thursday 19 November 2026, the day of the design's pictures.
NOW = datetime(2026, 11, 19, 17, 30, tzinfo=timezone(timedelta(hours=1)))


OURS = ("LEADJOURNAL", "LEADJOURNAL_PASSPHRASE", "LEADJOURNAL_NEW_PASSPHRASE")

# What is tried is the same each time: a change is not to fail by chance. `pytest
# --hypothesis-profile=search` looks for what nobody has thought of yet.
settings.register_profile("same", derandomize=True)
settings.register_profile("search", derandomize=False)
settings.load_profile("same")


def clock() -> datetime:
    return NOW


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path) -> Iterator[Path]:
    """Keep tests away from the journal and material of whoever runs them."""
    folder = tmp_path / "home"
    with pytest.MonkeyPatch.context() as patch:  # which no test can undo
        patch.setenv("LEADJOURNAL_HOME", str(folder))
        for name in OURS:
            patch.delenv(name, raising=False)
        yield folder


@pytest.fixture(autouse=True)
def no_network_tried() -> Iterator[None]:
    """Fail a test that reached for the network, though it swallowed the error."""
    yield
    reached = list(no_network.tried)
    no_network.tried.clear()
    assert not reached


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    path = tmp_path / "test.leadjournal"
    with Journal.create(path, clock=clock, seed=1) as journal:
        yield journal


@pytest.fixture(params=[None, "it's a secrét"], ids=["plain", "encrypted"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    """A journal as it is with a passphrase, and as it is without."""
    path = tmp_path / "either.leadjournal"
    with Journal.create(path, request.param, clock=clock, seed=1) as journal:
        yield journal


NOBODY = 65534
TEMPORARY = Path(tempfile.gettempdir())


class as_somebody_else:  # noqa: N801, a context that reads as one
    """Do without the rights of root, who may read and write everything."""

    def __init__(self, path: Path) -> None:
        self._path = path
        inside = [f for f in path.parents if TEMPORARY in f.parents]
        self._folders = inside or [path.parent]

    def __enter__(self) -> None:
        self._modes = [(folder, folder.stat().st_mode) for folder in self._folders]
        for folder, mode in self._modes:
            # Other tests go on in the folders above; they need only be passed.
            here = folder == self._path.parent
            folder.chmod(0o555 if here else mode | 0o055)
        self._root = os.name == "posix" and os.geteuid() == 0
        if self._root:
            os.seteuid(NOBODY)

    def __exit__(self, *_: object) -> None:
        if self._root:
            os.seteuid(0)
        for folder, mode in self._modes:
            folder.chmod(mode)
