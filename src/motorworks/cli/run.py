"""``motorworks run``: simulate a plant, say the verdict, write the report."""

import os
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from motorworks.cli.output import print_json
from motorworks.errors import RunError

if TYPE_CHECKING:
    from motorworks.simulation import Run
    from motorworks.statistics.precision import Precision


def run(
    plant: Annotated[str, typer.Argument(help="Plant file, or name of a shipped plant.")],
    duration: Annotated[
        str | None, typer.Option("--for", help="Time measured, such as 1y, 30d, 8h. [default: 1y]")
    ] = None,
    warm_up: Annotated[
        str | None,
        typer.Option(help="Time thrown away before: auto, or as --for. [default: auto]"),
    ] = None,
    replications: Annotated[
        int | None,
        typer.Option(min=1, help="Independent runs; several give intervals. [default: 4]"),
    ] = None,
    precision: Annotated[
        str | None,
        typer.Option(
            help="Add replications until the 95 % interval of the good output is within this "
            "share of it, such as 0.5%; --replications are the least then. [default: none, 10]"
        ),
    ] = None,
    most: Annotated[
        int, typer.Option("--at-most", min=2, help="With --precision: the most replications.")
    ] = 1000,
    seed: Annotated[int, typer.Option(min=0, help="Seed of all random numbers.")] = 1,
    jobs: Annotated[
        int, typer.Option(min=0, help="Replications at the same time; 0: one per core.")
    ] = 0,
    out: Annotated[
        Path | None,
        typer.Option(
            help="Folder for report, tables and the run; motorworks-out/PLANT if not given."
        ),
    ] = None,
    trace: Annotated[
        bool, typer.Option("--trace", help="Also write every visit and event as Parquet.")
    ] = False,
    no_report: Annotated[bool, typer.Option("--no-report", help="Write no files.")] = False,
    changes: Annotated[
        list[str] | None,
        typer.Option(
            "--set", help="Change a value of the file, as line.stator.places=10; may be repeated."
        ),
    ] = None,
    save_state: Annotated[
        Path | None,
        typer.Option(help="Write the state at the end of the first warm-up to this file."),
    ] = None,
    from_state: Annotated[
        Path | None,
        typer.Option(help="Begin from the state in this file, instead of warming up."),
    ] = None,
    settle: Annotated[
        str | None,
        typer.Option(
            help="With --from-state or --uncertain: time thrown away first. [default: 0 s, 7 d]"
        ),
    ] = None,
    uncertain: Annotated[
        bool,
        typer.Option(
            "--uncertain",
            help="Draw the inputs from their ranges instead: short runs, the probability of "
            "reaching the target, the inputs to measure first.",
        ),
    ] = False,
    draws: Annotated[
        int, typer.Option(min=1, help="With --uncertain: how often all inputs are drawn.")
    ] = 200,
    spread: Annotated[
        str, typer.Option(help="With --uncertain: pert or triangular between low and high.")
    ] = "pert",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Simulate a plant motor by motor and show what it makes and what holds it back."""
    from motorworks.cli.progress import Watch, shown
    from motorworks.experiment.precise import simulate_precisely
    from motorworks.plantfile import load
    from motorworks.simulation import WarmState, simulate

    noun = load(plant, overrides=tuple(changes or ()))
    if uncertain:
        from motorworks.cli.uncertain import Asked, run_uncertain

        asked = Asked(duration, warm_up, replications, seed, jobs, draws, spread, settle)
        run_uncertain(noun, asked, None if no_report else out, as_json=as_json)
        return
    wanted = _wanted(precision, replications, most)
    replications = wanted.least if wanted else replications or 4
    folder = out or Path("motorworks-out") / noun.name
    if trace or not no_report:
        _prepare(folder)
    watch = Watch(noun, replications)
    start = WarmState.load(from_state) if from_state else None
    with _stoppable() as cancel, shown(watch, quiet=as_json):
        simulated = partial(simulate, replications=replications)
        if wanted:
            simulated = partial(
                simulate_precisely,
                precision=wanted.share,
                least=wanted.least,
                most=wanted.most,
            )
        result = simulated(
            noun,
            duration=duration or "1y",
            warm_up=warm_up or "auto",
            seed=seed,
            jobs=jobs or os.cpu_count() or 1,
            trace=folder / "trace" if trace else None,
            progress=watch.take,
            cancel=cancel,
            start=start,
            settle=settle or 0.0,
            save_state=save_state,
        )
    report = None if no_report else _write(result, folder)
    if as_json:
        print_json(record(result, report))
    else:
        _show(result, report)
    raise typer.Exit(_exit_code(result))


def _wanted(precision: str | None, replications: int | None, most: int) -> "Precision | None":
    """Give the precision asked for; ``None`` if the number of replications was."""
    from motorworks.cli.share import share
    from motorworks.statistics.precision import LEAST, Precision

    if precision is None:
        return None
    return Precision(
        share=share(precision, "precision"), least=replications or min(LEAST, most), most=most
    )


@contextmanager
def _stoppable() -> Iterator[threading.Event]:
    """Give an event that the first Ctrl-C sets; a second one stops at once."""
    cancel = threading.Event()

    def stop(_number: int, _frame: object) -> None:
        if cancel.is_set():
            raise KeyboardInterrupt
        cancel.set()
        sys.stderr.write("\nstopping; what has been simulated so far is kept\n")

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield cancel
    finally:
        signal.signal(signal.SIGINT, before)


def record(result: "Run", report: Path | None) -> dict[str, Any]:
    """Give a run as the JSON that ``--json`` prints."""
    from motorworks.statistics import kpi_records, verdict

    judged = verdict(result)
    return {
        "plant": result.plant.name,
        "seed": result.seed,
        "replications": len(result.replications),
        "version": result.version,
        "wall_s": round(result.wall, 3),
        "operations": result.operations,
        "events": result.events,
        "peak_mib": round(result.peak_mib, 1),
        "duration_s": result.duration,
        "warm_up_s": result.warm_up,
        "warm_up_basis": result.warm_up_basis,
        "stopped": result.stopped,
        "gridlocks": result.gridlocks,
        "precision_asked": result.precision,
        "verdict": {
            "outcome": judged.outcome,
            "sentence": judged.sentence,
            "target": judged.target,
            "mean": judged.mean,
            "half_width": judged.half_width,
        },
        "report": str(report) if report else None,
        "kpis": kpi_records(result),
    }


def _prepare(folder: Path) -> None:
    """Make the folder before the simulation, so that no long run ends without a place to go."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError) -> RunError:
    return RunError(
        f"{folder}: cannot be written: {error.strerror or error}. "
        "Choose another folder with --out, or write nothing with --no-report."
    )


def _write(result: "Run", folder: Path) -> Path:
    """Write the run, its tables and its report into a folder."""
    from motorworks.report import write_report
    from motorworks.simulation import save_run
    from motorworks.statistics import bottlenecks, kpis

    save_run(result, folder)
    try:
        kpis(result).write_csv(folder / "kpis.csv")
        bottlenecks(result).write_csv(folder / "bottlenecks.csv")
        return write_report(result, folder / "report.html")
    except OSError as error:
        raise _unwritable(folder, error) from error


def _show(result: "Run", report: Path | None) -> None:
    from rich.console import Console

    from motorworks.report import summary

    Console().print(summary(result, report))


def _exit_code(result: "Run") -> int:
    if result.gridlocks:
        return 3
    return 130 if result.stopped else 0
