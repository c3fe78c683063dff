"""An office with its table in a folder, and what it told, for the tests of jobs."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.studio.conftest import PATIENCE

from motorworks.plantfile import load, write_plant
from motorworks.studio.jobs.job import Job
from motorworks.studio.jobs.office import Office
from motorworks.studio.jobs.order import Order, Subject
from motorworks.studio.jobs.verbs import verb_of

PLANT = "tutorial"
SHORT: dict[str, Any] = {
    "duration": "5d",
    "warm_up": "1d",
    "replications": 3,
    "seed": 7,
    "responses": None,
}


@dataclass
class Heard:
    """What an office told its pages."""

    news: list[dict[str, Any]] = field(default_factory=list)

    def states(self, job: str) -> list[str]:
        """Give the states of a job, each once in a row."""
        found = [n["job"]["state"] for n in self.news if n.get("job", {}).get("id") == job]
        return [s for k, s in enumerate(found) if k == 0 or found[k - 1] != s]


@asynccontextmanager
async def office(folder: Path, heard: Heard, **options: Any) -> AsyncIterator[Office]:
    """Open an office in a folder; it is closed at the end of the block."""
    there = Office(folder / "jobs", folder / "store", heard.news.append, **options)
    await there.begin()
    try:
        yield there
    finally:
        await there.end()


async def until(true: Callable[[], Any]) -> None:
    """Wait until something is true.

    Raises
    ------
    TimeoutError
        If that takes too long.
    """
    async with asyncio.timeout(PATIENCE):
        while not true():
            await asyncio.sleep(0.02)


async def over(there: Office, job: Job) -> Job:
    """Wait for the end of a job and give it."""

    def ended() -> Job | None:
        now = there.get(job.id)
        return now if now and not now.open else None

    await until(ended)
    found = ended()
    assert found is not None
    return found


def plants(*sets: Iterable[str]) -> dict[str, str]:
    """Give the small plant as ``base``, and as many others as there are sets of values."""
    found = {"base": write_plant(load(PLANT))}
    for n, values in enumerate(sets, start=1):
        found[f"other-{n}"] = write_plant(load(PLANT, overrides=tuple(values)))
    return found


def comparison(texts: Iterable[str], **settings: Any) -> Order:
    """Give the order to compare plants of these ids."""
    subjects = tuple(Subject(id=name, title=name, version=1) for name in texts)
    values = {**SHORT, **settings}
    return Order(
        kind="comparison", verb="compare", title="a test", subjects=subjects, settings=values
    )


def study(verb: str, kind: str = "study", **settings: Any) -> Order:
    """Give the order for a study or run of the small plant."""
    values = {o.name: o.default for o in verb_of(verb).options} | settings
    subject = Subject(id="base", title="base", version=1)
    return Order(kind=kind, verb=verb, title=verb, subjects=(subject,), settings=values)
