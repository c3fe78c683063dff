"""How long a job will still take, from the share that is done and the time it took."""

import time


class Pace:
    """The pace of one attempt; what was kept before took no time and counts for nothing."""

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._first: float | None = None
        self._last = 0.0

    def left(self, share: float | None) -> float | None:
        """Give the time that is left [s]; ``None`` while nobody knows."""
        now = time.monotonic()
        if share is None:
            return None
        if self._first is None or share < self._last:  # the first share, or another count
            self._first, self._since = share, now
        self._last = share
        made = share - self._first
        return (now - self._since) * (1.0 - share) / made if made > 0 else None
