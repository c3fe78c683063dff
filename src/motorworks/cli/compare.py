"""``motorworks compare``: which of several plants is better, and how sure that is."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from motorworks.cli.counted import counted
from motorworks.cli.kept import opened_if_any
from motorworks.cli.options import Changes, Duration, Jobs, Json, Page, Seed, Store
from motorworks.cli.output import print_json
from motorworks.cli.study import page_to_write, show
from motorworks.cli.where import Cluster, place
from motorworks.errors import StoppedError

if TYPE_CHECKING:
    from motorworks.experiment.analysis.comparison import Comparison
    from motorworks.plant import Plant


def compare(
    plants: Annotated[list[str], typer.Argument(help="Plant files, or names of shipped plants.")],
    variants: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            help="Compare also with the first plant with this value changed, as "
            "line.stator.places=10; several values parted by ' & '. May be repeated.",
        ),
    ] = None,
    duration: Duration = "91d",
    warm_up: Annotated[str, typer.Option(help="Time thrown away before, as --for.")] = "21d",
    replications: Annotated[int, typer.Option(min=1, help="Independent runs of each plant.")] = 10,
    seed: Seed = 1,
    responses: Annotated[
        list[str] | None,
        typer.Option(
            "--response",
            help="KPI to compare, as work_in_process or blocking_share@station:stator/weld; may "
            "be repeated. Good parts a year, throughput time and work in process if not given.",
        ),
    ] = None,
    all_pairs: Annotated[
        bool, typer.Option("--all-pairs", help="Compare every pair, not each with the first.")
    ] = False,
    changes: Changes = None,
    out: Page = None,
    store: Store = None,
    jobs: Jobs = 0,
    cluster: Cluster = None,
    as_json: Json = False,
) -> None:
    """Compare plants under the same random numbers, with paired intervals."""
    from motorworks.experiment.analysis.comparison import compare_values
    from motorworks.experiment.conduct import compared
    from motorworks.experiment.plan.alike import settings_alike, wanted_responses
    from motorworks.statistics.registry import REGISTRY

    where = place(jobs, cluster)
    page = page_to_write(out, "compare.html")
    wanted = wanted_responses(responses or ())
    nouns = _plants(plants, tuple(changes or ()), variants or [])
    settings = settings_alike(duration, warm_up, replications, seed)
    try:
        with (
            opened_if_any(store) as kept,
            counted(quiet=as_json, some_kept=True) as (progress, cancel),
        ):
            values, troubles = compared(
                [noun for _, noun in nouns],
                wanted,
                settings,
                store=kept,
                where=where,
                progress=progress,
                cancel=cancel,
            )
    except StoppedError as error:
        kept_words = f"; what is done is kept in {store}, run the same again to go on"
        raise StoppedError(f"stopped{kept_words if store else ''}") from error
    found = compare_values(
        [name for name, _ in nouns],
        wanted,
        [REGISTRY[r.figure].unit for r in wanted],
        values,
        troubles=troubles,
        which="all" if all_pairs else "first",
    )
    print_comparison(found, as_json=as_json, page=page)


def print_comparison(found: "Comparison", *, as_json: bool, page: Path | None = None) -> None:
    """Print a comparison, and write its page where one is wanted."""
    from motorworks.experiment.analysis.record import comparison_record
    from motorworks.report.experiments import comparison_summary, write_comparison

    if page:
        write_comparison(found, page)
    if as_json:
        print_json(comparison_record(found) | {"page": str(page) if page else None})
    else:
        show(comparison_summary(found), page)


# ---- what is asked for ----


def _plants(
    plants: list[str], sets: tuple[str, ...], variants: list[str]
) -> list[tuple[str, "Plant"]]:
    from motorworks.plantfile import load

    found = [(name, load(name, overrides=sets)) for name in plants]
    for text in variants:
        own = tuple(part.strip() for part in text.split(" & "))
        found.append((text, load(plants[0], overrides=(*sets, *own))))
    names = [name for name, _ in found]
    return [
        (f"{name} ({n})" if names.count(name) > 1 else name, plant)
        for n, (name, plant) in enumerate(found, start=1)
    ]
