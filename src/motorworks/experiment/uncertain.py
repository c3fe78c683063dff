"""How sure the verdict is when inputs are only known by ranges."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from motorworks.errors import MotorworksError
from motorworks.experiment.change import Workbench
from motorworks.experiment.inputs import UncertainInput, uncertain_inputs
from motorworks.experiment.latin import latin_hypercube
from motorworks.experiment.sensitivity import Influence, influences, wilson
from motorworks.experiment.spread import PERT, quantile
from motorworks.experiment.trial import Outcome, Settings, outcomes
from motorworks.plant import Plant
from motorworks.program.program import Array
from motorworks.simulation import warm

LEAST = 20
"""Draws below which nothing can be said of the inputs."""
SHORT = Settings(duration="21d", warm_up="21d", replications=1, settle="7d")
"""One warm-up for all draws; each then settles for a week and is measured for three."""


@dataclass(frozen=True, kw_only=True)
class Ranked:
    """An input with what it does to the output.

    Attributes
    ----------
    input
        The input.
    influence
        Its share of the output's variance, and which way it acts.
    spread_left
        Standard deviation of the output that would be left if the input were known [1/year].
    """

    input: UncertainInput
    influence: Influence
    spread_left: float


@dataclass(frozen=True, kw_only=True, eq=False)
class HorizonCheck:
    """Draws simulated over a whole year, beside their short runs.

    Attributes
    ----------
    draws
        Their numbers.
    short, year
        Good parts a year from the short runs and from the year, shape (c,).
    """

    draws: tuple[int, ...]
    short: Array
    year: Array

    @property
    def bias(self) -> float:
        """Mean of short less year [1/year]."""
        return float((self.short - self.year).mean())

    @property
    def greatest(self) -> float:
        """Greatest difference [1/year]."""
        return float(np.abs(self.short - self.year).max())


@dataclass(frozen=True, kw_only=True, eq=False)
class Uncertainty:
    """What is known of the output when inputs are drawn from their ranges.

    Attributes
    ----------
    plant, settings, shape
        What was asked, and the distribution between low, typical and high.
    inputs
        What was drawn.
    values
        The values drawn [SI], shape (n, k).
    outputs
        Good parts a year of each draw, shape (n,); 0 where the plant came to a standstill.
    standstills
        Draws in which it did.
    typical
        Good parts a year with every input at its typical value.
    target
        Good parts wanted a year, or ``None``.
    hits
        Draws that reach it.
    ranking
        Inputs, the most worth measuring first.
    check
        Draws simulated over a whole year; ``None`` if none were.
    """

    plant: Plant
    settings: Settings
    shape: str
    inputs: tuple[UncertainInput, ...]
    values: Array
    outputs: Array
    standstills: int
    typical: float
    target: float | None
    hits: int
    ranking: tuple[Ranked, ...]
    check: HorizonCheck | None

    @property
    def draws(self) -> int:
        """How often all inputs were drawn."""
        return len(self.outputs)

    @property
    def probability(self) -> float | None:
        """Share of the draws that reach the target."""
        return None if self.target is None else self.hits / self.draws

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval of that probability."""
        return None if self.target is None else wilson(self.hits, self.draws)

    @property
    def mean(self) -> float:
        """Mean of the outputs."""
        return float(self.outputs.mean())

    @property
    def spread(self) -> float:
        """Standard deviation of the outputs."""
        return float(self.outputs.std(ddof=1))

    def quantiles(self, *shares: float) -> list[float]:
        """Give the outputs below which these shares of the draws lie."""
        return [float(q) for q in np.quantile(self.outputs, shares)]


def uncertain(
    plant: Plant,
    settings: Settings | None = None,
    *,
    draws: int = 200,
    shape: str = PERT,
    check: int = 3,
    progress: Callable[[int, int], None] | None = None,
    cancel: threading.Event | None = None,
) -> Uncertainty:
    """Draw the inputs of a plant from their ranges, simulate each draw, rank the inputs.

    Parameters
    ----------
    plant
        The plant; inputs with ``ranges`` in its file are drawn.
    settings
        How each draw is simulated; short runs by default.
    draws
        How often all inputs are drawn.
    shape
        Distribution between low, typical and high: ``pert`` or ``triangular``.
    check
        Draws that are simulated over a whole year too.
    progress, cancel
        As for :func:`motorworks.experiment.outcomes`.

    Raises
    ------
    MotorworksError
        If the plant has no ranges, or there are too few draws.

    Notes
    -----
    Inputs are drawn independently by a Latin hypercube, each machine of a process with the
    same value: it is the process that is not known well, not one machine of it. Every draw
    has random numbers of its own, so that the chance of a short run is drawn with it.
    """
    settings = settings or SHORT
    inputs = uncertain_inputs(plant)
    if not inputs:
        raise MotorworksError(
            f"plant '{plant.name}' gives no range for any input that is simulated. Write, for "
            'example, ranges = { cycle_time = ["45 s", "90 s"] } beside a cycle time.'
        )
    if draws < LEAST:
        raise MotorworksError(f"draws is {draws}; expected {LEAST} or more")
    shares = latin_hypercube(draws, len(inputs), settings.seed)
    values = np.column_stack(
        [
            quantile(shares[:, j], one.low, one.typical, one.high, shape)
            for j, one in enumerate(inputs)
        ]
    )
    study = _Study(plant, inputs, values, _warmed(plant, settings), progress, cancel)
    found = study.simulated()
    outputs = np.array([0.0 if o.trouble else o.mean for o in found[1:]])
    target = plant.target
    return Uncertainty(
        plant=plant,
        settings=settings,
        shape=shape,
        inputs=tuple(inputs),
        values=values,
        outputs=outputs,
        standstills=sum(bool(o.trouble) for o in found[1:]),
        typical=0.0 if found[0].trouble else found[0].mean,
        target=target,
        hits=0 if target is None else int((outputs >= target).sum()),
        ranking=_ranking(inputs, shares, outputs),
        check=study.checked(outputs, check) if check else None,
    )


def _warmed(plant: Plant, settings: Settings) -> Settings:
    """Give the settings with a state to begin from, where the warm-up is a given time."""
    if settings.start is not None or settings.warm_up == "auto":
        return settings
    state = warm(plant, settings.warm_up, seed=settings.seed)
    return replace(settings, start=state)


def _ranking(inputs: list[UncertainInput], shares: Array, outputs: Array) -> tuple[Ranked, ...]:
    spread = float(outputs.std(ddof=1))
    ranked = [
        Ranked(
            input=one,
            influence=influence,
            spread_left=spread * float(np.sqrt(min(1.0, max(0.0, 1 - influence.share)))),
        )
        for one, influence in zip(inputs, influences(shares, outputs), strict=True)
    ]
    return tuple(sorted(ranked, key=lambda r: -r.influence.share))


class _Study:
    """The draws of a study as plants, and their simulation."""

    def __init__(
        self,
        plant: Plant,
        inputs: list[UncertainInput],
        values: Array,
        settings: Settings,
        progress: Callable[[int, int], None] | None,
        cancel: threading.Event | None,
    ) -> None:
        self.plant = plant
        self.inputs = inputs
        self.values = values
        self.settings = settings
        self.progress = progress
        self.cancel = cancel
        self.bench = Workbench(plant)

    def drawn(self, number: int) -> Plant:
        """Give the plant of a draw."""
        row = self.values[number]
        sets = [s for one, v in zip(self.inputs, row, strict=True) for s in one.sets(float(v))]
        return self.bench.with_values(tuple(sets))

    def simulated(self) -> list[Outcome]:
        """Give the outcome of the plant as it is, and of every draw."""
        jobs: list[Callable[[], Plant]] = [lambda: self.plant]
        jobs += [lambda n=n: self.drawn(n) for n in range(len(self.values))]  # type: ignore[misc]
        return outcomes(
            jobs,
            self.settings,
            seeds=[self.settings.seed + n for n in range(len(jobs))],
            progress=self.progress,
            cancel=self.cancel,
        )

    def checked(self, outputs: Array, count: int) -> HorizonCheck:
        """Simulate draws from low to high output over a whole year."""
        order = np.argsort(outputs, kind="stable")
        places = np.linspace(0, len(order) - 1, count + 2)[1:-1]
        numbers = [int(order[round(place)]) for place in places]
        year = replace(self.settings, duration="1y", warm_up="21d", start=None)
        found = outcomes(
            [lambda n=n: self.drawn(n) for n in numbers],  # type: ignore[misc]
            year,
            seeds=[self.settings.seed + 1 + n for n in numbers],
            cancel=self.cancel,
        )
        return HorizonCheck(
            draws=tuple(numbers),
            short=outputs[numbers],
            year=np.array([0.0 if o.trouble else o.mean for o in found]),
        )
