"""The suite runs without a network, and no module of ours would know how to use one."""

import ast
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests import no_network
from tests.long import traces

ROOT = Path(__file__).parents[1]
CODE = sorted(
    path
    for folder in ("leadjournal", "resources")
    for path in ROOT.glob(f"{folder}/**/*.py")
)

#: What speaks to a network, or can.
NETWORKS = (
    "aiohttp asyncio ftplib http httpx imaplib multiprocessing nntplib poplib requests"
    " smtplib socket socketserver ssl telnetlib urllib.request urllib3"
    " webbrowser websockets wsgiref xmlrpc"
    " PySide6.QtNetwork PySide6.QtWebEngineCore PySide6.QtWebEngineWidgets"
    " PySide6.QtWebSockets PySide6.QtNetworkAuth"
).split()
#: Who may import what of these: sockets of this machine only, as told below.
KNOWN = {
    ("leadjournal/ui/bus_socket.py", "socket"),  # the buses of the desktop
    (
        "leadjournal/safekeeping/keyrings.py",
        "socket",
    ),  # names that stand in a list there
    ("leadjournal/ui/single.py", "PySide6.QtNetwork"),  # our own second window
}
#: A name that is made up while the program runs; it stands for any network.
NOT_SAID = "socket"
LOCAL_ONLY = {"QLocalServer", "QLocalSocket"}
ELSEWHERE = {"AF_INET", "AF_INET6", "create_connection", "create_server", "getaddrinfo"}


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_socket_of_a_network_cannot_be_made(family):
    with pytest.raises(no_network.NetworkError):
        socket.socket(family)
    assert len(no_network.tried) == 1
    no_network.tried.clear()


def test_no_name_is_looked_up():
    with pytest.raises(no_network.NetworkError):
        socket.getaddrinfo("localhost", 80)
    no_network.tried.clear()


def test_who_swallows_the_error_is_seen_all_the_same():
    with suppress(no_network.NetworkError):
        socket.create_connection(("192.0.2.1", 9))
    assert "192.0.2.1" in no_network.tried.pop()
    no_network.tried.clear()


def test_sockets_of_this_machine_can_be_made():
    one, other = socket.socketpair()
    with one, other:
        one.sendall(b"hello")
        assert other.recv(5) == b"hello"


@pytest.mark.skipif(not no_network.kernel_refuses(), reason="only on Linux")
@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_a_program_that_a_test_starts_has_no_network_either(family):
    code = f"import socket; socket.socket(socket.{family})"
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert "PermissionError" in told.stderr


@pytest.mark.skipif(not no_network.kernel_refuses(), reason="only on Linux")
def test_nor_has_what_is_not_written_in_python():
    from PySide6.QtNetwork import QAbstractSocket, QTcpSocket

    guest = QTcpSocket()
    guest.connectToHost("192.0.2.1", 9)
    assert guest.state() == QAbstractSocket.SocketState.UnconnectedState
    assert guest.error() == QAbstractSocket.SocketError.SocketAccessError


def test_no_module_of_ours_imports_what_speaks_to_a_network():
    assert len(CODE) > 200
    found = {
        (path.relative_to(ROOT).as_posix(), network)
        for path in CODE
        for name in imported(path)
        for network in NETWORKS
        if f"{name}.".startswith(f"{network}.")
    }
    assert found == KNOWN


def test_those_that_may_use_sockets_of_this_machine_only():
    for name, _ in KNOWN:
        tree = ast.parse((ROOT / name).read_text("utf-8"))
        names = {
            node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)
        }
        names |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert not names & ELSEWHERE
        assert set(from_qt_network(tree)) <= LOCAL_ONLY


def test_the_search_for_such_imports_finds_each_kind(tmp_path):
    file = tmp_path / "a.py"
    for line in (
        "import http.client",
        "def f():\n    from urllib.request import urlopen",
        "from urllib import request",
        "from PySide6 import QtNetwork",
        "import importlib\nimportlib.import_module('smtplib')",
        "__import__('socket')",
    ):
        file.write_text(line, "utf-8")
        assert any(
            f"{name}.".startswith(f"{network}.")
            for name in imported(file)
            for network in NETWORKS
        ), line


def imported(path):
    """Yield all that a file imports, also inside its functions, or names to import."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and node.args:
            function, first = node.func, node.args[0]
            name = getattr(function, "id", getattr(function, "attr", ""))
            if name in {"__import__", "import_module"}:
                if isinstance(first, ast.JoinedStr):
                    first = first.values[0]
                yield first.value if isinstance(first, ast.Constant) else NOT_SAID


def from_qt_network(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "PySide6.QtNetwork":
            yield from (alias.name for alias in node.names)


def test_a_connection_is_seen_in_a_trace_and_known_for_what_it_is(tmp_path):
    trace = tmp_path / "a.trace"
    trace.write_text(
        "7 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3\n"
        "7 connect(3, {sa_family=AF_INET, sin_port=htons(443),"
        ' sin_addr=inet_addr("192.0.2.1")}, 16) = 0\n'
        "7 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 4\n"
        '7 connect(4, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X1"}, 20) = 0\n'
    )
    families, addresses = traces.read([trace])
    assert families == {"AF_INET": 1, "AF_UNIX": 1}
    assert [traces.whose(*each) for each in addresses] == [None, "the display"]
    assert traces.whose("AF_UNIX", "/run/somebody/elses.socket") is None
