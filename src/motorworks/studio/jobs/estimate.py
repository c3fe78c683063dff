"""How long a comparison will take on this machine. Runs on the bench."""

import os
import time
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from motorworks.studio.jobs.reading import Document, read_document

DAY = 86_400.0
LENGTHS = (0.5 * DAY, 1.5 * DAY, 4.5 * DAY, 13.5 * DAY, 40.5 * DAY)
"""Times simulated one after the other to find the pace: an empty plant is quicker."""
ENOUGH = 0.5
"""Time that the longest of them may take before the next is tried [s]."""
LEAST = 1e-4
"""Time that a simulated day takes at least [s]; shorter cannot be measured."""


def estimate(
    documents: Sequence[Document], settings: Mapping[str, Any], store: str
) -> dict[str, Any]:
    """Give what a comparison will take.

    Parameters
    ----------
    documents
        The drafts.
    settings
        As the comparison has them.
    store
        Folder in which runs are kept; one that is not there is not made.

    Returns
    -------
    dict
        ``runs``, how many of them are ``kept``, and the ``seconds`` of the others.

    Raises
    ------
    MotorworksError
        If a plant or a setting makes no sense.
    """
    from motorworks.experiment.plan.alike import settings_alike

    said = settings_alike(
        settings["duration"], settings["warm_up"], settings["replications"], settings["seed"]
    )
    days = (said.duration + (said.warm_up or 0.0)) / DAY
    kept = _kept(documents, said, store)
    missing = [said.replications - n for n in kept]
    paces = (
        seconds_per_day(document) if n else 0.0
        for document, n in zip(documents, missing, strict=True)
    )
    work = sum(pace * n * days for pace, n in zip(paces, missing, strict=True))
    return {
        "runs": said.replications * len(documents),
        "kept": sum(kept),
        "seconds": work / max(1, min(os.cpu_count() or 1, sum(missing))),
    }


def _kept(documents: Sequence[Document], said: Any, store: str) -> list[int]:
    """Give how many replications of each plant are in the store."""
    from motorworks.store import Store, Trial

    if not Path(store, "catalogue.sqlite").exists():
        return [0] * len(documents)
    with Store(store) as there:
        return [
            len(
                there.held(
                    Trial(
                        plant=read_document(document),
                        seed=said.seed,
                        replication=number,
                        duration=said.duration,
                        warm_up=said.warm_up,
                    ).key
                    for number in range(said.replications)
                )
            )
            for document in documents
        ]


def seconds_per_day(document: Document) -> float:
    """Give the time that a simulated day of a plant takes [s].

    Raises
    ------
    PlantError
        If the plant has errors.
    MotorworksError
        If it cannot be simulated.
    """
    return _seconds_per_day(document.text, document.folder)


@lru_cache(maxsize=32)
def _seconds_per_day(text: str, folder: Path | None) -> float:
    from motorworks.simulation import simulate

    plant = read_document(Document("plant", text, 0, folder))
    took: list[float] = []
    for duration in LENGTHS:
        begin = time.process_time()  # other work on this machine is not to count
        simulate(plant, duration=duration, warm_up=0.0, replications=1, jobs=1)
        took.append(time.process_time() - begin)
        if len(took) > 1 and took[-1] > ENOUGH:
            break
    # What all of them take beside the days goes out of the difference.
    days = (LENGTHS[len(took) - 1] - LENGTHS[len(took) - 2]) / DAY
    return max(took[-1] - took[-2], LEAST) / days


def measures() -> list[dict[str, str]]:
    """Give the figures of a whole plant that can be compared: ``name``, ``title``, ``unit``."""
    from motorworks.statistics.registry import REGISTRY

    return [
        {"name": kpi.name, "title": kpi.sentence, "unit": kpi.unit}
        for kpi in REGISTRY.values()
        if "plant" in kpi.levels
    ]


def write_run_workbook(folder: str) -> str:
    """Write the workbook of a run that a job made, and give its name.

    Raises
    ------
    MotorworksError
        If the folder holds no run.
    """
    from motorworks.simulation import load_run
    from motorworks.workbook import write_workbook

    return write_workbook(load_run(Path(folder)), Path(folder) / "run.xlsx").name
