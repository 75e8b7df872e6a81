"""The window on a journal, and all that knows of Qt."""

import ctypes
import sys

# WORKAROUND PySide6 6.12.0: it is built for Pythons in which None lives for ever
# (3.12 and later), and returns it uncounted. In an older Python each call without a
# result costs None a reference, and after some thousands the interpreter aborts.
if sys.version_info < (3, 12):
    ctypes.c_ssize_t.from_address(id(None)).value += 1 << 40
