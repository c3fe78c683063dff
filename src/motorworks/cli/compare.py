"""``motorworks compare``: which of several plants is better, and how sure that is."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from motorworks.cli.counted import counted
from motorworks.cli.kept import opened_if_any
from motorworks.cli.options import Changes, Duration, Jobs, Json, Page, Seed, Store
from motorworks.cli.output import print_json
from motorworks.cli.study import page_to_write, show
from motorworks.cli.where import Cluster, place
from motorworks.errors import MotorworksError, StoppedError

if TYPE_CHECKING:
    from motorworks.experiment.analysis.comparison import Comparison
    from motorworks.experiment.plan import Response
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
    from motorworks.statistics.registry import REGISTRY

    where = place(jobs, cluster)
    page = page_to_write(out, "compare.html")
    wanted = _responses(responses)
    nouns = _plants(plants, tuple(changes or ()), variants or [])
    settings = _settings(duration, warm_up, replications, seed)
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
    from motorworks.report.experiments import comparison_summary, write_comparison

    if page:
        write_comparison(found, page)
    if as_json:
        print_json(record(found) | {"page": str(page) if page else None})
    else:
        show(comparison_summary(found), page)


def record(found: "Comparison") -> dict[str, Any]:
    """Give a comparison as the JSON that ``--json`` prints."""
    return {
        "variants": [
            {
                "name": name,
                "trouble": found.troubles[v],
                "figures": {
                    response.name: {
                        "mean": found.estimate(v, k).mean,
                        "half_width": found.estimate(v, k).half_width,
                        "unit": found.units[k],
                    }
                    for k, response in enumerate(found.responses)
                },
            }
            for v, name in enumerate(found.names)
        ],
        "replications": int(found.values.shape[1]),
        "common_random_numbers": found.common,
        "differences": [
            {
                "response": found.responses[p.response].name,
                "of": found.names[p.other],
                "against": found.names[p.one],
                "mean": p.mean,
                "half_width": p.half_width,
                "half_width_together": p.half_width_together,
                "share": p.share,
                "verdict": p.verdict,
            }
            for p in found.pairs
        ],
        "note": found.note,
    }


# ---- what is asked for ----


def _settings(duration: str, warm_up: str, replications: int, seed: int) -> Any:
    from motorworks.experiment.plan import Experiment
    from motorworks.simulation import seconds

    if warm_up == "auto":
        raise MotorworksError(
            "plants are compared over the same time, so the warm-up must be given, as 21d"
        )
    measured = seconds(duration, "duration")
    if measured <= 0:
        raise MotorworksError(f"duration is {duration!r}; expected more than 0 s")
    return Experiment(
        plant="",
        duration=measured,
        warm_up=seconds(warm_up, "warm-up"),
        replications=replications,
        seed=seed,
    )


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


def _responses(asked: list[str] | None) -> "tuple[Response, ...]":
    from motorworks.experiment.plan import Response
    from motorworks.experiment.plan.noun import DEFAULT_RESPONSES
    from motorworks.plantfile.findings import did_you_mean
    from motorworks.statistics.registry import REGISTRY

    if not asked:
        return DEFAULT_RESPONSES
    found = []
    for text in asked:
        name, _, of = text.partition("@")
        if name not in REGISTRY:
            hint = did_you_mean(name, REGISTRY)
            raise MotorworksError(f"response '{name[:80]}' is no KPI. {hint}")
        title = name.replace("_", " ") + (f" of {of.partition(':')[2] or of}" if of else "")
        response = Response(name=text, title=title, kpi=name, of=of or "plant")
        levels = REGISTRY[name].levels
        if response.scope[0] not in levels:
            raise MotorworksError(
                f"response '{text[:80]}': {name} is given for {', '.join(levels)}"
            )
        found.append(response)
    return tuple(found)
