"""What one sees while something long is simulated, and what Ctrl-C does meanwhile."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

from motorworks.studio.jobs.telling import asked_to_tell, telling

if TYPE_CHECKING:
    from rich.console import Console

Look = Callable[[], tuple[float | None, str]]
"""Gives the share that is done, 0 to 1 or ``None`` where nobody knows, and the rest in words."""

EVERY = 0.2
"""Time between two looks [s]."""
AT_ONCE = "stopping; press Ctrl-C again to stop at once"


@contextmanager
def watched(look: Look, *, quiet: bool, stopping: str = AT_ONCE) -> Iterator[threading.Event]:
    """Show a bar while the block runs, where somebody looks.

    Parameters
    ----------
    look
        What the bar shows; it is asked again and again, by another thread.
    quiet
        Show nothing.
    stopping
        What is said at the first Ctrl-C.

    Yields
    ------
    threading.Event
        Set by the first Ctrl-C; a second one stops at once.
    """
    cancel = threading.Event()

    def stop(_number: int, _frame: Any) -> None:
        if cancel.is_set():
            raise KeyboardInterrupt
        cancel.set()
        sys.stderr.write(f"\n{stopping}\n")

    before = signal.signal(signal.SIGINT, stop)
    try:
        with telling(look) if asked_to_tell() else _bar(look, quiet=quiet):
            yield cancel
    finally:
        signal.signal(signal.SIGINT, before)


def remaining(seconds: float) -> str:
    """Give a time that is left in words."""
    if seconds < 120:
        return f"{seconds:.0f} s left"
    return f"{seconds / 60:.0f} min left" if seconds < 7200 else f"{seconds / 3600:.1f} h left"


def _bar(look: Look, *, quiet: bool) -> Any:
    if quiet or not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return _moving(look, Console(stderr=True))


@contextmanager
def _moving(look: Look, console: "Console") -> Iterator[None]:
    from rich.progress import BarColumn, Progress, TextColumn

    text = TextColumn("{task.description}", markup=False)
    bar = Progress(BarColumn(), text, console=console, transient=True)
    task = bar.add_task("beginning", total=None)
    ended = threading.Event()

    def update() -> None:
        while not ended.wait(EVERY):
            share, words = look()
            shown = words if share is None else f"{share:4.0%}  {words}"
            total = None if share is None else 1.0
            bar.update(task, completed=share or 0.0, total=total, description=shown)

    updater = threading.Thread(target=update, daemon=True)
    with bar:
        updater.start()
        try:
            yield
        finally:
            ended.set()
            updater.join()
