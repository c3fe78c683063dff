"""``motorworks run``: simulate a plant, say the verdict, write the report."""

import os
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
from motorworks.cli.places import folder_name
from motorworks.cli.simulated import Order, simulate_and_show
from motorworks.errors import MotorworksError

if TYPE_CHECKING:
    from motorworks.statistics.precision import Precision


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
    from motorworks.plantfile import load

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
    order = Order(
        duration="1y" if duration is None else duration,
        warm_up="auto" if warm_up is None else warm_up,
        replications=replications,
        precision=_precision(precision, replications, most),
        seed=seed,
        jobs=jobs or os.cpu_count() or 1,
        folder=Path("motorworks-out") / folder_name(noun.name) if out is None else out,
        report=not no_report,
        trace=trace,
        store=store,
        save_state=save_state,
        from_state=from_state,
        settle=0.0 if settle is None else settle,
    )
    raise typer.Exit(simulate_and_show(noun, order, as_json=as_json))


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


def _precision(precision: str | None, replications: int | None, most: int) -> "Precision | None":
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
