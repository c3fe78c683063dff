"""What the studies of many runs have in common on the command line."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from motorworks.cli.pipe import console
from motorworks.cli.places import folder_to_write
from motorworks.errors import MotorworksError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from motorworks.experiment import Settings
    from motorworks.experiment.paired import Estimate


def settings(duration: str, warm_up: str, replications: int, seed: int, jobs: int) -> "Settings":
    """Give the settings of a study; times that cannot be read are refused before any run.

    Raises
    ------
    MotorworksError
        If a time cannot be read, or nothing is left to be measured.
    """
    from motorworks.experiment import Settings
    from motorworks.simulation import seconds

    if seconds(duration, "duration") <= 0:
        raise MotorworksError(f"duration is {duration!r}; expected more than 0 s")
    if warm_up != "auto":
        seconds(warm_up, "warm-up")
    return Settings(
        duration=duration,
        warm_up=warm_up,
        replications=replications,
        seed=seed,
        jobs=jobs or os.cpu_count() or 1,
    )


def page_to_write(out: Path | None, name: str) -> Path | None:
    """Give where the page of a study goes, and see before the study that it can.

    Raises
    ------
    RunError
        If nothing can be written there.
    """
    if out is None:
        return None
    folder_to_write(out)
    return out / name


def estimate_record(value: "Estimate | None") -> dict[str, float | None] | None:
    """Give a mean with its interval as JSON."""
    return None if value is None else {"mean": value.mean, "half_width": value.half_width}


def show(summary: "RenderableType", page: Path | None) -> None:
    """Print a summary and where the page lies."""
    from rich.markup import escape

    terminal = console()
    terminal.print(summary)
    if page is not None:
        terminal.print(f"\n page  [bold underline]{escape(str(page))}[/bold underline]")
