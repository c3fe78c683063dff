"""The courses that a stress has to simulate, each once, and their lengths."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time

import numpy as np

from motorworks.plant import Disturbance, Measure, Plant
from motorworks.program.program import Array
from motorworks.resilience.course import Laboratory, Wanted
from motorworks.resilience.disturbed import disturbed
from motorworks.resilience.event import CALCULATED, Event
from motorworks.resilience.loss import Span
from motorworks.resilience.measures import softened, strengthened, worked_on
from motorworks.resilience.outcome import DAY, Terms

Key = tuple[str, float, float, str]
"""A course: variant of the plant, where it begins, how long it is disturbed [s], by what."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """A disturbance of some duration [s], and what happens in it."""

    disturbance: Disturbance
    duration: float
    own: bool
    events: tuple[Event, ...]

    @property
    def end(self) -> datetime:
        """When the last of it is over."""
        return max(e.end for e in self.events)

    @property
    def reckoned(self) -> bool:
        """Whether it is a matter of arithmetic alone."""
        return self.disturbance.what in CALCULATED


class Bench:
    """Collects what has to be simulated, each course once, and gives it out again."""

    def __init__(self, plant: Plant, how: Terms, use: float) -> None:
        self.plant = plant
        self.how = how
        self.use = use
        self.origin = datetime.combine(plant.start, time())
        self.standing: dict[str, Plant] = {"": plant}
        self.asked: dict[Key, float] = {}
        self.hits: dict[Key, Plant] = {}
        self.found: dict[Key, Array] = {}

    def ask(self, case: Case, measure: Measure | None) -> None:
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

    def pair(self, case: Case, measure: Measure | None) -> tuple[Array, Array]:
        """Give the undisturbed and the disturbed course of a case, equally long."""
        hit = self.found[self._key(case, measure)]
        usual = self.found[(self._variant(measure), self._head(case), 0.0, "")]
        return usual[:, : hit.shape[1]], hit

    def span(self, case: Case) -> Span:
        """Give where a case lies in its courses."""
        step, head = self.how.step, self._head(case)
        return Span(
            step=step,
            begin=int((self._time(case.events[0].begin) - head) // step),
            end=int(-((head - self._time(case.end)) // step)),
            week=max(1, round(self.how.week / step)),
        )

    def _key(self, case: Case, measure: Measure | None) -> Key:
        begin = case.events[0].begin.isoformat()
        name = f"{case.disturbance.name}\n{begin}\n{measure.name if measure else ''}"
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

    def _head(self, case: Case) -> float:
        """Give when a case is begun from: the warm-up, or a day before it."""
        whole = self.how.step
        early = self._time(case.events[0].begin) - max(DAY, whole)
        return max(self.how.warm_up, early)

    def _end(self, case: Case, head: float) -> float:
        steps = (self._time(case.end) + self.how.after - head) / self.how.step
        return float(head + np.ceil(steps) * self.how.step)

    def _hit(self, case: Case, measure: Measure | None, standing: Plant) -> Plant:
        if measure is None:
            return disturbed(standing, case.events)
        events = softened(standing, case.events, measure)
        return worked_on(disturbed(standing, events), measure, case.end)
