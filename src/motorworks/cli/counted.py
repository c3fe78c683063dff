"""How many runs are done and how long the rest will take, and what Ctrl-C does meanwhile."""

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any


class Count:
    """Counts runs, and says how long the rest will take."""

    def __init__(self) -> None:
        self.done = self.of = 0
        self._kept: int | None = None
        self._begin = 0.0

    def take(self, done: int, of: int) -> None:
        """Take how many are done; those of the first call were there already."""
        if self._kept is None:
            self._kept, self._begin = done, time.perf_counter()
        self.done, self.of = done, of

    def left(self) -> float | None:
        """Give the time the rest will take [s]; ``None`` before anything is done."""
        made = self.done - (self._kept or 0)
        if not made:
            return None
        return (time.perf_counter() - self._begin) * (self.of - self.done) / made

    def line(self) -> str:
        """Give the count in words."""
        kept = f", {self._kept:,} of them kept" if self._kept else ""
        left = self.left()
        rest = "" if left is None else f"  {_span(left)} left"
        return f"{self.done:,} of {self.of:,} runs{kept}{rest}"


def _span(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"


@contextmanager
def counted(*, quiet: bool) -> Iterator[tuple[Callable[[int, int], None], threading.Event]]:
    """Show a bar while the block runs; give what takes the count, and what Ctrl-C sets."""
    cancel = threading.Event()
    before = signal.signal(signal.SIGINT, _stopper(cancel))
    count = Count()
    try:
        with _bar(count, quiet=quiet):
            yield count.take, cancel
    finally:
        signal.signal(signal.SIGINT, before)


def _stopper(cancel: threading.Event) -> Callable[[int, Any], None]:
    def stop(_number: int, _frame: Any) -> None:
        if cancel.is_set():
            raise KeyboardInterrupt
        cancel.set()
        sys.stderr.write("\nstopping; press Ctrl-C again to stop at once\n")

    return stop


def _bar(count: Count, *, quiet: bool) -> Any:
    from rich.console import Console

    console = Console(stderr=True)
    return nullcontext() if quiet or not console.is_terminal else _moving(count, console)


@contextmanager
def _moving(count: Count, console: Any) -> Iterator[None]:
    from rich.progress import BarColumn, Progress, TextColumn

    text = TextColumn("{task.percentage:3.0f} %  {task.description}")
    bar = Progress(BarColumn(), text, console=console, transient=True)
    task = bar.add_task("beginning", total=None)
    ended = threading.Event()

    def update() -> None:
        while not ended.wait(0.2):
            bar.update(task, completed=count.done, total=count.of or None, description=count.line())

    updater = threading.Thread(target=update, daemon=True)
    with bar:
        updater.start()
        try:
            yield
        finally:
            ended.set()
            updater.join()
