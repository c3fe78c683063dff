"""The WebSocket answers nonsense politely, and ends it."""

import json

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect


def _connected(studio):
    return connect(studio.url.replace("http", "ws") + "/api/socket", origin=studio.url)


@pytest.mark.parametrize("wish", ["x", "[]", '{"do": 3}', "{" * 3000, "[" * 4000])
def test_nonsense_is_answered(studio, wish):
    """And the connection goes on."""
    with _connected(studio) as socket:
        socket.send(wish)
        news = json.loads(socket.recv(timeout=20))
        assert news["topic"] == "refused"
        socket.send(wish)
        assert json.loads(socket.recv(timeout=20)) == news


def test_much_nonsense_ends_the_connection(studio):
    """With a code that says so."""
    with _connected(studio) as socket:
        for _ in range(20):
            socket.send("x")
        answers = [json.loads(socket.recv(timeout=20)) for _ in range(20)]
        with pytest.raises(ConnectionClosed):
            socket.recv(timeout=20)
        assert {answer["topic"] for answer in answers} == {"refused"}
        assert socket.close_code == 4400


def test_a_huge_message_ends_the_connection_only(studio):
    """Others are served."""
    with _connected(studio) as socket:
        socket.send("x" * 1_000_000)
        with pytest.raises(ConnectionClosed):
            socket.recv(timeout=20)
    assert studio.ask("GET", "/api/health")[0] == 200
