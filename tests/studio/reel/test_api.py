"""Reels over HTTP and the socket of a real server."""

import asyncio
import json
from itertools import pairwise
from typing import Any

import websockets

from motorworks.studio.reel.frame import DELTA, KEY, decode

AT = 4 * 86400.0 + 9 * 3600


def _open(studio: Any, seed: int = 1) -> str:
    code, opened = studio.ask("POST", "/api/reels", {"plant": "base", "seed": seed})
    assert code == 200, opened
    assert opened["about"]["kind"] == "live"
    return opened["reel"]


def test_a_plant_is_opened_once(studio) -> None:
    """The same plant and seed give the same reel, another seed another one."""
    assert _open(studio) == _open(studio)
    assert _open(studio, 2) != _open(studio)
    code, listed = studio.ask("GET", "/api/reels")
    assert code == 200
    assert {_open(studio), _open(studio, 2)} <= {reel["reel"] for reel in listed}


def test_moments_can_be_asked_about(studio) -> None:
    """Figures, KPIs, charts, cards, parts and motors."""
    reel = _open(studio)
    for path in ("figures", "insight", "series", "cards/0", "cards/5"):
        code, answer = studio.ask("GET", f"/api/reels/{reel}/{path}?at={AT}")
        assert (code, answer["at"]) == (200, AT)
    code, motor = studio.ask("GET", f"/api/reels/{reel}/motors/50")
    assert code == 200
    code, life = studio.ask("GET", f"/api/reels/{reel}/parts/{motor['part']}?at={motor['at']}")
    assert (code, life["at"]) == (200, motor["at"])


def test_what_there_is_not_is_refused_in_words(studio) -> None:
    """No traceback, whatever is asked for."""
    reel = _open(studio)
    for code, method, path, body in (
        (404, "POST", "/api/reels", {"plant": "nobody"}),
        (422, "POST", "/api/reels", {}),
        (422, "POST", "/api/reels", {"plant": "base", "trace": "x"}),
        (422, "POST", "/api/reels", {"trace": "../.."}),
        (422, "POST", "/api/reels", {"trace": "no/such/run"}),
        (404, "GET", "/api/reels/r999/figures?at=0", None),
        (422, "GET", f"/api/reels/{reel}/cards/999999?at=0", None),
        (422, "GET", f"/api/reels/{reel}/figures?at=nan", None),
        (422, "GET", f"/api/reels/{reel}/figures", None),
        (422, "GET", f"/api/reels/{reel}/motors/0", None),
        (422, "GET", f"/api/reels/{reel}/parts/77777777?at=1000", None),
    ):
        told, answer = studio.ask(method, path, body)
        assert (told, bool(answer)) == (code, True), path


def test_a_page_is_played_to(studio) -> None:
    """A key, then deltas that follow one another, and the figures."""
    reel = _open(studio)

    async def watch() -> tuple[list[Any], list[Any]]:
        url = studio.url.replace("http", "ws") + "/api/socket"
        frames: list[Any] = []
        news: list[Any] = []
        async with websockets.connect(url, origin=studio.url) as socket:
            wish = {"do": "watch", "reel": reel, "at": AT, "speed": 300, "generation": 3}
            await socket.send(json.dumps(wish))
            while len(frames) < 20 or not news:
                message = await asyncio.wait_for(socket.recv(), 30)
                if isinstance(message, bytes):
                    frames.append(decode(message))
                else:
                    news.append(json.loads(message))
        return frames, news

    frames, news = asyncio.run(watch())
    assert [f[0] for f in frames] == [KEY] + [DELTA] * (len(frames) - 1)
    assert {f[1] for f in frames} == {3}
    assert all(a[3] == b[2] for a, b in pairwise(frames[1:]))
    assert any(n["topic"] == "summary" and n["reel"] == reel for n in news)


def test_a_finished_run_is_played_from_its_trace(studio, tmp_path) -> None:
    """Simulated on the command line, found, opened and asked about."""
    from motorworks.plantfile import load
    from motorworks.simulation import save_run, simulate

    folder = studio.folder / "motorworks-out" / "mine"
    run = simulate(
        load("tutorial"), duration="2d", warm_up="1d", replications=2, trace=folder / "trace"
    )
    save_run(run, folder)
    _, found = studio.ask("GET", "/api/reels/traces")
    name = found["traces"][0]["name"]
    code, opened = studio.ask("POST", "/api/reels", {"trace": name, "replication": 1})
    assert (code, opened["about"]["kind"]) == (200, "trace")
    assert opened["about"]["until"] == 3 * 86400.0
    at = 14 * 3600.0
    _, figures = studio.ask("GET", f"/api/reels/{opened['reel']}/figures?at={at}")
    assert figures["good"] > 0
