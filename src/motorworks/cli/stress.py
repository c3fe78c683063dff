"""``motorworks stress``: what disturbances cost, and what would have helped."""

import os
from typing import TYPE_CHECKING, Annotated, Any

import typer

from motorworks.cli.counted import counted
from motorworks.cli.curves import Firms, People, curve_of
from motorworks.cli.options import Changes, Jobs, Json, Page, PlantName, Replications, Seed
from motorworks.cli.output import print_json
from motorworks.cli.share import share
from motorworks.cli.study import estimate_record, page_to_write, show
from motorworks.errors import MotorworksError

if TYPE_CHECKING:
    from motorworks.resilience import Cell, Ruled, Seldom, Stress, Terms, Tried


def stress(
    plant: PlantName,
    of: Annotated[
        list[str] | None, typer.Option("--of", help="Name of a disturbance; again for more.")
    ] = None,
    together: Annotated[
        bool, typer.Option("--together", help="All of them begin at the same time.")
    ] = False,
    start: Annotated[
        str,
        typer.Option(
            help="Date on which those begin that name none, such as 2021-03-01; all are tried on "
            "each further one, after a comma."
        ),
    ] = "",
    durations: Annotated[
        str, typer.Option(help='Durations tried beside each one\'s own, such as "1d,3d,1w".')
    ] = "",
    curve: People = None,
    firms: Firms = None,
    manning: Annotated[
        str,
        typer.Option(
            help="Rules of who is manned in an epidemic, compared: spread, in_order, dearest, "
            "bottleneck, downstream; all of them with --curve or --firms alone."
        ),
    ] = "",
    measures: Annotated[
        bool, typer.Option("--measures/--no-measures", help="Whether counter-measures are tried.")
    ] = True,
    after: Annotated[str, typer.Option(help="Time looked at after the end of each.")] = "21d",
    warm_up: Annotated[str, typer.Option(help="Time before the first.")] = "21d",
    threshold: Annotated[
        str, typer.Option(help="Share of the usual output below which a step is not survived.")
    ] = "90%",
    step: Annotated[str, typer.Option(help="Length of a step, to which times are exact.")] = "1d",
    week: Annotated[str, typer.Option(help="Time by which recovery and the worst week go.")] = "7d",
    replications: Replications = 3,
    seed: Seed = 1,
    jobs: Jobs = 0,
    out: Page = None,
    changes: Changes = None,
    as_json: Json = False,
) -> None:
    """Try outages, closed suppliers and ports, epidemics and shocks, and what helps."""
    from motorworks import resilience
    from motorworks.plantfile import load
    from motorworks.report.studies.stress import stress_study, stress_summary
    from motorworks.report.studies.study import write_study

    noun = load(plant, overrides=tuple(changes or ()))
    names = tuple(of or ())
    if curve is not None or firms is not None or manning:
        people, open_ = (curve_of(noun.curves, noun.name, c) for c in (curve, firms))
        rules = tuple(r.strip() for r in manning.split(",")) if manning else tuple(resilience.RULES)
        noun = resilience.with_epidemics(noun, people, open_, rules)
        names += tuple(resilience.epidemic_name(rule) for rule in rules)
    terms = resilience.Terms(
        names=names,
        together=together,
        starts=resilience.parse_starts(start),
        durations=resilience.parse_durations(durations),
        measures=measures,
        warm_up=_time(warm_up, "warm-up"),
        after=_time(after, "after"),
        threshold=share(threshold, "threshold"),
        week=_time(week, "week"),
        step=_time(step, "step"),
        replications=replications,
        seed=seed,
        jobs=jobs or os.cpu_count() or 1,
    )
    path = page_to_write(out, "stress.html")
    with counted("runs", quiet=as_json) as (progress, cancel):
        found = resilience.stress(noun, terms, progress=progress, cancel=cancel)
    page = write_study(stress_study(found), path) if path else None
    if as_json:
        print_json(record(found, terms) | {"page": str(page) if page else None})
    else:
        show(stress_summary(found), page)


def _time(text: str, what: str) -> float:
    from motorworks.simulation import seconds

    found = seconds(text, what)
    if found <= 0:
        raise MotorworksError(f"{what} is {text!r}; expected more than 0 s")
    return found


def record(found: "Stress", terms: "Terms") -> dict[str, Any]:
    """Give what came of it as the JSON that ``--json`` prints; times in seconds."""
    from motorworks.resilience import rules_compared

    return {
        "plant": found.plant.name,
        "currency": found.plant.currency,
        "replications": terms.replications,
        "seed": terms.seed,
        "written": {"disturbances": found.written[0], "measures": found.written[1]},
        "margin": found.worth.margin,
        "disturbances": [_tried(t) for t in found.tried],
        "manning": [[_ruled(r) for r in group] for group in rules_compared(found)],
        "cells": [_cell(c) for c in found.cells],
    }


def _tried(t: "Tried") -> dict[str, Any]:
    about: dict[str, Any] = {
        "name": t.disturbance.name,
        "title": t.disturbance.title,
        "what": t.disturbance.what,
        "begin": t.events[0].begin.isoformat(),
        "duration": t.duration,
        "own": t.own,
        "kind": "calculated" if t.loss is None else "simulated",
        "money": t.money,
    }
    if t.loss is None:
        return about | {"lost": {"mean": t.shock.motors, "half_width": None} if t.shock else None}
    return about | {
        "lost": estimate_record(t.loss.lost),
        "late": estimate_record(t.loss.late),
        "survive": _seldom(t.loss.survive),
        "recover": _seldom(t.loss.recover),
        "worst_week": estimate_record(t.loss.worst_week),
        "worst_week_lost": estimate_record(t.loss.worst_week_lost),
    }


def _ruled(r: "Ruled") -> dict[str, Any]:
    return {
        "rule": r.rule,
        "disturbance": r.tried.disturbance.name,
        "lost": estimate_record(r.lost),
        "fewer": estimate_record(r.fewer),
    }


def _seldom(of: "Seldom") -> dict[str, Any]:
    return {"time": estimate_record(of.time), "came": of.came, "of": of.of}


def _cell(c: "Cell") -> dict[str, Any]:
    return {
        "disturbance": c.disturbance,
        "measure": c.measure,
        "saved": estimate_record(c.saved),
        "anyway": estimate_record(c.anyway),
        "sure": c.sure,
        "price": c.price.once,
        "yearly": c.price.yearly,
        "basis": c.price.basis,
        "cost_per_motor_saved": c.each,
    }
