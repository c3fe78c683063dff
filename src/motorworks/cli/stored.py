"""``motorworks run --store``: figures of a plant from a store, simulated where they are missing."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from motorworks.cli.counted import counted
from motorworks.cli.kept import opened
from motorworks.cli.output import print_json
from motorworks.cli.pipe import console
from motorworks.cli.where import place
from motorworks.errors import MotorworksError, StoppedError

if TYPE_CHECKING:
    from motorworks.plant import Plant
    from motorworks.store import Result, Trial


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """How often and how long a plant is to be simulated, as it was asked for."""

    duration: str
    warm_up: str
    replications: int
    seed: int
    jobs: int


@dataclass(frozen=True, kw_only=True)
class Found:
    """The results of all replications, and how many of them were there already."""

    trials: "list[Trial]"
    results: "list[Result]"
    kept: int

    @property
    def trouble(self) -> str:
        """What stands still, or why a replication could not go on; empty if nothing."""
        return next((r.trouble for r in self.results if r.trouble), "")


def run_stored(plant: "Plant", wanted: Wanted, store: Path, *, as_json: bool) -> int:
    """Show the figures of a plant, and give the exit code."""
    found = _found(plant, wanted, store, quiet=as_json)
    if as_json:
        print_json(record(plant, found, store))
    else:
        _show(plant, found, store)
    return 3 if found.trouble else 0


def _found(plant: "Plant", wanted: Wanted, store: Path, *, quiet: bool) -> Found:
    from motorworks.experiment.work import work

    trials = _trials(plant, wanted)
    try:
        with opened(store) as kept, counted(quiet=quiet, some_kept=True) as (progress, cancel):
            there = len(kept.held(t.key for t in trials))
            where = place(wanted.jobs, None)
            found = work(trials, store=kept, where=where, progress=progress, cancel=cancel)
            return Found(trials=trials, results=list(found), kept=there)
    except StoppedError as error:
        msg = f"stopped; what is done is kept in {store}, run the same again to go on"
        raise StoppedError(msg) from error


def _trials(plant: "Plant", wanted: Wanted) -> "list[Trial]":
    from motorworks.simulation import seconds
    from motorworks.store import Trial

    if wanted.warm_up == "auto":
        raise MotorworksError(
            "an automatic warm-up is found by simulating, so nothing could be taken from the "
            "store: give --warm-up, as 21d, or --out to simulate and to keep the figures"
        )
    return [
        Trial(
            plant=plant,
            seed=wanted.seed,
            replication=number,
            duration=seconds(wanted.duration, "duration"),
            warm_up=seconds(wanted.warm_up, "warm-up"),
        )
        for number in range(wanted.replications)
    ]


def record(plant: "Plant", found: Found, store: Path) -> dict[str, Any]:
    """Give the figures as the JSON that ``--json`` prints."""
    from importlib.metadata import version

    from motorworks.statistics import kpi_records
    from motorworks.statistics.by_replication import together

    first = found.trials[0]
    tables = [r.table for r in found.results]
    return {
        "plant": plant.name,
        "seed": first.seed,
        "replications": len(found.results),
        "version": version("motorworks"),
        "duration_s": first.duration,
        "warm_up_s": first.warm_up,
        "store": str(store),
        "taken_from_store": found.kept,
        "simulated": len(found.results) - found.kept,
        "trouble": found.trouble,
        "kpis": [] if found.trouble else kpi_records(together(tables)),
    }


def _show(plant: "Plant", found: Found, store: Path) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from motorworks.report.terminal import key_figures, printable
    from motorworks.statistics.by_replication import together

    terminal = console()
    if found.trouble:
        terminal.print(Text.assemble(("stands still: ", "bold red"), printable(found.trouble)))
    else:
        frame = together([r.table for r in found.results])
        terminal.print(Padding(key_figures(frame, plant.product), (1, 0, 0, 1)))
    terminal.print(Padding(Text(_foot(found, store), style="dim"), (1, 0, 0, 1)))


def _foot(found: Found, store: Path) -> str:
    made = len(found.results) - found.kept
    said = f"{made} simulated and kept" if made else "nothing was simulated"
    return (
        f"{found.kept} of {len(found.results)} replications were in {store}, {said}. "
        "For verdict, bottlenecks and report give --out FOLDER."
    )
