"""What the studies of many runs have in common on the command line."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import RenderableType

    from motorworks.experiment import Settings
    from motorworks.experiment.paired import Estimate

PlantName = Annotated[str, typer.Argument(help="Plant file, or name of a shipped plant.")]
Duration = Annotated[
    str, typer.Option("--for", help="Time measured in each run, such as 91d, 1y, 8h.")
]
WarmUp = Annotated[str, typer.Option(help="Time thrown away before: as --for, or auto.")]
Replications = Annotated[
    int, typer.Option(min=1, help="Independent runs of each plant; several give intervals.")
]
Seed = Annotated[int, typer.Option(min=0, help="Seed of all random numbers.")]
Jobs = Annotated[int, typer.Option(min=0, help="Plants at the same time; 0: one per core.")]
Out = Annotated[
    Path | None, typer.Option(help="Folder for the page; none is written if not given.")
]
Changes = Annotated[
    list[str] | None,
    typer.Option(
        "--set", help="Change a value of the file, as line.stator.places=10; may be repeated."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def settings(duration: str, warm_up: str, replications: int, seed: int, jobs: int) -> "Settings":
    """Give the settings of a study; times that cannot be read are refused before any run.

    Raises
    ------
    MotorworksError
        If a time cannot be read.
    """
    from motorworks.experiment import Settings
    from motorworks.simulation import seconds

    seconds(duration, "duration")
    if warm_up != "auto":
        seconds(warm_up, "warm-up")
    return Settings(
        duration=duration,
        warm_up=warm_up,
        replications=replications,
        seed=seed,
        jobs=jobs or os.cpu_count() or 1,
    )


@contextmanager
def counting(
    what: str, *, quiet: bool
) -> Iterator[tuple[Callable[[int, int], None], threading.Event]]:
    """Give what shows how many are done, and an event that the first Ctrl-C sets."""
    cancel = threading.Event()

    def stop(_number: int, _frame: object) -> None:
        if cancel.is_set():
            raise KeyboardInterrupt
        cancel.set()
        sys.stderr.write("\nstopping\n")

    def tell(done: int, of: int) -> None:
        if not quiet and sys.stderr.isatty():
            sys.stderr.write(f"\r{done} of {of} {what} simulated" + ("\n" if done == of else ""))
            sys.stderr.flush()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield tell, cancel
    finally:
        signal.signal(signal.SIGINT, before)


def estimate_record(value: "Estimate | None") -> dict[str, float | None] | None:
    """Give a mean with its interval as JSON."""
    return None if value is None else {"mean": value.mean, "half_width": value.half_width}


def show(summary: "RenderableType", page: Path | None) -> None:
    """Print a summary and where the page lies."""
    from rich.console import Console

    console = Console()
    console.print(summary)
    if page is not None:
        console.print(f"\n page  [bold underline]{page}[/bold underline]")
