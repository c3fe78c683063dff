"""The reels that are open, each on a keeper of its own, shared by the pages that watch it."""

import asyncio
from collections import OrderedDict
from pathlib import Path
from typing import Any

from motorworks.studio.bench import Bench, Keeper
from motorworks.studio.errors import NotThereError
from motorworks.studio.hub import Hub
from motorworks.studio.reel.player import Player
from motorworks.studio.reel.shelf import Shelf

LIVE = "motorworks.studio.reel.live:LiveReel"
TRACE = "motorworks.studio.reel.trace:TraceReel"
MOST = 4
"""Reels that are kept open; of those that nobody watches the one used last is closed last."""


class Reels:
    """All open reels by id.

    Parameters
    ----------
    bench
        Gives the processes.
    hub
        Hears of reels that are closed.
    """

    def __init__(self, bench: Bench, hub: Hub) -> None:
        self._bench = bench
        self._hub = hub
        self._open: OrderedDict[str, Shelf] = OrderedDict()
        self._keepers: dict[str, Keeper] = {}
        self._known: dict[tuple[Any, ...], asyncio.Task[str]] = {}
        self._players: set[Player] = set()
        self._count = 0

    # ---- opening ----

    async def live(
        self, plant: str, text: str, version: int, seed: int, folder: Path | None = None
    ) -> str:
        """Give the id of the reel of a plant, opened if need be.

        Parameters
        ----------
        plant
            Id of the plant.
        text
            Its text, or the name of a shipped plant.
        version
            Of the text.
        seed
            Of the random numbers.
        folder
            Folder from which files are found that the text names.

        Raises
        ------
        PlantError
            If the plant cannot run.
        """
        key = ("live", plant, text, seed)
        return await self._opened(key, LIVE, text, seed, version, folder)

    async def trace(self, folder: Path, replication: int) -> str:
        """Give the id of the reel of a finished run, opened if need be.

        Parameters
        ----------
        folder
            Folder of the run, with its trace.
        replication
            Which of its replications.

        Raises
        ------
        RunError
            If it holds no run with a whole trace.
        """
        return await self._opened(("trace", folder, replication), TRACE, str(folder), replication)

    async def _opened(self, key: tuple[Any, ...], name: str, *arguments: Any) -> str:
        task = self._known.get(key)
        if task is None or (task.done() and not task.cancelled() and task.exception()):
            task = asyncio.create_task(self._begin(name, *arguments))
            self._known[key] = task
        reel = await asyncio.shield(task)
        if reel not in self._open:  # closed meanwhile
            del self._known[key]
            return await self._opened(key, name, *arguments)
        self._open.move_to_end(reel)
        return reel

    async def _begin(self, name: str, *arguments: Any) -> str:
        keeper = await self._bench.keeper(name, *arguments)
        try:
            about = await keeper.call("about")
        except BaseException:
            await keeper.close()
            raise
        self._count += 1
        reel = f"r{self._count}"
        self._keepers[reel] = keeper
        self._open[reel] = Shelf(keeper, about)
        await self._make_room()
        return reel

    async def _make_room(self) -> None:
        """Close reels that nobody watches, those not used for longest first."""
        watched = {player.reel for player in self._players}
        idle = [reel for reel in self._open if reel not in watched][:-1]
        for reel in idle[: max(0, len(self._open) - MOST)]:
            await self._close(reel)

    async def _close(self, reel: str) -> None:
        del self._open[reel]
        self._known = {k: t for k, t in self._known.items() if not t.done() or t.result() != reel}
        await self._keepers.pop(reel).close()
        self._hub.tell({"topic": "reel", "reel": reel, "closed": True})

    # ---- asking ----

    def shelf(self, reel: str) -> Shelf:
        """Give the segments of a reel.

        Raises
        ------
        NotThereError
            If there is none of that id.
        """
        if reel not in self._open:
            raise NotThereError(f"there is no reel '{reel[:40]}' open; open the plant again")
        return self._open[reel]

    def ids(self) -> list[str]:
        """Give the ids of the open reels."""
        return list(self._open)

    async def ask(self, reel: str, method: str, *arguments: Any) -> Any:
        """Give what a method of a reel gives.

        Raises
        ------
        NotThereError
            If there is no such reel.
        """
        return await self.shelf(reel).keeper.call(method, *arguments)

    def player(self, _user: Any) -> Player:
        """Give the cursor of a page."""
        player = Player(self, closed=self._players.discard)
        self._players.add(player)
        return player

    async def close(self) -> None:
        """Close all reels."""
        for reel in list(self._open):
            await self._close(reel)
