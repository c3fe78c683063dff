"""The cursor of a page: keys after jumps, deltas without gaps, a clock that waits."""

import asyncio
from itertools import pairwise
from typing import Any

import pytest

from motorworks.errors import MotorworksError, RunError
from motorworks.plantfile import load
from motorworks.studio.reel.frame import DELTA, KEY, decode
from motorworks.studio.reel.live import LiveReel
from motorworks.studio.reel.player import FASTEST_PLAYED, Player
from motorworks.studio.reel.shelf import Shelf

HOUR = 3600.0


class _Keeper:
    """A reel in this process; every call takes its time."""

    def __init__(self) -> None:
        self.reel = LiveReel(load("tutorial"))
        self.calls: list[tuple[Any, ...]] = []

    async def call(self, method: str, *arguments: Any) -> Any:
        self.calls.append((method, *arguments))
        await asyncio.sleep(0)
        return getattr(self.reel, method)(*arguments)


class _Reels:
    def __init__(self) -> None:
        self.keeper = _Keeper()
        self._shelf = Shelf(self.keeper, self.keeper.reel.about())

    def shelf(self, reel: str) -> Shelf:
        if reel != "r1":
            raise RunError(f"there is no reel {reel}")
        return self._shelf


class _Clock:
    """A wall clock that goes on when somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)


def _player() -> tuple[Player, _Reels, _Clock]:
    reels, clock = _Reels(), _Clock()
    return Player(reels, clock=clock, sleep=clock.sleep), reels, clock


async def _frames(player: Player, many: int) -> list[tuple]:
    found: list[tuple] = []
    while len(found) < many:
        thing = await player.next()
        if isinstance(thing, bytes):
            found.append(decode(thing))
    return found


WATCH = {"do": "watch", "reel": "r1", "at": 9 * HOUR, "speed": 600, "generation": 5}


def test_a_key_comes_first_and_deltas_follow_without_gaps() -> None:
    """Each delta begins where the one before ended, over the ends of segments too."""

    async def play() -> None:
        player, _, clock = _player()
        await player.do(WATCH)
        frames = await _frames(player, 120)
        assert (frames[0][0], frames[0][2]) == (KEY, 9 * HOUR)
        assert {f[0] for f in frames[1:]} == {DELTA}
        assert {f[1] for f in frames} == {5}
        for before, after in pairwise(frames):
            assert after[2] == before[3]
            assert after[3] > after[2]
        shown = frames[-1][3] - 9 * HOUR
        assert shown == pytest.approx(600 * (clock.now + 0.4), rel=0.05)

    asyncio.run(play())


def test_a_jump_gives_a_key_of_the_new_generation() -> None:
    """What was under way for the place before is not sent any more."""

    async def play() -> None:
        player, _, _ = _player()
        await player.do(WATCH)
        await _frames(player, 5)
        await player.do({"do": "seek", "at": 20 * HOUR, "generation": 6})
        key, delta = await _frames(player, 2)
        assert (key[0], key[1], key[2]) == (KEY, 6, 20 * HOUR)
        assert (delta[0], delta[1], delta[2]) == (DELTA, 6, 20 * HOUR)

    asyncio.run(play())


def test_a_page_that_pauses_is_sent_nothing() -> None:
    """At speed 0 a jump gives its key, and then nothing comes until it goes on."""

    async def play() -> None:
        player, _, _ = _player()
        await player.do({**WATCH, "speed": 0})
        (key,) = await _frames(player, 1)
        assert key[0] == KEY
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(_frames(player, 1), 0.2)
        await player.do({"do": "speed", "speed": 60})
        (delta,) = await _frames(player, 1)
        assert (delta[0], delta[2]) == (DELTA, 9 * HOUR)

    asyncio.run(play())


def test_beyond_what_eyes_can_follow_keys_alone_come() -> None:
    """No segment is recorded then; slower again, a key comes first."""

    async def play() -> None:
        player, reels, _ = _player()
        await player.do({**WATCH, "speed": 50 * FASTEST_PLAYED})
        frames = await _frames(player, 6)
        assert {f[0] for f in frames} == {KEY}
        assert frames[-1][2] > frames[0][2]
        assert not any(call[0] == "segment" for call in reels.keeper.calls)
        await player.do({"do": "speed", "speed": 60})
        key, delta = await _frames(player, 2)
        assert (key[0], delta[0]) == (KEY, DELTA)
        assert key[2] == frames[-1][2]

    asyncio.run(play())


def test_pages_share_segments() -> None:
    """Two pages at the same place have a segment recorded once."""

    async def play() -> None:
        reels, clock = _Reels(), _Clock()
        players = [Player(reels, clock=clock, sleep=clock.sleep) for _ in range(2)]
        for player in players:
            await player.do(WATCH)
        await asyncio.gather(*(_frames(player, 10) for player in players))
        asked = [call[1] for call in reels.keeper.calls if call[0] == "segment"]
        assert len(asked) == len(set(asked))

    asyncio.run(play())


def test_figures_are_told() -> None:
    """After a jump, and where a segment ends."""

    async def play() -> None:
        player, _, _ = _player()
        await player.do(WATCH)
        told = []
        while len(told) < 2:
            thing = await player.next()
            if not isinstance(thing, bytes):
                told.append(thing)
        assert {news["topic"] for news in told} == {"summary"}
        assert told[1]["at"] > told[0]["at"]

    asyncio.run(play())


@pytest.mark.parametrize(
    "wish",
    [
        {"do": "fly"},
        {"do": "watch"},
        {"do": "watch", "reel": "r2"},
        {"do": "watch", "reel": "r1", "speed": -1},
        {"do": "watch", "reel": "r1", "at": "soon"},
        {"do": "seek", "at": 5},
        {"do": "speed", "speed": float("nan")},
        {"do": "speed"},
        {"do": "seek", "at": True},
    ],
)
def test_wishes_that_make_no_sense_are_refused(wish: dict[str, Any]) -> None:
    """Each is answered with what was expected."""
    player, _, _ = _player()
    with pytest.raises(MotorworksError):
        asyncio.run(player.do(wish))


def test_a_reel_that_breaks_off_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page hears why, and may watch something else."""

    async def play() -> None:
        player, reels, _ = _player()

        async def fails(method: str, *_arguments: Any) -> Any:
            raise RunError(f"{method}: it cannot run on")

        monkeypatch.setattr(reels.keeper, "call", fails)
        await player.do(WATCH)
        news = await player.next()
        assert (news["topic"], news["reel"]) == ("reel", "r1")
        assert news["error"].endswith(": it cannot run on")
        assert player.reel == ""

    asyncio.run(play())


def test_shelves_forget_what_was_not_used_for_longest() -> None:
    """Only so many bytes are kept; what is asked for again is recorded again."""

    async def play() -> None:
        keeper = _Keeper()
        one = len(keeper.reel.segment(0))
        shelf = Shelf(keeper, keeper.reel.about(), room=3 * one)
        for number in range(6):
            await shelf.get(number)
        assert shelf.there(0) is None
        assert shelf.there(5) is not None
        assert (await shelf.get(0)).number == 0

    asyncio.run(play())


WEEK = 7 * 86400.0
FAR = {"do": "seek", "at": 20 * WEEK + 9 * HOUR, "generation": 6}


async def _heard(player: Player, many: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while len(found) < many:
        thing = await player.next()
        if isinstance(thing, dict) and thing["topic"] == "waiting":
            found.append(thing)
    return found


def test_a_far_jump_says_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shares rise until the key comes; then nothing is waited for."""
    monkeypatch.setattr("motorworks.studio.reel.live.MOMENT", 0.0)  # a week at a time

    async def play() -> None:
        player, _, _ = _player()
        await player.do(WATCH)
        await _frames(player, 3)
        await player.do(FAR)
        shares: list[float] = []
        while not isinstance(news := await player.next(), bytes):
            if news["topic"] == "waiting":
                shares.append(news["share"])
        assert len(shares) > 10
        assert shares == sorted(shares)
        assert shares[0] < shares[-2] < 1
        assert decode(news)[:3] == (KEY, 6, FAR["at"])
        (over,) = await _heard(player, 1)
        assert over["for"] is None

    asyncio.run(play())


@pytest.mark.parametrize("speed", [600, 10 * FASTEST_PLAYED])
def test_a_far_jump_can_be_given_up(monkeypatch: pytest.MonkeyPatch, speed: float) -> None:
    """What nobody waits for any more is not simulated."""
    monkeypatch.setattr("motorworks.studio.reel.live.MOMENT", 0.0)

    async def play() -> None:
        player, reels, _ = _player()
        await player.do({**WATCH, "speed": speed})
        await _frames(player, 3)
        await player.do(FAR)
        await _heard(player, 2)
        await player.do({"do": "seek", "at": 10 * HOUR, "generation": 7})
        (key,) = await _frames(player, 1)
        assert key[:3] == (KEY, 7, 10 * HOUR)
        steps = [call for call in reels.keeper.calls if call[0] == "approach" and call[1] > WEEK]
        assert 2 <= len(steps) <= 4

    asyncio.run(play())
