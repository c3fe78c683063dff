"""A ramp-up, simulated from the first day of production on."""

import threading
import time
from collections.abc import Callable, Sequence
from datetime import date

import numpy as np

from motorworks.errors import MotorworksError
from motorworks.plant import Plant
from motorworks.rampup.begin import ramping
from motorworks.rampup.fit import fitted
from motorworks.rampup.lever import Lever
from motorworks.rampup.levers import levers
from motorworks.rampup.outcome import Pull, Ramp
from motorworks.rampup.output import (
    Made,
    after_months,
    anniversary,
    by_month,
    by_period,
    by_quarter,
    held,
)
from motorworks.rampup.runs import Planned, run_all
from motorworks.rampup.service import service_days
from motorworks.rampup.struck import cases_of, looked_until, struck_by
from motorworks.rampup.wish import Wish, looked_at
from motorworks.statistics.confidence import single


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
        If the plant makes nothing, a curve cannot be fitted, or nothing disturbs the programme
        whose disturbance is asked for.
    RunError
        If the plant stands still on its way.
    StoppedError
        If it was cancelled.
    """
    begin, cancel = time.process_time(), cancel or threading.Event()
    when = service_days(plant, wish)
    cases = cases_of(plant, wish)
    least = looked_until(plant, wish) if cases else date.min
    plans = [
        Planned(ramping(plant, w), w, r, max(after_months(w.production, 12 * wish.years), least))
        for r, w in enumerate(when)
    ]
    pulled = levers(plant, when[0], wish) if wish.compared and not wish.drawn else ()
    tried = [lever for lever in pulled if not lever.still]
    compared = min(wish.compared, wish.replications)
    plans += [
        Planned(lever.plant, lever.when, r, after_months(when[0].production, looked_at(wish)))
        for lever in tried
        for r in range(compared)
    ]
    struck = [(case, service_days(plant, wish, case)) for case in cases]
    plans += [
        Planned(ramping(plant, w), w, r, least) for _, days in struck for r, w in enumerate(days)
    ]
    runs = run_all(plans, wish, progress, cancel)
    base, others = runs[: len(when)], runs[len(when) + len(tried) * compared :]
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
        pulls=_pulls(pulled, base[:compared], runs[len(when) :], wish),
        struck=struck_by(plant, base, [c for c, _ in struck], others, least) if struck else None,
        cpu=time.process_time() - begin,
    )


def _first(run: Made) -> float:
    """Give the days from the start of production to the first good part."""
    time = float(run.times[int(np.argmax(run.good > 0))])
    return (time - run.second(run.production)) / 86400


def _pulls(
    pulled: Sequence[Lever], base: Sequence[Made], runs: Sequence[Made], wish: Wish
) -> tuple[Pull, ...]:
    """Give what levers bring; the runs of those that were simulated, lever by lever."""
    found, begin = [], 0
    for lever in pulled:
        if lever.still:
            found.append(Pull(lever=lever, gain=(0.0, 0.0), earlier=0.0))
        else:
            found.append(_pull(lever, base, runs[begin : begin + len(base)], wish))
            begin += len(base)
    return tuple(found)


def _pull(lever: Lever, base: Sequence[Made], tried: Sequence[Made], wish: Wish) -> Pull:
    end = after_months(base[0].production, looked_at(wish))
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
