"""Make a virtual environment and install a lock file in it, unless that is done.

    python environment.py FOLDER LOCK

Needs nothing but Python.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import system


def main(folder: Path, lock: Path) -> None:
    done = folder / f"{lock.stem}.installed"
    wanted = f"{sys.version}\n{folder}\n{hashlib.sha256(lock.read_bytes()).hexdigest()}"
    if done.is_file() and done.read_text() == wanted:
        return
    print(f"Installing {lock.name} in {folder}: a minute or two, once.", flush=True)
    if not is_usable(folder):
        make(folder)
    install(folder, lock)
    done.write_text(wanted)


def python_of(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_usable(folder: Path) -> bool:
    """Tell whether the environment is there, of this Python, and was not moved."""
    python = python_of(folder)
    activate = python.parent / "activate"
    if not python.exists() or not activate.is_file():
        return False
    told = subprocess.run(
        [python, "-c", "import pip, sys; print(sys.version, end='')"],
        check=False,
        capture_output=True,
        text=True,
    )
    # The commands of a moved environment still point to where it was.
    return told.stdout == sys.version and str(folder) in activate.read_text()


def make(folder: Path) -> None:
    subprocess.run([*maker(), "--clear", str(folder)], check=True)


def maker() -> list[str]:
    """Return the command that makes an environment here."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if not find_spec("venv") or not find_spec("ensurepip"):
        # Debian and Ubuntu keep it in a package of its own.
        if virtualenv := shutil.which("virtualenv"):
            return [virtualenv, "--quiet", "--python", sys.executable]
        print(f"Python {version} is here, but not the part that makes environments.")
        if not system.is_debian() or not system.provide([f"python{version}-venv"]):
            sys.exit("LeadJournal needs Python's modules venv and ensurepip.")
    return [sys.executable, "-m", "venv"]


def install(folder: Path, lock: Path) -> None:
    pip = [str(python_of(folder)), "-m", "pip", "--disable-pip-version-check"]
    options = ["--quiet", "--require-hashes", "--requirement", str(lock)]
    done = subprocess.run([*pip, "install", *options], check=False)
    if done.returncode:
        sys.exit(f"Not all of {lock.name} could be installed; the reason is above.")


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), Path(sys.argv[2]).absolute())
