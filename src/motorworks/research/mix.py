"""The mix over time: what the plant makes of each model by month while releases come."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from motorworks.compile.calendars import working_time
from motorworks.errors import MotorworksError
from motorworks.experiment.paired import Estimate, difference, estimated
from motorworks.plant import Plant
from motorworks.program.program import Array
from motorworks.research.releases import Release, with_releases
from motorworks.simulation import Run, seconds, simulate

DAY = 86400.0
SETTLED = 28
"""Days looked at before the first release at least, and those in which lines run in after one."""


@dataclass(frozen=True, kw_only=True)
class MixWish:
    """How the mix over time is simulated.

    Attributes
    ----------
    until
        Day up to which; the end of the quarter in which the last release has run in, late as it may
        be, if ``None``.
    late
        Weeks by which each release is late in turn; 0: none is.
    replications, seed, jobs, warm_up
        As in :class:`~motorworks.experiment.trial.Settings`.
    """

    until: date | None = None
    late: int = 8
    replications: int = 3
    seed: int = 1
    jobs: int = 1
    warm_up: float | str = "14d"


@dataclass(frozen=True, kw_only=True)
class Late:
    """What it costs that one release comes late.

    Attributes
    ----------
    release
        The release as it is planned.
    weeks
        By how much later it comes.
    lost
        Parts of the new model that are not made until the end, of the old one that are made more,
        and of all together that are lost.
    """

    release: Release
    weeks: int
    lost: Estimate
    instead: Estimate
    all_lost: Estimate


@dataclass(frozen=True, kw_only=True)
class Pace:
    """What the plant makes of a model a year, before all releases and after them."""

    model: str
    before: Estimate
    after: Estimate


@dataclass(frozen=True, kw_only=True, eq=False)
class Mix:
    """The mix over time.

    Attributes
    ----------
    plant
        The plant with its releases.
    releases
        What is released when, in order.
    edges
        First days of the months, and the day after the last.
    models
        Names of the models, those of the plant first.
    made
        Good parts, shape (replications, months, models).
    paces
        Good parts a year of each model in working time, before and after.
    late
        What late releases cost.
    """

    plant: Plant
    releases: tuple[Release, ...]
    edges: tuple[date, ...]
    models: tuple[str, ...]
    made: Array
    paces: tuple[Pace, ...]
    late: tuple[Late, ...] = ()

    @property
    def quarters(self) -> tuple[date, ...]:
        """First days of the calendar's quarters."""
        return tuple(dict.fromkeys(quarter_of(day) for day in self.edges[:-1]))

    @property
    def by_quarter(self) -> Array:
        """Good parts, shape (replications, quarters, models)."""
        number = {day: n for n, day in enumerate(self.quarters)}
        found = np.zeros((self.made.shape[0], len(number), self.made.shape[2]))
        for month, day in enumerate(self.edges[:-1]):
            found[:, number[quarter_of(day)]] += self.made[:, month]
        return found


def mix_over_time(
    plant: Plant,
    releases: Sequence[Release],
    wish: MixWish,
    *,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> Mix:
    """Simulate a plant through its releases.

    Parameters
    ----------
    plant
        The plant.
    releases
        What is released when.
    wish
        How.
    progress
        Called with how many runs are done, and of how many.

    Raises
    ------
    MotorworksError
        If nothing is released before the end, a model cannot be made, or the plant stands still.

    Notes
    -----
    The plant of each variant runs through the same days with the same random numbers: once with all
    releases on their days, and once for each release that is late, the others on theirs. What is
    lost is a paired difference up to the same day.
    """
    ordered = tuple(sorted(releases, key=lambda r: (r.day, r.development.name)))
    edges = months(ordered, wish)
    inside = tuple(r for r in ordered if r.day < edges[-1])
    late = [_later(inside, n, wish.late) for n in range(len(inside)) if wish.late]
    plants = [with_releases(plant, variant) for variant in (inside, *late)]
    jobs = [(p, n) for p in plants for n in range(wish.replications)]
    done = [0]

    def one(job: tuple[Plant, int]) -> tuple[Array, Array]:
        run = _simulated(*job, edges, wish)
        done[0] += 1
        progress(done[0], len(jobs))
        return _counted(run, edges), _paces(run, inside, edges)

    with ThreadPoolExecutor(max_workers=wish.jobs) as pool:
        found = list(pool.map(one, jobs))
    shape = (len(plants), wish.replications, len(edges) - 1, -1)
    made = np.array([f[0] for f in found]).reshape(shape)
    pace = np.array([f[1] for f in found[: wish.replications]])
    models = tuple(m.name for m in plants[0].models)
    return Mix(
        plant=plants[0],
        releases=inside,
        edges=edges,
        models=models,
        made=made[0],
        paces=tuple(
            Pace(model=m, before=estimated(pace[:, 0, k]), after=estimated(pace[:, 1, k]))
            for k, m in enumerate(models)
        ),
        late=tuple(
            _cost(release, wish.late, models, made[0], made[n])
            for n, release in enumerate(inside, 1)
            if wish.late
        ),
    )


def _later(releases: Sequence[Release], which: int, weeks: int) -> tuple[Release, ...]:
    """Give releases of which one comes some weeks later."""
    return tuple(
        replace(r, day=r.day + timedelta(weeks=weeks)) if n == which else r
        for n, r in enumerate(releases)
    )


def months(releases: Sequence[Release], wish: MixWish) -> tuple[date, ...]:
    """Give the edges of the months that are simulated, from before the first release on.

    Raises
    ------
    MotorworksError
        If nothing is released before the end.
    """
    first = month_after(releases[0].day - timedelta(days=SETTLED), 0)
    last = releases[-1].made_from + timedelta(weeks=wish.late, days=SETTLED)
    end = wish.until or month_after(quarter_of(last), 3)
    if end <= releases[0].day:
        msg = (
            f"the first release, of '{releases[0].development.name}', comes on {releases[0].day}, "
            f"and what is looked at ends on {end}; look further"
        )
        raise MotorworksError(msg)
    edges = [first]
    while (after := month_after(edges[-1])) < end:
        edges.append(after)
    return (*edges, end)


def quarter_of(day: date) -> date:
    """Give the first day of the quarter that a day lies in."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def month_after(day: date, count: int = 1) -> date:
    """Give the first day of a month some months later."""
    n = 12 * day.year + day.month - 1 + count
    return date(n // 12, n % 12 + 1, 1)


def _simulated(plant: Plant, number: int, edges: Sequence[date], wish: MixWish) -> Run:
    warm_up = seconds(wish.warm_up, "warm-up")
    start = edges[0] - timedelta(days=round(warm_up / DAY))
    run = simulate(
        replace(plant, start=start),
        warm_up=(edges[0] - start).days * DAY,
        duration=(edges[-1] - edges[0]).days * DAY,
        first=number,
        seed=wish.seed,
        sample_interval=0.0,
        sink_log=True,
    )
    if run.gridlocks:
        raise MotorworksError(f"{plant.name} stands still on its way: {run.gridlocks[0]}")
    return run


def _seconds_of(run: Run, days: Sequence[date]) -> Array:
    return np.array([(day - run.plant.start).days * DAY for day in days])


def _good(run: Run) -> tuple[Array, Array]:
    """Give times [s] and models of the good parts of a run."""
    log = run.replications[0].trace.sink_log
    assert log is not None
    good = [n for n, sink in enumerate(run.plant.sinks) if sink.counts_as == "good"]
    inside = np.isin(log["sink"], good)
    return log["time"][inside], log["type"][inside]


def _counted(run: Run, edges: Sequence[date]) -> Array:
    """Give the good parts by month and model, shape (months, models)."""
    times, models = _good(run)
    return _between(times, models, _seconds_of(run, edges), len(run.plant.models))


def _between(times: Array, models: Array, edges: Array, count: int) -> Array:
    """Give what lies between edges, by model, shape (edges - 1, count)."""
    span = np.searchsorted(edges, times, side="right") - 1
    inside = (span >= 0) & (span < len(edges) - 1)
    found = np.zeros((len(edges) - 1, count))
    np.add.at(found, (span[inside], models[inside]), 1.0)
    return found


def _paces(run: Run, releases: Sequence[Release], edges: Sequence[date]) -> Array:
    """Give good parts a year by model before the first release and after the last, (2, models)."""
    settled = releases[-1].made_from + timedelta(days=SETTLED)
    after = settled if settled < edges[-1] - timedelta(days=SETTLED) else releases[-1].day
    times, models = _good(run)
    found = []
    for span in ((edges[0], releases[0].day), (after, edges[-1])):
        borders = _seconds_of(run, span)
        compiled = run.compiled
        worked = working_time(compiled.program, compiled.calendar, *borders)
        count = _between(times, models, borders, len(run.plant.models))[0]
        found.append(count * (compiled.planned_year / worked if worked > 0 else np.nan))
    return np.array(found)


def _cost(release: Release, weeks: int, models: Sequence[str], on_time: Array, late: Array) -> Late:
    """Give what a late release costs, from parts by replication, month and model."""
    new = models.index(release.development.name)
    old = models.index(release.development.replaces or "")
    total = [made.sum(axis=1) for made in (on_time, late)]
    return Late(
        release=release,
        weeks=weeks,
        lost=difference(total[0][:, new], total[1][:, new]),
        instead=difference(total[1][:, old], total[0][:, old]),
        all_lost=difference(total[0].sum(axis=1), total[1].sum(axis=1)),
    )
