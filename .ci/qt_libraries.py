"""See that the system has what Qt needs of it: libraries, and fonts to write with.

PySide6 brings Qt along, but Qt leans on libraries of the system that a bare machine
lacks. On Debian and Ubuntu they are installed if we may; otherwise the command that
does it is printed. Never fails: much works without them.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import system

USED = (
    "lib/libQt6Gui.so.6",
    "lib/libQt6Svg.so.6",
    "lib/libQt6Widgets.so.6",
    "plugins/platforms/libqoffscreen.so",
    "plugins/platforms/libqwayland.so",
    "plugins/platforms/libqxcb.so",
    "plugins/xcbglintegrations/libqxcb-egl-integration.so",
    "plugins/xcbglintegrations/libqxcb-glx-integration.so",
)
# Where a package is not named after its library. Newer systems say libglib2.0-0t64,
# and take the older name for it.
ODD_NAMES = {
    "libbrotlidec.so.1": "libbrotli1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
}
# A package for each kind of font, and what tells that there is one.
FONTS = {
    "fonts-inter": ("sans", "inter"),
    "fonts-noto-core": ("serif", "times", "georgia"),
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts")


def main() -> None:
    if not sys.platform.startswith("linux"):
        return
    libraries = missing_libraries()
    fonts = missing_fonts()
    if not libraries and not fonts:
        return
    if libraries:
        print(f"Qt needs of this system, and does not find: {', '.join(libraries)}.")
    if fonts:
        print("There is no font here to write with.")
    if system.is_debian():
        system.provide(sorted({*map(debian_package, libraries), *fonts}))
    elif libraries:
        tell_other_systems(libraries)


def missing_libraries() -> list[str]:
    """Return the names of shared libraries that Qt asks for in vain."""
    qt = Path(find_spec("PySide6").origin).parent / "Qt"  # type: ignore[arg-type, union-attr]
    files = [qt / name for name in USED if (qt / name).exists()]
    if not shutil.which("ldd"):
        return []
    told = subprocess.run(["ldd", *files], check=False, capture_output=True, text=True)
    return sorted(set(re.findall(r"(\S+) => not found", told.stdout)))


def debian_package(library: str) -> str:
    """Return the package of a library, by Debian's rule for naming them.

    >>> debian_package("libEGL.so.1"), debian_package("libxkbcommon-x11.so.0")
    ('libegl1', 'libxkbcommon-x11-0')
    """
    name, version = library.split(".so.")
    dash = "-" if name[-1].isdigit() else ""
    return ODD_NAMES.get(library, f"{name}{dash}{version}".lower())


def missing_fonts() -> list[str]:
    known = font_names()
    return [
        package
        for package, signs in FONTS.items()
        if not any(sign in known for sign in signs)
    ]


def font_names() -> str:
    if listing := shutil.which("fc-list"):
        command = [listing, ":", "family"]
        told = subprocess.run(command, check=False, capture_output=True, text=True)
        return told.stdout.lower()
    folders = [Path(folder).expanduser() for folder in FONT_FOLDERS]
    files = [file.name for folder in folders for file in folder.rglob("*.[ot]tf")]
    return "\n".join(files).lower()


def tell_other_systems(libraries: list[str]) -> None:
    """Say how to install libraries where a package answers to what is in it."""
    wanted = " ".join(f"'{library}()(64bit)'" for library in libraries)
    for manager in ("dnf", "zypper"):
        if shutil.which(manager):
            system.tell_command(f"sudo {manager} install -y {wanted}")


if __name__ == "__main__":
    main()
