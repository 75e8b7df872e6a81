"""Commands, called as a script calls them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from leadjournal import Journal, cli

PACKAGE = Path(cli.__file__).parents[2]

Run = Callable[..., Result]


def open_window(journal: Path | None) -> int:
    """Stands where the window would open, which is tested elsewhere."""
    click.echo(f"window: {journal}")
    return 0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A new journal that is closed."""
    path = tmp_path / "mine.leadjournal"
    Journal.create(path, seed=1).close()
    return path


@pytest.fixture
def run(file: Path) -> Run:
    """Run a command on the journal; an unexpected exception fails the test."""

    def run(*arguments: str, piped: str | bytes | None = None, ok: bool = True) -> Any:
        result = CliRunner().invoke(
            cli.program,
            ["--journal", str(file), *arguments],
            input=piped,
            obj=open_window,
            prog_name="leadjournal",
            catch_exceptions=False,
        )
        if ok:
            assert (result.exit_code, result.stderr) == (0, ""), result.output
        return result

    return run


@pytest.fixture
def run_json(run: Run) -> Callable[..., Any]:
    """Run a command with --json and return what it printed."""

    def run_json(*arguments: str, piped: str | bytes | None = None) -> Any:
        return json.loads(run(*arguments, "--json", piped=piped).stdout)

    return run_json


@pytest.fixture
def refused(run: Run) -> Callable[..., str]:
    """Run a command that the world refuses, and return the one sentence it says."""

    def refused(*arguments: str, piped: str | bytes | None = None) -> str:
        result = run(*arguments, piped=piped, ok=False)
        assert (result.exit_code, result.stdout) == (1, ""), result.output
        assert result.stderr.count("\n") == 1
        assert result.stderr.endswith(".\n")
        return str(result.stderr.strip())

    return refused


def start(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the program itself, in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE), **options.pop("env", {})}
    return subprocess.run(
        [sys.executable, "-m", "leadjournal", *arguments],
        env=environment,
        capture_output="stdout" not in options,
        timeout=60,
        check=False,
        **options,
    )


@pytest.fixture(name="start")
def start_fixture() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    return start
