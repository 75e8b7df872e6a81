"""Where a link leads, in words that no trick of writing can bend."""

from __future__ import annotations

from PySide6.QtCore import QUrl

#: Longer addresses are shown by their beginning and end; the host is always whole.
LONGEST = 240
_ENCODED = QUrl.ComponentFormattingOption.FullyEncoded


def question(url: QUrl) -> str:
    """Return what to ask before an address is handed to the desktop.

    It names the host as the network knows it, so that letters of another alphabet
    cannot pass for those of a known name, and it holds no character that hides.
    """
    whole = bytes(url.toEncoded().data()).decode("ascii", "replace")
    if len(whole) > LONGEST:
        half = LONGEST // 2
        whole = f"{whole[:half]} … {whole[-half:]}"
    said = [_leads(url), *_warnings(url), whole]
    return "Open this outside LeadJournal?\n\n" + "\n\n".join(said)


def _leads(url: QUrl) -> str:
    if url.scheme() == "mailto":
        return f"It begins a message to {url.path(_ENCODED).partition('?')[0]}."
    return f"It leads to {url.host(_ENCODED)}."


def _warnings(url: QUrl) -> list[str]:
    found = []
    if "xn--" in url.host(_ENCODED):
        found.append(
            "That name has letters beyond a to z, which can look like those of another"
            " place."
        )
    if url.userInfo():
        found.append("What stands before the @ is a name, not the place it leads to.")
    if url.scheme() == "http":
        found.append("It is not encrypted: others on the way can read along.")
    return found
