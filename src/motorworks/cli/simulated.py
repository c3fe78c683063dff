"""A run on the command line once all its options agree: simulated, written, shown."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from motorworks.cli.bar import watched
from motorworks.cli.kept import opened_if_any
from motorworks.cli.output import print_json
from motorworks.cli.pipe import console
from motorworks.cli.places import file_to_write, folder_to_write, unwritable
from motorworks.cli.progress import Watch
from motorworks.errors import MotorworksError, ProgramError

if TYPE_CHECKING:
    from motorworks.plant import Plant
    from motorworks.simulation import Run, WarmState
    from motorworks.statistics.precision import Precision

_NO_REPORT = " with --out, or write nothing with --no-report"
_KEEPS = "stopping; what has been simulated so far is kept"


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is to be simulated and written.

    Attributes
    ----------
    duration, warm_up, replications, seed, jobs, settle
        As the options of the command, with their defaults put in.
    precision
        Until when replications are added; ``None``: as many as given.
    folder
        For report, tables and trace.
    report, trace
        Whether they are written.
    store
        Where the figures of the replications are kept; ``None``: nowhere.
    save_state, from_state
        Files of states; ``None``: none.
    """

    duration: str
    warm_up: str
    replications: int | None
    precision: "Precision | None"
    seed: int
    jobs: int
    folder: Path
    report: bool
    trace: bool
    store: Path | None
    save_state: Path | None
    from_state: Path | None
    settle: str | float


def simulate_and_show(plant: "Plant", order: Order, *, as_json: bool) -> int:
    """Simulate, write, keep and show; give the exit code.

    The store is opened before anything is simulated, and figures are put into it after the
    report is written: a store on a full disk costs nobody the report.
    """
    _try_places(order)
    with opened_if_any(order.store) as kept:
        result = _simulated(plant, order, quiet=as_json)
        report = _write(result, order.folder) if order.report else None
        if as_json:
            print_json(record(result, report))
        else:
            _show(result, report)
        if kept is not None:
            from motorworks.worker.compute import results_of_run

            for trial, figures in results_of_run(result):
                kept.put(trial, figures)
    return _exit_code(result)


def _try_places(order: Order) -> None:
    """See before a long simulation that what it gives can be written."""
    if order.trace or order.report:
        folder_to_write(order.folder, _NO_REPORT)
    if order.save_state is not None:
        file_to_write(order.save_state, "--save-state")


def _simulated(plant: "Plant", order: Order, *, quiet: bool) -> "Run":
    from motorworks.experiment.precise import simulate_precisely
    from motorworks.simulation import WarmState, simulate

    wanted = order.precision
    replications = wanted.least if wanted else order.replications or 4
    watch = Watch(plant, replications)
    start = None if order.from_state is None else WarmState.load(order.from_state)
    simulated = partial(simulate, replications=replications)
    if wanted:
        simulated = partial(
            simulate_precisely,
            precision=wanted.share,
            least=wanted.least,
            most=wanted.most,
        )
    shown = watched(watch.look, quiet=quiet, stopping=_KEEPS)
    with shown as cancel, _named(order.from_state, start):
        return simulated(
            plant,
            duration=order.duration,
            warm_up=order.warm_up,
            seed=order.seed,
            jobs=order.jobs,
            trace=order.folder / "trace" if order.trace else None,
            progress=watch.take,
            cancel=cancel,
            start=start,
            settle=order.settle,
            save_state=order.save_state,
        )


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
