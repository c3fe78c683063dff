"""A ramp-up, simulated from the first day of production on."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from motorworks.errors import MotorworksError, RunError, StoppedError
from motorworks.plant import Plant
from motorworks.rampup.begin import ramping
from motorworks.rampup.commissioning import Commissioning, commissioning
from motorworks.rampup.fit import Fit, fitted
from motorworks.rampup.levers import Lever, levers
from motorworks.rampup.output import (
    Made,
    Span,
    anniversary,
    by_month,
    by_period,
    by_quarter,
    held,
    made,
)
from motorworks.simulation import simulate
from motorworks.statistics.confidence import single

HOUR = 3600.0
LOOKED_AT = 18
"""Months from the start of production over which levers are compared."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is asked of a ramp-up.

    Attributes
    ----------
    years
        Twelve-month periods from the start of production.
    replications
        Runs of the plant.
    compared
        Runs of each lever; 0 leaves levers out.
    seed, jobs
        Seed of all random numbers; runs at the same time.
    production
        Start of production wanted instead of the programme's: all days move with it.
    drawn
        Whether each replication has a programme of drawn durations.
    """

    years: int = 3
    replications: int = 3
    compared: int = 2
    seed: int = 1
    jobs: int = 1
    production: date | None = None
    drawn: bool = False

    def __post_init__(self) -> None:
        """Refuse what makes no sense.

        Raises
        ------
        MotorworksError
            If a number is out of bounds, or a start is both given and drawn.
        """
        for name, least in (("years", 1), ("replications", 1), ("compared", 0), ("jobs", 1)):
            if getattr(self, name) < least:
                raise MotorworksError(f"{name} is {getattr(self, name)}; expected {least} or more")
        if self.years > 20:
            raise MotorworksError(f"years is {self.years}; expected 20 or fewer")
        if self.drawn and self.production is not None:
            raise MotorworksError("a start that is given cannot be drawn as well; give one of them")


@dataclass(frozen=True, kw_only=True)
class Pull:
    """What a lever brings, replication by replication against the plant as it is.

    Attributes
    ----------
    lever
        The lever.
    gain
        Good parts more in the months looked at, mean and half-width of its 95 % interval.
    earlier
        Days by which what the plant made in its first year is made earlier, mean.
    """

    lever: Lever
    gain: tuple[float, float | None]
    earlier: float | None


@dataclass(frozen=True, kw_only=True, eq=False)
class Ramp:
    """A ramp-up.

    Attributes
    ----------
    plant
        The plant as it is when all is learnt and in service.
    wish
        What was asked.
    when
        When it comes into service, by replication.
    fits
        Its learning curves.
    months, periods
        Output by calendar month, and by twelve months from the start of production.
    motors
        Mean output by quarter of production.
    first
        Days from the start of production to the first good part, by replication.
    held
        Month from which the target's pace is held; ``None`` if it never is.
    pulls
        What levers bring.
    cpu
        Time that all runs took together [s].
    """

    plant: Plant
    wish: Wish
    when: tuple[Commissioning, ...]
    fits: tuple[Fit, ...]
    months: tuple[Span, ...]
    periods: tuple[Span, ...]
    motors: tuple[float, ...]
    first: tuple[float, ...]
    held: date | None
    pulls: tuple[Pull, ...] = field(default=())
    cpu: float = 0.0

    @property
    def reached(self) -> date | None:
        """First month that makes what the target asks for in its working time."""
        return next((m.begin for m in self.months if m.share is not None and m.share >= 1), None)

    @property
    def load(self) -> tuple[float, ...]:
        """Share of full load by quarter of production: the last four count as full; then 1."""
        full = float(np.mean(self.motors[-4:]))
        return (*(q / full for q in self.motors), 1.0) if full > 0 else ()

    @property
    def quarters(self) -> tuple[float, ...]:
        """Output by quarter of production as a share of a quarter of the target."""
        target = self.plant.target
        return tuple(q / (target / 4) for q in self.motors) if target else ()

    @property
    def first_good(self) -> date:
        """Day of the first good part, of the replication in the middle."""
        days = sorted(
            w.production + timedelta(days=f) for w, f in zip(self.when, self.first, strict=True)
        )
        return days[len(days) // 2]


def ramp(
    plant: Plant,
    wish: Wish,
    *,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
    cancel: threading.Event | None = None,
) -> Ramp:
    """Simulate a ramp-up from the first day of production on.

    Parameters
    ----------
    plant
        The plant.
    wish
        What is asked.
    progress
        Called with how many runs are done, and of how many.
    cancel
        When set, it is given up.

    Raises
    ------
    MotorworksError
        If the plant makes nothing, or a curve cannot be fitted.
    RunError
        If the plant stands still on its way.
    StoppedError
        If it was cancelled.
    """
    begin, cancel = time.process_time(), cancel or threading.Event()
    when = _when(plant, wish)
    plans = [(ramping(plant, w), w, r, _days(w, 12 * wish.years)) for r, w in enumerate(when)]
    tried = levers(plant, when[0]) if wish.compared and not wish.drawn else ()
    compared = min(wish.compared, wish.replications)
    plans += [
        (lever.plant, lever.when, r, _days(lever.when, looked_at(wish)))
        for lever in tried
        for r in range(compared)
    ]
    runs = _all(plans, wish, progress, cancel)
    base = runs[: len(when)]
    if not all(r.good[-1] for r in base):
        raise MotorworksError(f"{plant.name} makes nothing in {wish.years} years of its ramp-up")
    end = min(anniversary(w.production, wish.years) for w in when)
    programme = plant.programme
    months = by_month(base, end, plant.target)
    return Ramp(
        plant=plant,
        wish=wish,
        when=when,
        fits=tuple(fitted(law) for law in plant.learnings),
        months=months,
        periods=by_period(base, wish.years, plant.target, programme.ramp if programme else ()),
        motors=by_quarter(base, wish.years),
        first=tuple(_first(r) for r in base),
        held=held(months),
        pulls=tuple(
            _pull(lever, base[:compared], runs[len(when) + n * compared :][:compared], wish)
            for n, lever in enumerate(tried)
        ),
        cpu=time.process_time() - begin,
    )


def _when(plant: Plant, wish: Wish) -> tuple[Commissioning, ...]:
    if wish.drawn:
        return tuple(commissioning(plant, r, wish.seed) for r in range(wish.replications))
    when = commissioning(plant)
    if wish.production is not None:
        when = when.shifted((wish.production - when.production).days)
    return (when,) * wish.replications


def looked_at(wish: Wish) -> int:
    """Give the months over which levers are compared."""
    return min(LOOKED_AT, 12 * wish.years)


def _days(when: Commissioning, months: int) -> date:
    end = anniversary(when.production, months // 12)
    return end + timedelta(days=round(365 * (months % 12) / 12))


def _all(
    plans: Sequence[tuple[Plant, Commissioning, int, date]],
    wish: Wish,
    progress: Callable[[int, int], None],
    cancel: threading.Event,
) -> list[Made]:
    """Give what all runs made; threads suffice, for the kernel releases the lock."""
    done, lock = [0], threading.Lock()

    def one(plan: tuple[Plant, Commissioning, int, date]) -> Made:
        if cancel.is_set():
            raise StoppedError("stopped before all of the ramp-up was simulated")
        plant, when, number, end = plan
        run = simulate(
            plant,
            duration=(end - plant.start).days * 86400.0,
            warm_up=0.0,
            first=number,
            seed=wish.seed,
            sample_interval=HOUR,
            cancel=cancel,
        )
        if run.stopped:
            raise StoppedError("stopped before all of the ramp-up was simulated")
        if run.gridlocks:
            raise RunError(f"{plant.name} stands still on its way up: {run.gridlocks[0]}")
        with lock:
            done[0] += 1
            progress(done[0], len(plans))
        return made(run, when)

    progress(0, len(plans))
    with ThreadPoolExecutor(max_workers=wish.jobs) as pool:
        return list(pool.map(one, plans))


def _first(run: Made) -> float:
    """Give the days from the start of production to the first good part."""
    time = float(run.times[int(np.argmax(run.good > 0))])
    return (time - run.second(run.production)) / 86400


def _pull(lever: Lever, base: Sequence[Made], tried: Sequence[Made], wish: Wish) -> Pull:
    end = _days(lever.when, looked_at(wish))
    gains = [t.until(end) - b.until(end) for b, t in zip(base, tried, strict=True)]
    days = [_earlier(b, t) for b, t in zip(base, tried, strict=True)]
    known = [d for d in days if d is not None]
    return Pull(
        lever=lever,
        gain=single(np.array(gains)),
        earlier=float(np.mean(known)) if known else None,
    )


def _earlier(base: Made, tried: Made) -> float | None:
    """Give by how many days the output of the first year is made earlier."""
    count = base.until(anniversary(base.production, 1))
    one, other = base.reached(count), tried.reached(count)
    return None if one is None or other is None else one - other
