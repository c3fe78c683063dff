"""A level over time: its mean, its most, its days."""

import numpy as np

from motorworks.program.program import Array


class Level:
    """How much of something there is, integrated over time."""

    __slots__ = ("_area", "_begin", "_day", "_days", "_since", "_some", "most", "value")

    def __init__(self, value: float = 0.0) -> None:
        self.value = value
        self.most = value
        self._area = self._since = self._begin = self._day = self._some = 0.0
        self._days: list[float] = []

    def add(self, now: float, change: float) -> None:
        """Change it at a time [s]."""
        self._keep(now)
        self.value += change
        if self.value > self.most:
            self.most = self.value

    def _keep(self, now: float) -> None:
        if self.value:
            self._area += self.value * (now - self._since)
            self._some += now - self._since
        self._since = now

    def forget(self, now: float) -> None:
        """Begin to count at a time [s]."""
        self._keep(now)
        self._area = self._day = self._some = 0.0
        self._begin = now
        self.most = self.value
        self._days = []

    def end_day(self, now: float, length: float) -> None:
        """Keep the mean of the day that ends now, of a length [s]."""
        self._keep(now)
        self._days.append((self._area - self._day) / length)
        self._day = self._area

    @property
    def days(self) -> Array:
        """Mean of each day, shape (D,)."""
        return np.array(self._days)

    def area(self, now: float) -> float:
        """Give the integral since counting began, in its unit times s."""
        self._keep(now)
        return self._area

    def mean(self, now: float) -> float:
        """Give the mean over time since counting began; 0 where no time has passed."""
        return self.area(now) / (now - self._begin) if now > self._begin else 0.0

    def share(self, now: float) -> float:
        """Give the share of time in which it was not zero."""
        self._keep(now)
        return self._some / (now - self._begin) if now > self._begin else 0.0
