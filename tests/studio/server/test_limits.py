"""Requests that are too large, too deep or too slow are refused, whatever they say they are."""

import asyncio
import json
import socket
import urllib.parse

import pytest
from starlette.exceptions import HTTPException

from motorworks.studio.server import limits
from motorworks.studio.server.limits import DEEPEST, LARGEST, Body, is_too_deep, largest_body

WAIT = 180


def _raw(studio, *pieces):
    """Send bytes as they are and give the code of the answer."""
    place = urllib.parse.urlsplit(studio.url)
    with socket.create_connection((place.hostname, place.port), timeout=WAIT) as line:
        for piece in pieces:
            try:
                line.sendall(piece)
            except OSError:
                break  # refused before all of it came
        answer = line.recv(100)
    return int(answer.split()[1])


def _head(studio, method="POST", path="/api/runs", **headers):
    place = urllib.parse.urlsplit(studio.url)
    own = {"Host": place.netloc, "Origin": studio.url, "X-Motorworks": "1"}
    own |= {k.replace("_", "-"): v for k, v in headers.items()}
    lines = "".join(f"{k}: {v}\r\n" for k, v in own.items())
    return f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode()


def test_a_body_that_is_too_large_is_refused_before_it_comes(studio):
    """By what it says of its length."""
    for size in (LARGEST + 1, 10**15, 10**30):
        assert _raw(studio, _head(studio, Content_Length=size)) in (400, 413), size


def test_a_body_that_says_no_length_is_counted(studio):
    """Chunk by chunk; each of them is small."""
    head = _head(studio, Transfer_Encoding="chunked", Content_Type="application/json")
    chunk = b"4000\r\n" + b" " * 0x4000 + b"\r\n"
    assert _raw(studio, head, *[chunk] * (LARGEST // 0x4000 + 2)) == 413


def test_deep_json_is_refused(studio):
    """Nothing recurses into it."""
    deep = "[" * 100_000
    code, answer = studio.ask("POST", "/api/runs", deep, {"Content-Type": "application/json"})
    assert (code, answer["error"]) == (422, f"the JSON is nested deeper than {DEEPEST} levels")


def test_long_addresses_and_many_headers_are_refused(studio):
    """In the form of all refusals where the server itself answers."""
    code, answer = studio.ask("GET", "/api/" + "x" * 5000)
    assert code == 414
    assert "4,096" in answer["error"]
    many = {f"X-Header-{n}": "x" for n in range(150)}
    assert studio.ask("GET", "/api/me", headers=many)[0] == 431


@pytest.mark.parametrize(
    "head",
    [
        b"\x00\x01\x02\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: \xff\xfe\r\n\r\n",
        b"POST /api/me HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"POST /api/me HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: " + b"y" * 100_000,
    ],
)
def test_what_is_no_http_is_refused(studio, head):
    """And the server goes on."""
    assert 400 <= _raw(studio, head) < 500
    assert studio.ask("GET", "/api/health")[0] == 200


@pytest.mark.parametrize(
    ("text", "deep"),
    [
        (b"", False),
        (b"[" * DEEPEST + b"]" * DEEPEST, False),
        (b"[" * (DEEPEST + 1), True),
        (b'{"a":' * (DEEPEST + 1), True),
        (b"[]" * 1000, False),
        (json.dumps("[" * 1000).encode(), False),
        (json.dumps('"[' * 1000).encode(), False),
        (b'"unclosed ' + b"[" * 100, True),
    ],
)
def test_depth_is_that_of_brackets_outside_texts(text, deep):
    """Texts may hold what they like."""
    assert is_too_deep(text) is deep


def test_plant_files_may_be_larger_than_others():
    """Names and passwords are small."""
    assert largest_body("/api/plants/base/text") == 5_000_000
    assert largest_body("/api/plants/a/b/text") == LARGEST
    assert largest_body("/api/login") < LARGEST
    assert largest_body("/api/runs") == LARGEST


def test_a_slow_body_is_not_waited_for(monkeypatch):
    """Whoever sends a byte now and then holds nothing open for long."""
    monkeypatch.setattr(limits, "PATIENCE", 0.05)

    async def drip():
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b" ", "more_body": True}

    async def read():
        body = Body({"type": "http", "path": "/api/runs", "headers": []}, drip)
        while True:
            await body()

    with pytest.raises(HTTPException) as refused:
        asyncio.run(asyncio.wait_for(read(), WAIT))
    assert refused.value.status_code == 408


def test_a_fault_is_answered_in_the_form_of_all_refusals():
    """Without its details, and with the headers of every answer."""
    from fastapi import FastAPI

    from motorworks.studio.server.refusals import add_refusals

    app = FastAPI()
    add_refusals(app)

    @app.get("/broken")
    async def broken():
        raise RuntimeError("secret")

    sent = []

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/broken", "headers": [], "query_string": b""}
    with pytest.raises(RuntimeError):
        asyncio.run(app(scope, None, send))
    assert sent[0]["status"] == 500
    assert dict(sent[0]["headers"])[b"x-content-type-options"] == b"nosniff"
    assert b"secret" not in sent[1]["body"]
    assert json.loads(sent[1]["body"])["findings"] == []
