"""Disturbances against counter-measures: what is lost, how long it is survived, what would help."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import pairwise

import numpy as np

from motorworks.capacity import static_capacity
from motorworks.errors import MotorworksError
from motorworks.experiment.paired import difference
from motorworks.plant import Disturbance, Measure, Plant
from motorworks.resilience.bench import Bench, Case
from motorworks.resilience.defaults import disturbances_of, measures_of
from motorworks.resilience.epidemic import with_roll_calls
from motorworks.resilience.event import CALCULATED, begins, events_of
from motorworks.resilience.loss import loss
from motorworks.resilience.money import Worth, price_of, shock, worth
from motorworks.resilience.outcome import DAY, Cell, Stress, Terms, Tried


def stress(
    plant: Plant,
    terms: Terms | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancel: threading.Event | None = None,
) -> Stress:
    """Try disturbances of a plant and what can be done against them.

    Parameters
    ----------
    plant
        The plant. Where it names no disturbances or measures, the usual ones are tried.
    terms
        How.
    progress
        Called with the number of runs done and of all.
    cancel
        When set, it is given up.

    Raises
    ------
    MotorworksError
        If a name is unknown, a disturbance begins before the plant is warm, or a plant stands
        still.
    StoppedError
        If it was cancelled.

    Notes
    -----
    The plant is warmed up once for each replication; from that state it goes on undisturbed, and
    with each disturbance, with the same random numbers, so that the difference is the
    disturbance's. Prices and demand are reckoned. The vocabulary, *time to survive* and *time to
    recover*, is that of Simchi-Levi et al.

    References
    ----------
    Simchi-Levi, D., Schmidt, W., Wei, Y. et al. (2015): Identifying risks and mitigating
    disruptions in the automotive supply chain. Interfaces 45(5), 375-390.
    """
    how, stop = terms or Terms(), cancel or threading.Event()
    written = (bool(plant.disturbances), bool(plant.measures))
    plant, chosen = _chosen(plant, how)
    cases = _cases(plant, chosen, how)
    use = _use(plant)
    epidemic = any(e.disturbance.what == "epidemic" for c in cases for e in c.events)
    base = with_roll_calls(plant) if epidemic else plant
    bench = Bench(base, how, use)
    simulated = [c for c in cases if not c.reckoned]
    for case in simulated:
        bench.ask(case, None)
    measures = measures_of(plant, chosen) if how.measures else ()
    pairs = [
        (case, measure)
        for case in simulated
        for measure in measures
        if case.own and (not measure.against or case.disturbance.name in measure.against)
    ]
    for case, measure in pairs:
        bench.ask(case, measure)
    bench.run(progress, stop)
    value = worth(plant)
    tried = tuple(_tried(bench, c, value) for c in cases)
    cells = tuple(_cell(bench, c, m, value) for c, m in pairs)
    return Stress(
        plant=plant,
        terms=how,
        use=use,
        tried=tried,
        measures=tuple(m for m in measures if any(c.measure == m.name for c in cells)),
        cells=cells,
        written=written,
        worth=value,
    )


def _use(plant: Plant) -> float:
    """Give the good parts of a day of the year: by the target, else what machines allow."""
    if plant.target:
        return plant.target / 365
    return static_capacity(plant, processes=()).as_allocated / 365


def _chosen(plant: Plant, how: Terms) -> tuple[Plant, tuple[Disturbance, ...]]:
    """Give the disturbances asked for, and a plant that knows those that come together.

    Raises
    ------
    MotorworksError
        If a name is unknown.
    """
    known = {d.name: d for d in disturbances_of(plant)}
    missing = [name for name in how.names if name not in known]
    if missing:
        listed = ", ".join(known)
        raise MotorworksError(f"there is no disturbance '{missing[0]}'; there is: {listed}")
    chosen = tuple(known[name] for name in how.names) or tuple(known.values())
    if not how.together:
        return plant, chosen
    parts = [d for d in chosen if d.what not in CALCULATED]
    if len(parts) < 2:
        raise MotorworksError("together needs two disturbances or more that are simulated")
    first = replace(
        parts[0],
        name="together",
        title="Together: " + ", ".join(d.title or d.name for d in parts),
        also=tuple(dict.fromkeys((*parts[0].also, *(d.name for d in parts[1:])))),
    )
    rest = tuple(d for d in known.values() if d.name != "together")
    return replace(plant, disturbances=(*rest, first)), (first,)


def _cases(plant: Plant, chosen: Sequence[Disturbance], how: Terms) -> list[Case]:
    origin = datetime.combine(plant.start, time())
    warm = origin + timedelta(seconds=how.warm_up)
    default = how.starts[0] if how.starts else _monday(warm + timedelta(seconds=DAY))
    cases: list[Case] = []
    for d in chosen:
        first = begins(plant, d, default)
        days = dict.fromkeys((first, *how.starts)) if d.what not in CALCULATED else (first,)
        for begin in days:
            if begin < warm and d.what not in CALCULATED:
                raise MotorworksError(
                    f"disturbance '{d.name}' begins on {begin:%Y-%m-%d}, before the plant is "
                    "warm; begin later, or warm up for a shorter time"
                )
            cases += _lasting(plant, d, begin, how, own=begin == first)
    return cases


def _lasting(
    plant: Plant, d: Disturbance, begin: datetime, how: Terms, *, own: bool
) -> Iterator[Case]:
    """Give a disturbance from a date on; of the first date with all durations asked for."""
    events = events_of(plant, d, begin, None)
    length = (events[0].end - events[0].begin).total_seconds()
    yield Case(disturbance=d, duration=length, own=own, events=events)
    if own and d.what not in CALCULATED and d.what != "epidemic":
        for x in how.durations:
            if x != length:
                tried = events_of(plant, d, begin, x)
                yield Case(disturbance=d, duration=x, own=False, events=tried)


def _monday(day: datetime) -> datetime:
    """Give the first Monday from a day on, at 00:00."""
    whole = datetime.combine(day.date(), time())
    if whole < day:
        whole += timedelta(days=1)
    return whole + timedelta(days=-whole.weekday() % 7)


def _tried(bench: Bench, case: Case, value: Worth) -> Tried:
    nothing = np.zeros((0, 0))
    empty = Tried(
        disturbance=case.disturbance,
        duration=case.duration,
        own=case.own,
        events=case.events,
        loss=None,
        shock=None,
        usual=nothing,
        hit=nothing,
        span=None,
        money=None,
    )
    if case.reckoned:
        found = shock(bench.plant, case.events[0], bench.use, value)
        return replace(empty, shock=found, money=found.money)
    usual, hit = bench.pair(case, None)
    span, how = bench.span(case), bench.how
    costs = loss(usual, hit, span, threshold=how.threshold, tolerance=how.tolerance)
    money = None if value.margin is None else costs.lost.mean * value.margin
    return replace(empty, loss=costs, usual=usual, hit=hit, span=span, money=money)


def _cell(bench: Bench, case: Case, measure: Measure, value: Worth) -> Cell:
    """Give what a measure saves: the loss without it less the loss with it."""
    usual, hit = bench.pair(case, None)
    usual_with, hit_with = bench.pair(case, measure)
    if measure.kind == "overtime":  # nobody works on Sundays where nothing has happened
        usual_with = usual
    without = (usual - hit).sum(axis=1)
    with_it = (usual_with - hit_with).sum(axis=1)
    saved = difference(without, with_it)
    price = price_of(bench.plant, measure, bench.use, case.events[0], value)
    cell = Cell(
        disturbance=case.disturbance.name,
        measure=measure.name,
        saved=saved,
        anyway=difference(usual_with.sum(axis=1), usual.sum(axis=1)),
        price=price,
        each=None,
    )
    known = price.yearly is not None and cell.sure and saved.mean >= 1
    return replace(cell, each=price.yearly / saved.mean if known and price.yearly else None)


def parse_durations(text: str) -> tuple[float, ...]:
    """Give times from text such as ``"1d,3d,1w"`` [s].

    Raises
    ------
    MotorworksError
        If one cannot be read, is not above 0, or comes twice.
    """
    from motorworks.simulation import seconds

    found = tuple(seconds(part.strip(), "durations") for part in text.split(",") if part.strip())
    if any(x <= 0 for x in found) or any(a == b for a, b in pairwise(sorted(found))):
        raise MotorworksError(f"durations is {text!r}; expected different times above 0")
    return found


def parse_starts(text: str) -> tuple[datetime, ...]:
    """Give dates from text such as ``"2021-03-01,2021-09-06"``.

    Raises
    ------
    MotorworksError
        If one cannot be read, or comes twice.
    """
    try:
        found = tuple(datetime.fromisoformat(x.strip()) for x in text.split(",") if x.strip())
    except ValueError:
        raise MotorworksError(f"start is {text!r}; expected a date such as 2021-03-01") from None
    if len(set(found)) < len(found) or any(x.tzinfo for x in found):
        raise MotorworksError(f"start is {text!r}; expected different dates without a time zone")
    return found
