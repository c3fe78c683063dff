"""Many pages at once that watch the moving plant, as far as the server sees them."""

import asyncio
import itertools
import json
import statistics
import time
from dataclasses import dataclass

from websockets.asyncio.client import connect

from benchmarks.studio.server import Server


@dataclass(frozen=True)
class Watched:
    """What the pages got.

    Attributes
    ----------
    pages
        How many watched.
    least, median
        Frames a second of the page that got the fewest, and of the middle one.
    longest_gap
        Longest time between two frames of any page [s].
    cores
        Processor time of the server over the time by the clock [-].
    bytes_a_second
        Of one page.
    """

    pages: int
    least: float
    median: float
    longest_gap: float
    cores: float
    bytes_a_second: float


async def watch(server: Server, reel: str, pages: int, speed: float, seconds: float) -> Watched:
    """Let pages watch for a while, each at a time of its own.

    Parameters
    ----------
    server, reel
        What is watched.
    pages
        How many watch.
    speed
        Simulated seconds in a second.
    seconds
        How long.
    """
    begun = asyncio.Barrier(pages + 1)
    tasks = [
        asyncio.create_task(_page(server.url, reel, 600.0 * n, speed, seconds, begun))
        for n in range(pages)
    ]
    await begun.wait()
    before, clock = server.processor_time, time.perf_counter()
    found = await asyncio.gather(*tasks)
    cores = (server.processor_time - before) / (time.perf_counter() - clock)
    rates = [len(times) / seconds for times, _ in found]
    gaps = [b - a for times, _ in found for a, b in itertools.pairwise(times)]
    return Watched(
        pages=pages,
        least=min(rates),
        median=statistics.median(rates),
        longest_gap=max(gaps),
        cores=cores,
        bytes_a_second=statistics.mean(size for _, size in found) / seconds,
    )


async def _page(
    url: str, reel: str, at: float, speed: float, seconds: float, begun: asyncio.Barrier
) -> tuple[list[float], int]:
    """Give when frames came after all pages had begun, and their bytes."""
    address = url.replace("http", "ws", 1) + "/api/socket"
    async with connect(address, origin=url, max_size=None, compression=None) as socket:
        wish = {"do": "watch", "reel": reel, "at": at, "speed": speed, "generation": 1}
        await socket.send(json.dumps(wish))
        while not isinstance(await socket.recv(), bytes):
            pass
        await begun.wait()
        times: list[float] = []
        size, end = 0, time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            try:
                data = await asyncio.wait_for(socket.recv(), left)
            except TimeoutError:
                break
            if isinstance(data, bytes):
                times.append(time.perf_counter())
                size += len(data)
        return times, size
