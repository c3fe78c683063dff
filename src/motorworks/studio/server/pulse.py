"""How long the server was kept from answering."""

import asyncio
import time

EVERY = 0.01
"""Time between two beats [s]."""


class Pulse:
    """Beats a hundred times a second and notes how late the beats were."""

    def __init__(self) -> None:
        self.longest = 0.0
        """Longest time in which nothing could be answered, since the start or :meth:`reset` [s]."""
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin."""
        self._task = asyncio.create_task(self._beat())

    def reset(self) -> None:
        """Forget what was noted."""
        self.longest = 0.0

    async def _beat(self) -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(EVERY)
            self.longest = max(self.longest, time.perf_counter() - before - EVERY)

    def stop(self) -> None:
        """End."""
        if self._task:
            self._task.cancel()
