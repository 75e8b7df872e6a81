"""Packages of the operating system: install them, or say how."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess

WITHOUT_QUESTIONS = {"DEBIAN_FRONTEND": "noninteractive"}


def is_debian() -> bool:
    """Tell whether this is Debian, Ubuntu, or made from them."""
    try:
        system = platform.freedesktop_os_release()
    except OSError:
        return False
    kinds = {system["ID"], *system.get("ID_LIKE", "").split()}
    return bool(kinds & {"debian", "ubuntu"}) and shutil.which("apt-get") is not None


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def provide(packages: list[str]) -> bool:
    """Install packages of Debian's if we may; tell whether they are there now."""
    command = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if not is_root():
        tell_command(f"sudo {command}")
        return False
    print(f"Installing {' '.join(packages)}.", flush=True)
    # A list that cannot be fetched is often not one that we need: go on.
    run_apt("apt-get -o Acquire::Retries=3 update")
    done = run_apt(command.replace(" ", " -o DPkg::Lock::Timeout=120 ", 1))
    if done.returncode:
        print(done.stdout.strip())
        tell_command(command)
    return done.returncode == 0


def tell_command(command: str) -> None:
    print(f"This one command installs what is missing:\n\n    {command}\n", flush=True)


def run_apt(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command.split(),
        check=False,
        env=os.environ | WITHOUT_QUESTIONS,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
