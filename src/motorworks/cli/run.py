"""``motorworks run``: simulate a plant, say the verdict, write the report."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from motorworks.cli.options import (
    Changes,
    DurationIfAny,
    Jobs,
    Json,
    PlantName,
    ReplicationsIfAny,
    Seed,
    WarmUpIfAny,
)
from motorworks.cli.output import print_json
from motorworks.cli.pipe import console
from motorworks.cli.places import file_to_write, folder_name, folder_to_write, unwritable
from motorworks.errors import MotorworksError, ProgramError

if TYPE_CHECKING:
    from motorworks.simulation import Run, WarmState
    from motorworks.statistics.precision import Precision

_NO_REPORT = " with --out, or write nothing with --no-report"


def run(
    plant: PlantName,
    duration: DurationIfAny = None,
    warm_up: WarmUpIfAny = None,
    replications: ReplicationsIfAny = None,
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
    seed: Seed = 1,
    jobs: Jobs = 0,
    out: Annotated[
        Path | None,
        typer.Option(
            help="Folder for report, tables and the run; motorworks-out/PLANT if not given."
        ),
    ] = None,
    trace: Annotated[
        bool, typer.Option("--trace", help="Also write every visit and event as Parquet.")
    ] = False,
    store: Annotated[
        Path | None,
        typer.Option(
            help="Folder that keeps the figures of every replication. Those in it are shown "
            "without being simulated; with --out, --trace or --save-state all are, and kept."
        ),
    ] = None,
    no_report: Annotated[bool, typer.Option("--no-report", help="Write no files.")] = False,
    changes: Changes = None,
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
    as_json: Json = False,
) -> None:
    """Simulate a plant motor by motor and show what it makes and what holds it back."""
    from motorworks.cli.progress import Watch, shown
    from motorworks.experiment.precise import simulate_precisely
    from motorworks.plantfile import load
    from motorworks.simulation import WarmState, simulate

    noun = load(plant, overrides=tuple(changes or ()))
    _agree(
        uncertain,
        {
            "--from-state": from_state,
            "--save-state": save_state,
            "--trace": trace or None,
            "--precision": precision,
            "--store": store,
        },
        {"--settle": settle, "--warm-up": warm_up},
    )
    if uncertain:
        from motorworks.cli.uncertain import Asked, run_uncertain

        asked = Asked(duration, warm_up, replications, seed, jobs, draws, spread, settle)
        run_uncertain(noun, asked, None if no_report else out, as_json=as_json)
        return
    if store is not None and _only_figures(out, trace, save_state, from_state, precision):
        from motorworks.cli.stored import Wanted, run_stored

        asked_for = Wanted(
            duration=duration or "1y",
            warm_up=warm_up or "auto",
            replications=replications or 4,
            seed=seed,
            jobs=jobs,
        )
        raise typer.Exit(run_stored(noun, asked_for, store, as_json=as_json))
    wanted = _wanted(precision, replications, most)
    replications = wanted.least if wanted else replications or 4
    folder = Path("motorworks-out") / folder_name(noun.name) if out is None else out
    if trace or not no_report:
        folder_to_write(folder, _NO_REPORT)
    if save_state is not None:
        file_to_write(save_state, "--save-state")
    watch = Watch(noun, replications)
    start = None if from_state is None else WarmState.load(from_state)
    with _stoppable() as cancel, shown(watch, quiet=as_json), _named(from_state, start):
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
            duration="1y" if duration is None else duration,
            warm_up="auto" if warm_up is None else warm_up,
            seed=seed,
            jobs=jobs or os.cpu_count() or 1,
            trace=folder / "trace" if trace else None,
            progress=watch.take,
            cancel=cancel,
            start=start,
            settle=0.0 if settle is None else settle,
            save_state=save_state,
        )
    if store is not None:
        from motorworks.cli.stored import keep

        keep(result, store)
    report = None if no_report else _write(result, folder)
    if as_json:
        print_json(record(result, report))
    else:
        _show(result, report)
    raise typer.Exit(_exit_code(result))


def _only_figures(
    out: Path | None,
    trace: bool,
    save_state: Path | None,
    from_state: Path | None,
    precision: str | None,
) -> bool:
    """Tell whether a run with a store needs no more than the figures in it.

    Raises
    ------
    MotorworksError
        If it begins from a state: its figures are not those of the plant and the seed alone.
    """
    if from_state is not None:
        raise MotorworksError("--from-state does not go with --store; give one of them")
    return out is None and not trace and save_state is None and precision is None


def _wanted(precision: str | None, replications: int | None, most: int) -> "Precision | None":
    """Give the precision asked for; ``None`` if the number of replications was."""
    from motorworks.cli.share import share
    from motorworks.statistics.precision import LEAST, Precision

    if precision is None:
        return None
    return Precision(
        share=share(precision, "precision"), least=replications or min(LEAST, most), most=most
    )


def _agree(uncertain: bool, plain: dict[str, Any], times: dict[str, Any]) -> None:
    """Refuse options that would be passed over in silence.

    Raises
    ------
    MotorworksError
        If two options contradict each other.
    """
    if uncertain:
        for option in (option for option, value in plain.items() if value is not None):
            raise MotorworksError(f"{option} does not go with --uncertain; give one of them")
    elif plain["--from-state"] is None and times["--settle"] is not None:
        msg = "--settle is given without --from-state or --uncertain; give --warm-up instead"
        raise MotorworksError(msg)
    elif plain["--from-state"] is not None and times["--warm-up"] is not None:
        msg = "--from-state begins without a warm-up; give --settle instead of --warm-up"
        raise MotorworksError(msg)


@contextmanager
def _named(path: Path | None, start: "WarmState | None") -> Iterator[None]:
    """Name the file of the state in what is wrong with it, and whose state it is."""
    try:
        yield
    except ProgramError as error:
        if start is None or not str(error).startswith("state:"):
            raise
        msg = (
            f"{path}: {error}. It was saved from plant '{start.plant}' by version "
            f"{start.version}; save one from this plant with --save-state."
        )
        raise MotorworksError(msg) from error


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
        raise unwritable(folder, error, _NO_REPORT) from error


def _show(result: "Run", report: Path | None) -> None:
    from motorworks.report import summary

    console().print(summary(result, report))


def _exit_code(result: "Run") -> int:
    if result.gridlocks:
        return 3
    return 130 if result.stopped else 0
