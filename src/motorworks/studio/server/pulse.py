"""How long the server was kept from answering, and by whom."""

import asyncio
import contextlib
import os
import time
from collections import deque

EVERY = 0.01
"""Time between two beats [s]."""
LATELY = 10.0
"""Time after which what happened lately is counted anew [s]."""
SCHEDULED = "/proc/thread-self/schedstat"
"""Where Linux says how long a thread has waited for a processor."""


class Pulse:
    """Beats a hundred times a second and notes how late the beats were."""

    def __init__(self) -> None:
        self.longest = 0.0
        """Longest time in which nothing could be answered [s]."""
        self.own = 0.0
        """Longest such time that the server itself took, without waiting for a processor [s]."""
        self._lately: deque[float] = deque([0.0, 0.0], maxlen=2)
        self._task: asyncio.Task[None] | None = None

    @property
    def lately(self) -> float:
        """Longest time in which nothing could be answered in the last 10 to 20 seconds [s]."""
        return max(self._lately)

    def start(self) -> None:
        """Begin."""
        self._task = asyncio.create_task(self._beat())

    async def _beat(self) -> None:
        with _Waiting() as waiting:
            since, waited = time.perf_counter(), waiting.so_far()
            while True:
                before = time.perf_counter()
                await asyncio.sleep(EVERY)
                now, had_waited = time.perf_counter(), waited
                if now - since > LATELY:
                    since = now
                    self._lately.append(0.0)
                waited = waiting.so_far()
                self.note(now - before - EVERY, waited - had_waited)

    def note(self, late: float, waited: float) -> None:
        """Take note of a beat.

        Parameters
        ----------
        late
            By how much [s].
        waited
            For how much of that others had the processors [s].
        """
        self.longest = max(self.longest, late)
        self.own = max(self.own, late - waited)
        self._lately[-1] = max(self._lately[-1], late)

    def stop(self) -> None:
        """End."""
        if self._task:
            self._task.cancel()


class _Waiting:
    """How long the present thread has waited for a processor; 0 where nothing tells."""

    def __enter__(self) -> "_Waiting":
        self._file = -1
        with contextlib.suppress(OSError):
            self._file = os.open(SCHEDULED, os.O_RDONLY)
        return self

    def so_far(self) -> float:
        """Give the time since the thread began [s]."""
        return int(os.pread(self._file, 100, 0).split()[1]) / 1e9 if self._file >= 0 else 0.0

    def __exit__(self, *_error: object) -> None:
        if self._file >= 0:
            os.close(self._file)
