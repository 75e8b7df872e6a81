"""Keyrings for tests, of the same kind as those of a system."""

from __future__ import annotations

from typing import Any

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked


class Memory(KeyringBackend):
    """Holds what it is given until the test is over."""

    priority: Any = 5
    held: dict[tuple[str, str], str] = {}  # noqa: RUF012, shared as a real one is

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.held[service, username]


class Locked(Memory):
    """Its owner has dismissed the question for its password."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("dismissed")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("dismissed")


class Plaintext(Memory):
    """One that `keyring` itself advises against."""

    priority = 0.5


class _Says:
    def __get__(self, *_: object) -> float:
        raise RuntimeError("this is not its system")


class Absent(Memory):
    """One of another system."""

    priority = _Says()
