"""How many runs of a study are done, and how long the rest will take."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from motorworks.cli.bar import remaining, watched


class Count:
    """Counts what is done, and says how long the rest will take.

    Parameters
    ----------
    what
        What is counted, in words: ``runs``.
    some_kept
        Whether the first call tells what was there already and needs no time.
    """

    def __init__(self, what: str = "runs", *, some_kept: bool = False) -> None:
        self.done = self.of = 0
        self._what, self._some_kept = what, some_kept
        self._kept = 0
        self._begin = time.perf_counter()

    def take(self, done: int, of: int) -> None:
        """Take how many are done; another number of all, or fewer done, begins a new count."""
        if of != self.of or done < self.done:
            self._kept = done if self._some_kept else 0
            self._begin = time.perf_counter() if self._some_kept or self.of else self._begin
        self.done, self.of = done, of

    def left(self) -> float | None:
        """Give the time the rest will take [s]; ``None`` before anything is done."""
        made = self.done - self._kept
        if made <= 0:
            return None
        return (time.perf_counter() - self._begin) * (self.of - self.done) / made

    def look(self) -> tuple[float | None, str]:
        """Give the share that is done, and the count in words."""
        return (self.done / self.of if self.of else None), self.line()

    def line(self) -> str:
        """Give the count in words."""
        if not self.of:
            return "beginning"
        kept = f", {self._kept:,} of them kept" if self._kept else ""
        left = self.left()
        rest = "" if left is None else f"  {remaining(left)}"
        return f"{self.done:,} of {self.of:,} {self._what}{kept}{rest}"


@contextmanager
def counted(
    what: str = "runs", *, quiet: bool, some_kept: bool = False
) -> Iterator[tuple[Callable[[int, int], None], threading.Event]]:
    """Show a bar while the block runs; give what takes the count, and what Ctrl-C sets."""
    count = Count(what, some_kept=some_kept)
    with watched(count.look, quiet=quiet) as cancel:
        yield count.take, cancel
