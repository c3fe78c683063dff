"""The search for a cheap set of changes, by simulating sets of them."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from motorworks.errors import PlantError, RunError
from motorworks.experiment.change import Change, Workbench, together
from motorworks.experiment.paired import Estimate, difference, estimated
from motorworks.experiment.prices import Prices
from motorworks.experiment.shop import Shop
from motorworks.experiment.trial import Outcome, Settings, good_per_year, outcomes
from motorworks.plant import Plant
from motorworks.simulation import simulate

MOST_CHANGES = 4
"""Changes that a set may have."""
WIDTH = 6
"""Changes that are tried for each place in a set."""
MARGIN = 1.002
"""What the short runs of the search must show above the goal, so that a year may confirm it."""
MOST_SHIFT = 0.01
"""Points of the mix by which a change may move a model and still be called one for the set."""


@dataclass(frozen=True, kw_only=True)
class Tried:
    """A change that was simulated.

    Attributes
    ----------
    change
        The change.
    output
        Good parts a year with it.
    gain
        Good parts a year that it brings, paired with the plant as it is.
    shift
        Greatest move of a model's share in the good parts [-].
    cost
        Money a year for each extra good part; ``None`` where no price is known or nothing
        is gained.
    trouble
        Why there are no figures; empty if there are.
    """

    change: Change
    output: Estimate | None = None
    gain: Estimate | None = None
    shift: float = 0.0
    cost: float | None = None
    trouble: str = ""

    @property
    def sure(self) -> bool:
        """Whether the interval of the gain lies above 0."""
        return (
            self.gain is not None
            and self.gain.half_width is not None
            and self.gain.mean - self.gain.half_width > 0
        )


class Search:
    """Tries changes against the plant as it is, and sets of them."""

    def __init__(
        self,
        plant: Plant,
        settings: Settings,
        prices: Prices,
        progress: Callable[[int, int], None] | None,
        cancel: threading.Event | None,
    ) -> None:
        self.plant = plant
        self.settings = settings
        self.prices = prices
        self.shop = Shop(plant, prices)
        self.bench = Workbench(plant)
        self.progress = progress
        self.cancel = cancel
        self.known: dict[tuple[str, ...], Outcome] = {}
        self.base = self._outcomes([together([])])[0]
        if self.base.trouble:
            raise RunError(f"nothing can be improved: {self.base.trouble}")

    def alone(self, change: Change) -> Change | None:
        """Give a change if it leads to another plant that can be."""
        try:
            return change if self.bench.changed(change) != self.plant else None
        except PlantError:
            return None

    def try_all(self, changes: Sequence[Change], base: Outcome | None = None) -> list[Tried]:
        """Simulate changes and set them against a base, the plant as it is by default."""
        found = self._outcomes(changes)
        against = base or self.base
        return [self._tried(c, o, against) for c, o in zip(changes, found, strict=True)]

    def _outcomes(self, changes: Sequence[Change]) -> list[Outcome]:
        new = [c for c in changes if c.sets not in self.known]
        plants = [self.bench.changed(c) for c in new]
        found = outcomes(plants, self.settings, progress=self.progress, cancel=self.cancel)
        self.known.update({c.sets: o for c, o in zip(new, found, strict=True)})
        return [self.known[c.sets] for c in changes]

    def _tried(self, change: Change, outcome: Outcome, base: Outcome) -> Tried:
        if outcome.trouble:
            return Tried(change=change, trouble=outcome.trouble)
        gain = difference(outcome.values, base.values)
        models = {*outcome.mix, *self.base.mix}
        shifts = [abs(outcome.mix.get(m, 0.0) - self.base.mix.get(m, 0.0)) for m in models]
        yearly = change.cost_per_year(self.prices.years)
        return Tried(
            change=change,
            output=estimated(outcome.values),
            gain=gain,
            shift=max(shifts, default=0.0),
            cost=yearly / gain.mean if yearly is not None and gain.mean > 0 else None,
        )

    # ---- sets ----

    def cheapest(self, tried: Sequence[Tried], goal: float) -> Change | None:
        """Give the cheapest set found that the short runs show to reach a goal."""
        if self.base.mean >= MARGIN * goal:
            return together([])
        useful = [t for t in tried if t.sure and t.cost is not None and t.shift <= MOST_SHIFT]
        useful.sort(key=lambda t: t.cost or 0.0)
        found = [self._reduced([t.change], goal) for t in useful if self._reaches(t, goal)]
        grown = self._grown([t.change for t in useful], goal)
        if grown:
            found.append(self._reduced(grown, goal))
        return min((together(f) for f in found), key=self._cost, default=None)

    def _cost(self, change: Change) -> float:
        return change.cost_per_year(self.prices.years) or 0.0

    def _reaches(self, tried: Tried, goal: float) -> bool:
        return tried.output is not None and tried.output.mean >= MARGIN * goal

    def _grown(self, useful: list[Change], goal: float) -> list[Change] | None:
        """Give a set that reaches the goal, grown by one change after the other."""
        chosen: list[Change] = []
        base = self.base
        for _ in range(MOST_CHANGES):
            more = [c for c in useful if not any(_same(c, one) for one in chosen)][:WIDTH]
            tried = self.try_all([together([*chosen, c]) for c in more], base)
            steps = [(t, c) for t, c in zip(tried, more, strict=True) if t.gain and t.gain.mean > 0]
            if not steps:
                return None
            enough = [(t, c) for t, c in steps if self._reaches(t, goal)]
            if enough:
                return [*chosen, min(enough, key=lambda s: self._cost(s[1]))[1]]
            best = min(steps, key=lambda s: self._cost(s[1]) / (s[0].gain.mean if s[0].gain else 1))
            chosen.append(best[1])
            base = self.known[together(chosen).sets]
        return None

    def _reduced(self, chosen: list[Change], goal: float) -> list[Change]:
        """Give a set without what is not needed, and with as few places as will do."""
        for change in sorted(chosen, key=self._cost, reverse=True):
            rest = [c for c in chosen if c is not change]
            if rest and self._reaches(self.try_all([together(rest)])[0], goal):
                chosen = rest
        for n, change in enumerate(chosen):
            chosen = [*chosen[:n], self._fewer(change, chosen, n, goal), *chosen[n + 1 :]]
        return chosen

    def _fewer(self, change: Change, chosen: list[Change], n: int, goal: float) -> Change:
        """Give a change of places with the fewest that still reach the goal, by halving."""
        name, _, count = change.key.removeprefix("places:").partition("+")
        line = next((x for x in self.plant.lines if x.name == name), None)
        if not change.key.startswith("places:") or line is None or not count.isdecimal():
            return change
        low, high = 0, int(count)
        while high - low > 1:
            middle = (low + high) // 2
            fewer = self.shop.places(line, middle)
            tried = self.try_all([together([*chosen[:n], fewer, *chosen[n + 1 :]])])[0]
            low, high = (low, middle) if self._reaches(tried, goal) else (middle, high)
        return self.shop.places(line, high)

    def verified(self, best: Change, year: Settings) -> Estimate | None:
        """Give the output of a set over a whole year; ``None`` if it stands still."""
        run = simulate(
            self.bench.changed(best),
            duration=year.duration,
            warm_up=year.warm_up,
            replications=year.replications,
            seed=year.seed,
            jobs=year.jobs,
            sample_interval=0.0,
            cancel=self.cancel,
        )
        return None if run.gridlocks else estimated(good_per_year(run))


def _same(one: Change, other: Change) -> bool:
    """Tell whether two changes set a value in common, so that one would undo the other."""
    paths = {s.partition("=")[0] for s in one.sets}
    return any(s.partition("=")[0] in paths for s in other.sets)
