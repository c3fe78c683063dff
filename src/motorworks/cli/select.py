"""``motorworks select``: the best of several plants, with a guarantee."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from motorworks.cli.bar import watched
from motorworks.cli.options import Changes, Duration, Jobs, Json, Page, Seed, Store, WarmUp
from motorworks.cli.output import print_json
from motorworks.cli.share import share
from motorworks.cli.study import estimate_record, page_to_write, settings, show
from motorworks.cli.where import Cluster, places
from motorworks.errors import MotorworksError

if TYPE_CHECKING:
    from motorworks.experiment import Selected


def select(
    plants: Annotated[
        list[str], typer.Argument(help="Plant files or names of shipped plants, two or more.")
    ],
    difference: Annotated[
        str,
        typer.Option(
            help="Smallest difference worth finding: a share of the first plant's output, such as "
            "1%, or a number of good parts a year."
        ),
    ] = "1%",
    confidence: Annotated[
        str, typer.Option(help="Chance with which the best is to be found.")
    ] = "95%",
    most: Annotated[
        int, typer.Option("--at-most", min=10, help="Replications of a plant at the most.")
    ] = 500,
    duration: Duration = "91d",
    warm_up: WarmUp = "21d",
    seed: Seed = 1,
    jobs: Jobs = 0,
    store: Store = None,
    cluster: Cluster = None,
    out: Page = None,
    changes: Changes = None,
    as_json: Json = False,
) -> None:
    """Find the best of several plants, with a guarantee, in as few replications as it takes."""
    from motorworks import experiment
    from motorworks.plantfile import load
    from motorworks.report.studies.select import select_study, select_summary
    from motorworks.report.studies.study import write_study

    nouns = [load(plant, overrides=tuple(changes or ())) for plant in plants]
    given = settings(duration, warm_up, 1, seed, jobs)
    by, of_first = _difference(difference)
    sure = share(confidence, "confidence", most=1.0)
    path = page_to_write(out, "select.html")

    race = _Race(len(nouns))
    with (
        places(store, jobs, cluster) as (kept, where),
        watched(race.look, quiet=as_json) as cancel,
    ):
        found = experiment.select(
            nouns,
            given,
            difference=by,
            share=of_first,
            confidence=sure,
            most=most,
            store=kept,
            where=where,
            progress=race.take,
            cancel=cancel,
        )
    page = write_study(select_study(found), path) if path else None
    if as_json:
        print_json(record(found, plants) | {"page": str(page) if page else None})
    else:
        show(select_summary(found), page)


class _Race:
    """How far a selection is: nobody knows how long the last plants will stay together."""

    def __init__(self, plants: int) -> None:
        self._done, self._running = 0, plants

    def take(self, done: int, running: int) -> None:
        """Take the replications simulated, and the plants that may still be the best."""
        self._done, self._running = done, running

    def look(self) -> tuple[float | None, str]:
        """Give what a bar shows."""
        return None, f"{self._done:,} replications, {self._running} plants in the running"


def _difference(text: str) -> tuple[float | None, float]:
    """Give the difference as a number, or else as a share."""
    if text.strip().endswith("%"):
        return None, share(text, "difference", most=1.0)
    try:
        return float(text.replace("_", "").replace(",", "")), 0.0
    except ValueError:
        msg = f"difference is {text!r}; expected a share such as 1%, or good parts a year"
        raise MotorworksError(msg) from None


def record(found: "Selected", plants: list[str]) -> dict[str, Any]:
    """Give a selection as the JSON that ``--json`` prints."""
    return {
        "best": plants[found.best],
        "guaranteed": found.guaranteed,
        "difference": found.difference,
        "confidence": found.confidence,
        "replications": found.replications,
        "plants": [
            {
                "plant": name,
                "name": c.plant.name,
                "output": c.mean,
                "replications": c.taken,
                "behind": estimate_record(c.behind),
                "in_the_running": n in found.survivors,
                "trouble": c.trouble,
            }
            for n, (name, c) in enumerate(zip(plants, found.candidates, strict=True))
        ],
    }
