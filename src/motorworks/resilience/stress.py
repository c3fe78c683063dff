"""Disturbances against counter-measures: what is lost, how long it is survived, what would help."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import pairwise

import numpy as np

from motorworks.capacity import static_capacity
from motorworks.errors import MotorworksError
from motorworks.experiment.paired import Estimate, difference
from motorworks.plant import Disturbance, Measure, Plant
from motorworks.program.program import Array
from motorworks.resilience.course import Laboratory, Wanted
from motorworks.resilience.defaults import disturbances_of, measures_of
from motorworks.resilience.disturbed import disturbed
from motorworks.resilience.epidemic import with_roll_calls
from motorworks.resilience.event import CALCULATED, Event, begins, events_of
from motorworks.resilience.loss import Loss, Span, loss
from motorworks.resilience.measures import softened, strengthened, worked_on
from motorworks.resilience.money import Price, Shock, Worth, price_of, shock, worth

DAY = 86400.0


@dataclass(frozen=True, kw_only=True)
class Terms:
    """How disturbances are tried.

    Attributes
    ----------
    names
        Disturbances; all if empty.
    together
        Whether all of them come at the same time, as one.
    start
        When those begin that name no date; on the first Monday after the warm-up if ``None``.
    durations
        Times tried instead of each one's own, beside it [s].
    measures
        Whether counter-measures are tried.
    warm_up, after
        Time before the first, and looked at after the end of each [s].
    threshold, tolerance, week, step
        As for :func:`.loss`; the week and the step in [s].
    replications, seed, jobs
        As for :func:`motorworks.simulate`.
    """

    names: tuple[str, ...] = ()
    together: bool = False
    start: datetime | None = None
    durations: tuple[float, ...] = ()
    measures: bool = True
    warm_up: float = 21 * DAY
    after: float = 21 * DAY
    threshold: float = 0.9
    tolerance: float = 0.02
    week: float = 7 * DAY
    step: float = DAY
    replications: int = 3
    seed: int = 1
    jobs: int = 1


@dataclass(frozen=True, kw_only=True, eq=False)
class Tried:
    """A disturbance of some duration, simulated.

    Attributes
    ----------
    disturbance, duration
        What, and for how long [s].
    own
        Whether it is the disturbance's own duration.
    events
        What happens.
    loss
        What it costs; ``None`` where it is reckoned.
    shock
        What it costs by arithmetic; ``None`` where it is simulated.
    usual, hit
        Good parts by step, shapes (R, N); empty where it is reckoned.
    span
        Where it lies in them.
    money
        Margin lost [currency]; ``None`` where the plant file says too little.
    """

    disturbance: Disturbance
    duration: float
    own: bool
    events: tuple[Event, ...]
    loss: Loss | None
    shock: Shock | None
    usual: Array
    hit: Array
    span: Span | None
    money: float | None


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A counter-measure against a disturbance.

    Attributes
    ----------
    disturbance, measure
        Their names.
    saved
        Good parts lost less with it, paired; what it brings anyway is taken off.
    anyway
        Good parts more that it brings without the disturbance, over the same time.
    price
        What it costs.
    each
        Cost of a motor saved if the disturbance comes once a year [currency]; ``None`` where the
        cost is not known or nothing is saved for sure.
    trouble
        Why it could not be tried.
    """

    disturbance: str
    measure: str
    saved: Estimate | None
    anyway: Estimate | None
    price: Price
    each: float | None
    trouble: str = ""

    @property
    def sure(self) -> bool:
        """Whether the interval of what is saved lies above 0."""
        s = self.saved
        return s is not None and s.mean > 0 and s.mean - (s.half_width or 0.0) > 0


@dataclass(frozen=True, kw_only=True, eq=False)
class Stress:
    """Disturbances of a plant, and what helps.

    Attributes
    ----------
    plant, terms
        What was asked.
    use
        Good parts that the plant is to make in a day of the year.
    tried
        In the order of the disturbances, each with its own duration first.
    measures
        What was tried against them.
    cells
        What helped.
    written
        Whether disturbances, and measures, stand in the plant file.
    worth
        Money of a motor.
    """

    plant: Plant
    terms: Terms
    use: float
    tried: tuple[Tried, ...]
    measures: tuple[Measure, ...]
    cells: tuple[Cell, ...]
    written: tuple[bool, bool]
    worth: Worth

    @property
    def own(self) -> tuple[Tried, ...]:
        """Each disturbance with its own duration."""
        return tuple(t for t in self.tried if t.own)


@dataclass(frozen=True, kw_only=True)
class _Case:
    disturbance: Disturbance
    duration: float
    own: bool
    events: tuple[Event, ...]

    @property
    def end(self) -> datetime:
        return max(e.end for e in self.events)


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
    base = with_roll_calls(plant) if any(e.disturbance.what == "epidemic"
                                         for c in cases for e in c.events) else plant  # fmt: skip
    bench = _Bench(base, how, use)
    simulated = [c for c in cases if not _reckoned(c)]
    for case in simulated:
        bench.ask(case, None)
    measures = measures_of(plant, chosen) if how.measures else ()
    pairs = [
        (c, m) for c in simulated if c.own for m in measures
        if not m.against or c.disturbance.name in m.against
    ]  # fmt: skip
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


def _reckoned(case: _Case) -> bool:
    return case.disturbance.what in CALCULATED


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


def _cases(plant: Plant, chosen: Sequence[Disturbance], how: Terms) -> list[_Case]:
    origin = datetime.combine(plant.start, time())
    default = how.start or _monday(origin + timedelta(seconds=how.warm_up + DAY))
    cases = []
    for d in chosen:
        begin = begins(plant, d, default)
        if begin < origin + timedelta(seconds=how.warm_up) and d.what not in CALCULATED:
            raise MotorworksError(
                f"disturbance '{d.name}' begins on {begin:%Y-%m-%d}, before the plant is warm; "
                "begin later, or warm up for a shorter time"
            )
        own = events_of(plant, d, begin, None)
        length = (own[0].end - own[0].begin).total_seconds()
        cases.append(_Case(disturbance=d, duration=length, own=True, events=own))
        cases += [
            _Case(disturbance=d, duration=x, own=False, events=events_of(plant, d, begin, x))
            for x in how.durations
            if x != length and d.what not in CALCULATED and d.what != "epidemic"
        ]
    return cases


def _monday(day: datetime) -> datetime:
    """Give the first Monday from a day on, at 00:00."""
    whole = datetime.combine(day.date(), time()) + (timedelta(days=1) if day.time() != time()
                                                    else timedelta())  # fmt: skip
    return whole + timedelta(days=-whole.weekday() % 7)


class _Bench:
    """Collects what has to be simulated, each course once, and gives it out again."""

    def __init__(self, plant: Plant, how: Terms, use: float) -> None:
        self.plant = plant
        self.how = how
        self.use = use
        self.origin = datetime.combine(plant.start, time())
        self.standing: dict[str, Plant] = {"": plant}
        self.asked: dict[tuple[str, float, float, str], float] = {}
        self.hits: dict[tuple[str, float, float, str], Plant] = {}
        self.found: dict[tuple[str, float, float, str], Array] = {}

    def ask(self, case: _Case, measure: Measure | None) -> None:
        """Ask for the courses of a case: undisturbed, and disturbed."""
        head = self._head(case)
        end = self._end(case, head)
        variant = self._variant(measure)
        usual = (variant, head, 0.0, "")
        self.asked[usual] = max(end, self.asked.get(usual, 0.0))
        self.hits[usual] = self.standing[variant]
        key = self._key(case, measure)
        self.asked[key] = end
        self.hits[key] = self._hit(case, measure, self.standing[variant])

    def run(self, progress: Callable[[int, int], None] | None, stop: threading.Event) -> None:
        """Simulate all that was asked for."""
        lab = Laboratory(
            replications=self.how.replications,
            seed=self.how.seed,
            jobs=self.how.jobs,
            step=self.how.step,
        )
        wanted = [
            Wanted(standing=self.standing[key[0]], hit=self.hits[key], begin=key[1], end=end)
            for key, end in self.asked.items()
        ]
        found = lab.courses(wanted, progress, stop)
        self.found = dict(zip(self.asked, found, strict=True))

    def pair(self, case: _Case, measure: Measure | None) -> tuple[Array, Array]:
        """Give the undisturbed and the disturbed course of a case, equally long."""
        hit = self.found[self._key(case, measure)]
        usual = self.found[(self._variant(measure), self._head(case), 0.0, "")]
        return usual[:, : hit.shape[1]], hit

    def span(self, case: _Case) -> Span:
        """Give where a case lies in its courses."""
        step, head = self.how.step, self._head(case)
        return Span(
            step=step,
            begin=int((self._time(case.events[0].begin) - head) // step),
            end=int(-((head - self._time(case.end)) // step)),
            week=max(1, round(self.how.week / step)),
        )

    def _key(self, case: _Case, measure: Measure | None) -> tuple[str, float, float, str]:
        name = f"{case.disturbance.name}\n{measure.name if measure else ''}"
        return self._variant(measure), self._head(case), case.duration, name

    def _variant(self, measure: Measure | None) -> str:
        """Give the name of the plant that a measure makes; none where it stays as it is."""
        if measure is None:
            return ""
        made = strengthened(self.plant, measure, self.use)
        if made is self.plant:
            return ""
        self.standing.setdefault(measure.name, made)
        return measure.name

    def _time(self, when: datetime) -> float:
        return (when - self.origin).total_seconds()

    def _head(self, case: _Case) -> float:
        """Give when a case is begun from: the warm-up, or a day before it."""
        whole = self.how.step
        early = self._time(case.events[0].begin) - max(DAY, whole)
        return max(self.how.warm_up, early)

    def _end(self, case: _Case, head: float) -> float:
        steps = (self._time(case.end) + self.how.after - head) / self.how.step
        return float(head + np.ceil(steps) * self.how.step)

    def _hit(self, case: _Case, measure: Measure | None, standing: Plant) -> Plant:
        if measure is None:
            return disturbed(standing, case.events)
        events = softened(standing, case.events, measure)
        return worked_on(disturbed(standing, events), measure, case.end)


def _tried(bench: _Bench, case: _Case, value: Worth) -> Tried:
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
    if _reckoned(case):
        found = shock(bench.plant, case.events[0], bench.use, value)
        return replace(empty, shock=found, money=found.money)
    usual, hit = bench.pair(case, None)
    span, how = bench.span(case), bench.how
    costs = loss(usual, hit, span, threshold=how.threshold, tolerance=how.tolerance)
    money = None if value.margin is None else costs.lost.mean * value.margin
    return replace(empty, loss=costs, usual=usual, hit=hit, span=span, money=money)


def _cell(bench: _Bench, case: _Case, measure: Measure, value: Worth) -> Cell:
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
