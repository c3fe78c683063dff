"""``motorworks programme``: dates, risk, money, approvals, disturbances and crews of a project."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from motorworks.cli.counted import counted
from motorworks.cli.curves import Firms, People, curve_of
from motorworks.cli.day import day
from motorworks.cli.options import GREATEST_SEED, Changes, CurrencyName, Json, Page
from motorworks.cli.output import print_json
from motorworks.cli.places import file_to_write
from motorworks.cli.project_file import known_ending, read_project, write_project
from motorworks.cli.study import page_to_write, show
from motorworks.errors import MotorworksError

if TYPE_CHECKING:
    from motorworks.construction import ProgrammeStudy, Project
    from motorworks.construction.earned import Standing
    from motorworks.construction.progress import Report
    from motorworks.report.money import Purse


def programme(
    plant: Annotated[
        str | None, typer.Argument(help="Plant file, or name of a shipped plant.")
    ] = None,
    source: Annotated[
        Path | None,
        typer.Option("--from", help="Project file in place of a plant: MSPDI (.xml), .csv, .xlsx."),
    ] = None,
    draws: Annotated[
        int, typer.Option(min=100, max=1_000_000, help="How many times all durations are drawn.")
    ] = 100_000,
    seed: Annotated[
        int, typer.Option(min=0, max=GREATEST_SEED, help="Seed of all random numbers.")
    ] = 1,
    spread: Annotated[
        str | None, typer.Option(help="Law of durations: pert or triangular. [default: the file's]")
    ] = None,
    today: Annotated[
        str | None, typer.Option(help="Day on which the plan is looked at, such as 2020-07-01.")
    ] = None,
    progress: Annotated[
        Path | None,
        typer.Option(
            help="What is done and has cost by --today: a CSV (activity,date,complete,cost)."
        ),
    ] = None,
    curve: People = None,
    firms: Firms = None,
    unlimited: Annotated[
        bool, typer.Option("--unlimited", help="Leave out the schedule with real crews.")
    ] = False,
    export: Annotated[
        Path | None,
        typer.Option(help="Write the project as MSPDI (.xml) or a table (.csv, .xlsx)."),
    ] = None,
    currency: CurrencyName = None,
    out: Page = None,
    changes: Changes = None,
    as_json: Json = False,
) -> None:
    """Plan how a plant is built: dates, chances, money, approvals, disturbances, crews."""
    from motorworks.construction import ProgrammeWish, study_programme
    from motorworks.report.studies.programme import programme_study, programme_summary
    from motorworks.report.studies.study import write_study

    project, purse = _project(plant, source, tuple(changes or ()), currency)
    wish = ProgrammeWish(
        draws=draws,
        seed=seed,
        spread=spread or "",
        today=day(today, "today") if today is not None else None,
        curve=curve_of(project.curves, project.name, curve),
        firms=curve_of(project.curves, project.name, firms),
        crews=not unlimited,
        reports=_reports(project, progress),
    )
    path = page_to_write(out, "programme.html")
    if export is not None:
        known_ending(export)
        file_to_write(export, "--export")
    with counted("steps", quiet=as_json) as (done, cancel):
        found = study_programme(project, wish, progress=done, cancel=cancel)
    if export is not None:
        write_project(export, project, found.plan)
    page = write_study(programme_study(found, purse), path) if path else None
    if as_json:
        files = {"page": str(page) if page else None, "export": str(export) if export else None}
        print_json(record(found) | files)
    else:
        show(programme_summary(found, purse), page)


def _project(
    plant: str | None, source: Path | None, changes: tuple[str, ...], currency: str | None
) -> "tuple[Project, Purse]":
    from motorworks.construction import project_of, project_of_file
    from motorworks.plantfile import load
    from motorworks.report.money import Purse, purse_of

    if (plant is None) == (source is None):
        raise MotorworksError("name a plant, or a project file with --from; expected one of them")
    if plant is not None:
        noun = load(plant, overrides=changes)
        return project_of(noun), purse_of(noun, currency)
    assert source is not None
    if changes or currency:
        option = "--set" if changes else "--currency"
        raise MotorworksError(f"{option} is for plants, not for project files; leave it out")
    return project_of_file(read_project(source), source.stem), Purse(code="")


def _reports(project: "Project", path: Path | None) -> "tuple[Report, ...]":
    from motorworks.construction.progress_file import read_progress

    return () if path is None else read_progress(path, [a.name for a in project.activities])


def record(found: "ProgrammeStudy") -> dict[str, Any]:
    """Give the study of a programme as the JSON that ``--json`` prints; times as dates."""
    from motorworks.projects.pace import day_of

    project, base = found.project, found.base
    return {
        "project": project.name,
        "goals": [
            asdict(goal)
            | {
                "planned": goal.planned and str(goal.planned),
                "reached": goal.reached and str(goal.reached),
                "typical": str(day_of(found.reached[n])),
                "critical_path": list(found.paths[n]),
            }
            | _quantiles(found, n)
            for n, goal in enumerate(project.goals)
        ],
        "activities": [
            {
                "name": d.activity.name,
                "start": str(day_of(d.start)),
                "finish": str(day_of(d.finish)),
                "total_float": d.total_float,
                "free_float": d.free_float,
                "critical": d.critical,
            }
            for d in found.plan.dates
        ],
        "draws": {"count": found.wish.draws, "seed": found.wish.seed},
        "exposures": [asdict(e) for e in base.risk.exposures],
        "money": {
            "currency": project.currency,
            "months": [str(m) for m in found.money.months],
            "planned_value": found.money.planned.tolist(),
            "by_item": {i: found.money.of(i).tolist() for i in found.money.items},
            "unpaid": found.money.unpaid,
        },
        "people": {
            "weeks": [str(w) for w in found.site.weeks],
            "mean": found.site.total.tolist(),
            "peak": found.site.peak,
            "peak_day": str(found.site.peak_day),
        },
        "month_more": [asdict(e) for e in found.permits],
        "windows": [asdict(e) for e in found.windows],
        "cases": [
            {
                "case": o.case.key,
                "rule": o.case.rule,
                "typical": [str(day_of(t)) for t in o.typical],
                "deadlines_missed": list(o.late),
                "days_lost": [asdict(each) for each in found.losses.get(o.case.key, ())],
            }
            for o in found.outcomes
        ],
        "slowed": [asdict(s) for s in found.slowed],
        "crews": _crews(found),
        "progress": None if found.standing is None else _progress(found, found.standing),
        "notes": list(project.notes),
    }


def _quantiles(found: "ProgrammeStudy", goal: int) -> dict[str, Any]:
    import numpy as np

    from motorworks.projects.pace import day_of

    drawn = found.base.finishes(found.project, goal)
    p10, p50, p90 = (str(day_of(q)) for q in np.quantile(drawn, [0.1, 0.5, 0.9]))
    planned = found.project.goals[goal].planned
    chance = float((drawn <= planned.toordinal() + 1e-6).mean()) if planned else None
    return {"p10": p10, "p50": p50, "p90": p90, "chance_of_planned": chance}


def _crews(found: "ProgrammeStudy") -> dict[str, Any] | None:
    from motorworks.projects.pace import day_of

    if found.crews is None:
        return None
    levelled = found.crews.levelled
    return {
        "reached": [str(day_of(t)) for t in found.crews.reached],
        "bound": str(day_of(levelled.bound)),
        "optimal": levelled.optimal,
        "waits": [asdict(w) for w in found.crews.waits],
        "one_more_crew": [asdict(m) | {"of_a_day": m.of_a_day} for m in found.crews.more],
    }


def _progress(found: "ProgrammeStudy", at: "Standing") -> dict[str, Any]:
    """Give earned value and earned schedule by their usual letters."""
    from motorworks.projects.pace import day_of

    goals = zip(found.project.goals, at.forecasts, strict=True)
    return {
        "today": str(at.today),
        "bac": at.budget,
        "pv": at.planned,
        "ev": at.earned,
        "ac": at.actual,
        "cv": at.cost_variance,
        "sv": at.schedule_variance,
        "cpi": at.cost_index,
        "spi": at.schedule_index,
        "eac": at.estimate,
        "eac_as_budgeted": at.estimate_as_budgeted,
        "vac": at.variance,
        "tcpi": at.needed_index,
        "earned_schedule_d": at.earned_schedule,
        "actual_time_d": at.elapsed,
        "sv_t_d": at.days_ahead,
        "spi_t": at.time_index,
        "end_by_earned_schedule": None if at.expected_end is None else str(day_of(at.expected_end)),
        "as_planned": list(at.as_planned),
        "forecast": [
            {"goal": goal.activity}
            | {key: str(day_of(getattr(f, key))) for key in ("typical", "low", "middle", "high")}
            for goal, f in goals
        ],
    }
