"""The WebSocket answers nonsense politely, and ends it."""

import contextlib
import json

import pytest
from tests.studio.conftest import PATIENCE
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect


def _connected(studio):
    return connect(studio.url.replace("http", "ws") + "/api/socket", origin=studio.url)


def _refusal(socket):
    """Wait for the next refusal; other news come as they like."""
    for _ in range(200):
        news = socket.recv(timeout=PATIENCE)
        if isinstance(news, str) and json.loads(news)["topic"] == "refused":
            return json.loads(news)
    return pytest.fail("nothing was refused")


@pytest.mark.parametrize("wish", ["x", "[]", '{"do": 3}', "{" * 3000, "[" * 4000])
def test_nonsense_is_answered(studio, wish):
    """And the connection goes on."""
    with _connected(studio) as socket:
        socket.send(wish)
        news = _refusal(socket)
        socket.send(wish)
        assert _refusal(socket) == news


def test_much_nonsense_ends_the_connection(studio):
    """With a code that says so."""
    with _connected(studio) as socket:
        for _ in range(20):
            socket.send("x")
        answers = [_refusal(socket) for _ in range(20)]
        with pytest.raises(ConnectionClosed):
            socket.recv(timeout=PATIENCE)
        assert {answer["error"] for answer in answers} == {answers[0]["error"]}
        assert socket.close_code == 4400


def test_a_huge_message_ends_the_connection_only(studio):
    """Others are served."""
    with _connected(studio) as socket:
        socket.send("x" * 1_000_000)
        with pytest.raises(ConnectionClosed):
            socket.recv(timeout=PATIENCE)
    assert studio.ask("GET", "/api/health")[0] == 200


WRONG = (
    {"do": "watch"},
    {"do": "watch", "reel": None, "at": 0, "speed": 1, "generation": 1},
    {"do": "watch", "reel": "r1", "at": "x", "speed": 1, "generation": 1},
    {"do": "watch", "reel": "r1", "at": [], "speed": {}, "generation": 1},
    {"do": "watch", "reel": "r1", "at": 1e400, "speed": 1, "generation": 1},
    {"do": "watch", "reel": "r1", "at": -1, "speed": -1, "generation": -1},
    {"do": "watch", "reel": "r1", "at": 0, "speed": 1, "generation": 2**80},
    {"do": "watch", "reel": ["r1"], "at": 0, "speed": 1, "generation": 1.5},
    {"do": "watch", "reel": "__proto__", "at": 0, "speed": 1, "generation": 1},
    {"do": "seek", "at": None, "generation": None},
    {"do": "seek", "at": True, "generation": True},
    {"do": "speed", "speed": "fast"},
    {"do": "speed", "speed": 10**400},
    {"do": "follow", "part": {}},
    {"do": "__class__"},
    {"do": ""},
)


@pytest.mark.parametrize("wish", WRONG)
def test_wrong_wishes_end_nothing(studio, wish):
    """Each is refused in words or has no effect; the socket and the server go on."""
    studio.ask("POST", "/api/reels", {"plant": "base"})
    with _connected(studio) as socket:
        socket.send(json.dumps(wish))
        socket.send("the end")
        while "no JSON" not in _refusal(socket)["error"]:
            pass
    assert studio.ask("GET", "/api/health")[0] == 200


@pytest.mark.parametrize("data", [b"", b"\x00" * 100, b"\xff\xfe", bytes(range(256)) * 200])
def test_bytes_are_refused(studio, data):
    """A page sends text alone."""
    with _connected(studio) as socket:
        socket.send(data)
        assert "no JSON" in _refusal(socket)["error"]


def _flood(socket):
    for _ in range(100_000):
        socket.send(json.dumps({"do": "speed", "speed": 1}))


def test_a_flood_ends_the_connection_and_holds_up_nobody(studio):
    """Others are answered meanwhile."""
    with _connected(studio) as socket:
        assert studio.ask("GET", "/api/health")[0] == 200
        with pytest.raises(ConnectionClosed):
            _flood(socket)
    assert socket.close_code == 4408
    assert studio.ask("GET", "/api/health")[0] == 200


def test_a_page_that_reads_nothing_is_dropped_in_time(studio):
    """What it does not read is not kept for ever, and others get their news."""
    wish = {"do": "watch", "reel": "r1", "at": 0, "speed": 1000, "generation": 1}
    studio.ask("POST", "/api/reels", {"plant": "base"})
    with contextlib.ExitStack() as stack:
        for _ in range(10):
            idle = stack.enter_context(_connected(studio))
            idle.send(json.dumps(wish))
        with _connected(studio) as other:
            other.send("x")
            assert _refusal(other)
    assert studio.ask("GET", "/api/health")[1]["pages"] <= 11
