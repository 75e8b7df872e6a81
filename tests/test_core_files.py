"""A program that dies leaves no core file, which would hold what was written."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = """
from leadjournal import core_files
core_files.forbid()
import resource
print(resource.getrlimit(resource.RLIMIT_CORE))
if core_files.FILTER.exists():
    print(core_files.FILTER.read_text())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows makes none by itself")
def test_the_system_is_asked_for_no_core_file():
    told = subprocess.run(
        [sys.executable, "-c", CODE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    assert told[0] == "(0, 0)"
    assert set(told[1].strip("0")) == set()  # of memory, nothing
