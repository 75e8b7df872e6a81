"""No network for the whole suite: who reaches for one is stopped, and seen.

Two blocks, for each has a hole. Python tells a hook of every socket in this process,
and the hook raises; but a program that a test starts does not have it, nor has the C++
of Qt. On Linux the kernel refuses them all, in this process and in those it starts; but
it raises only an OSError, which a program may swallow.
"""

from __future__ import annotations

import ctypes
import os
import platform
import socket
import struct
import sys
from typing import Any

#: Whatever was tried, even where the error was swallowed.
tried: list[str] = []


class NetworkError(AssertionError):
    """A test reached for the network."""


def block() -> None:
    """Let nothing here open a socket that could leave this machine."""
    if not _blocked:
        sys.addaudithook(_hear)
        _blocked.append(True)
        _refuse_in_the_kernel()


_blocked: list[bool] = []

#: What asks a name server, or opens a socket without a Python object for it.
_LOOKS_UP = {
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
    "socket.getnameinfo",
}
_USES = {
    "socket.__new__",
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.sendmsg",
}
LOCAL = getattr(socket, "AF_UNIX", None)


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _LOOKS_UP:
        _refuse(f"{event} {arguments[0]!r}")
    elif event == "socket.__new__":
        _, family, *_ = arguments
        # -1 is a socket that exists already, and tells its family by itself.
        if family not in (LOCAL, -1):
            _refuse(f"{event} of {family!r}")
    elif event in _USES and arguments[0].family != LOCAL:
        _refuse(f"{event} {arguments[1:]!r}")


def _refuse(what: str) -> None:
    tried.append(what)
    raise NetworkError(f"A test reached for the network: {what}")


# The kernel's part: a filter of system calls, which every child inherits.

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUALS, _RETURN = 0x20, 0x15, 0x06  # BPF: load a word, jump if, return
_NUMBER, _MACHINE, _FIRST_ARGUMENT = 0, 4, 16  # where they stand in the call
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 13  # 13: EACCES
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_INTERNET, _INTERNET_6, _PACKETS, _BLUETOOTH = 2, 10, 17, 31


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def _refuse_in_the_kernel() -> bool:
    """Refuse sockets of networks by the kernel. Returns whether it will."""
    if sys.platform != "linux" or platform.machine() not in _MACHINES:
        return False
    machine, call = _MACHINES[platform.machine()]
    families = (_INTERNET, _INTERNET_6, _PACKETS, _BLUETOOTH)
    steps = [
        (_LOAD, 0, 0, _MACHINE),
        (_EQUALS, 0, len(families) + 3, machine),
        (_LOAD, 0, 0, _NUMBER),
        (_EQUALS, 0, len(families) + 1, call),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        *((_EQUALS, len(families) - at, 0, f) for at, f in enumerate(families)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    code = b"".join(struct.pack("=HBBI", *step) for step in steps)
    held = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(steps), ctypes.cast(held, ctypes.c_void_p))
    kernel = ctypes.CDLL(None, use_errno=True)
    kernel.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return kernel.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0


def kernel_refuses() -> bool:
    """Whether the kernel holds a filter for this process."""
    if sys.platform != "linux":
        return False
    with open(f"/proc/{os.getpid()}/status", encoding="utf-8") as status:  # noqa: PTH123
        return "\nSeccomp:\t2\n" in status.read()
