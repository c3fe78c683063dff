"""News for every open page."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

MOST_WAITING = 1000
"""News that may wait for one page; one that reads nothing is cut off."""


class Hub:
    """Tells news to all open pages; each has a queue of its own."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[str | None]] = set()

    def __len__(self) -> int:
        """Give the number of open pages."""
        return len(self._queues)

    def tell(self, news: Mapping[str, Any]) -> None:
        """Send news to every open page; ``topic`` says what they are about."""
        text = json.dumps(news)
        for queue in tuple(self._queues):
            if queue.qsize() >= MOST_WAITING:
                self._queues.discard(queue)
                queue.put_nowait(None)
            else:
                queue.put_nowait(text)

    @asynccontextmanager
    async def heard(self) -> AsyncIterator[asyncio.Queue[str | None]]:
        """Give a queue into which the news come as JSON; ``None`` says that too many waited."""
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._queues.add(queue)
        try:
            yield queue
        finally:
            self._queues.discard(queue)
