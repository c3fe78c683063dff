"""Worker processes answer, refuse, die and are started again."""

import asyncio
import os
import signal

import pytest

from motorworks.errors import MotorworksError
from motorworks.studio.bench import Bench
from motorworks.studio.errors import WorkerError

PROJECT = "motorworks.studio.project:Project"
SLEEP = "motorworks.studio.reel.player:time.sleep"


def _run(work):
    """Do work with a bench, and give what it gives and what died."""
    died = []

    async def whole():
        bench = Bench(died.append)
        try:
            return await work(bench)
        finally:
            await bench.stop()

    return asyncio.run(whole()), died


def test_calls_are_answered_in_any_number(tmp_path):
    """More calls than processes; results come to those who asked."""

    async def work(bench):
        calls = (bench.call("motorworks.studio.bench.messages:packed", n) for n in range(20))
        return await asyncio.gather(*calls)

    found, died = _run(work)
    assert len(set(found)) == 20
    assert died == []


def test_an_error_comes_back_as_itself(tmp_path):
    """And the process goes on."""

    async def work(bench):
        keeper = await bench.keeper(PROJECT, tmp_path, "plant")
        with pytest.raises(MotorworksError, match="no path within"):
            await keeper.call("inside", "../x")
        return await keeper.call("inside", "x")

    assert _run(work) == (tmp_path / "x", [])


def test_only_the_studio_is_called():
    """Whatever is asked for."""

    async def work(bench):
        with pytest.raises(ValueError, match="no part of the studio"):
            await bench.call("os:getpid")

    _run(work)


def test_what_is_kept_takes_over_a_process_that_is_there(tmp_path):
    """It need not wait for a start, and calls go on in another."""

    async def work(bench):
        before = await bench.call("motorworks.studio.bench.child:os.getpid")
        keeper = await bench.keeper(PROJECT, tmp_path, "plant")
        after = {await bench.call("motorworks.studio.bench.child:os.getpid") for _ in range(4)}
        return keeper.pid == before, before in after

    assert _run(work)[0] == (True, False)


def test_more_are_kept_than_there_were_processes(tmp_path):
    """Each in its own, and calls are answered beside them."""

    async def work(bench):
        keepers = [await bench.keeper(PROJECT, tmp_path / str(n), "plant") for n in range(4)]
        found = [await keeper.call("inside", "x") for keeper in keepers]
        await bench.call("motorworks.studio.bench.messages:packed", 1)
        return [path.parent.name for path in found], len({keeper.pid for keeper in keepers})

    assert _run(work)[0] == (["0", "1", "2", "3"], 4)


def test_what_died_is_started_again(tmp_path):
    """An object is made anew, and the call is answered."""

    async def work(bench):
        keeper = await bench.keeper(PROJECT, tmp_path, "plant")
        first = keeper.pid
        os.kill(first, signal.SIGKILL)
        return await keeper.call("inside", "x"), first != keeper.pid

    found, died = _run(work)
    assert found == (tmp_path / "x", True)
    assert died == [PROJECT]


def test_what_dies_twice_is_given_up():
    """A call that kills its process is not repeated for ever."""

    async def work(bench):
        with pytest.raises(WorkerError, match="died twice"):
            await bench.call("motorworks.studio.bench.child:os._exit", 1)

    _, died = _run(work)
    assert died == ["motorworks.studio.bench.child:os._exit"]


def test_a_caller_that_goes_away_mixes_nothing_up():
    """The next caller gets its own answer."""

    async def work(bench):
        task = asyncio.ensure_future(bench.call("motorworks.studio.bench.messages:packed", "a"))
        await asyncio.sleep(0.001)
        task.cancel()
        return await asyncio.gather(
            *(bench.call("motorworks.studio.bench.messages:packed", n) for n in range(6))
        )

    found, _ = _run(work)
    assert len(set(found)) == 6


def test_a_bench_that_stops_in_the_middle_of_a_call_ends_quietly(caplog):
    """Nobody complains of exit codes that somebody else took."""

    async def work(bench):
        await bench.start()
        tasks = [asyncio.ensure_future(bench.call(SLEEP, 30)) for _ in range(2)]
        await asyncio.sleep(0.3)
        await bench.stop()
        return await asyncio.gather(*tasks, return_exceptions=True)

    found, _ = _run(work)
    assert all(isinstance(one, WorkerError) for one in found)
    assert caplog.records == []
