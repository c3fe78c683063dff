"""What was asked of a stress, and what came out."""

from dataclasses import dataclass
from datetime import datetime

from motorworks.experiment.paired import Estimate
from motorworks.plant import Disturbance, Measure, Plant
from motorworks.program.program import Array
from motorworks.resilience.event import Event
from motorworks.resilience.loss import Loss, Span
from motorworks.resilience.money import Price, Shock, Worth

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
    starts
        When those begin that name no date: on the first of these, and beside it once on each of
        the others, as do those with a date; on the first Monday after the warm-up if empty.
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
    starts: tuple[datetime, ...] = ()
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
    """

    disturbance: str
    measure: str
    saved: Estimate
    anyway: Estimate
    price: Price
    each: float | None

    @property
    def sure(self) -> bool:
        """Whether the interval of what is saved lies above 0."""
        return self.saved.mean > 0 and self.saved.mean - (self.saved.half_width or 0.0) > 0


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
