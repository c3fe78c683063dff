"""Cycle times that follow from a change of motors."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from motorworks.motor.operations import OPERATIONS
from motorworks.plant import Plant, Station, Step
from motorworks.plantfile.designed.changes import Change, Changes, Since, design_of
from motorworks.plantfile.shape import Path
from motorworks.process import Law

Ratios = Mapping[str, float]
"""New over old time by model, where they differ [-]."""


def operation_of(station: Station) -> str:
    """Give the operation that a station does: the one it names, its process, else its own name."""
    if station.operation is not None:
        return station.operation
    process = station.process
    return process if process is not None and process in OPERATIONS else station.name


def retimed(plant: Plant, since: Since) -> Callable[[Station, Path], Station]:
    """Give what puts the times of a station right, given the station and its path.

    Parameters
    ----------
    plant
        The plant, for the mix of its models.
    since
        What has changed in the motors since a value was stated.
    """

    def timed(station: Station, path: Path) -> Station:
        if operation_of(station) not in OPERATIONS:
            return station
        return _Timed(plant, station, lambda *rest: since((*path, *rest))).new()

    return timed


class _Timed:
    """A station while its times are put right."""

    def __init__(self, plant: Plant, station: Station, since: Callable[..., Changes]) -> None:
        self.plant = plant
        self.station = station
        self.since = since
        self.formula = OPERATIONS[operation_of(station)].time

    def new(self) -> Station:
        """Give the station with new times."""
        if self.station.conveyor:
            return self._conveyor()
        if self.station.steps:
            return self._steps()
        times = dict(self._times())
        if not times:
            return self.station
        return replace(self.station, cycle_times={**self.station.cycle_times, **times})

    def _times(self) -> Iterator[tuple[str, Law]]:
        """Give the new times by model, each from where its old one was stated."""
        for_all = self._ratios(self.since("cycle_time"))
        own = self.station.cycle_times
        for model in dict.fromkeys([*for_all, *own]):
            law, ratios = self.station.cycle_time, for_all
            if model in own:
                law, ratios = own[model], self._ratios(self.since("cycle_times", model))
            if law is not None and model in ratios:
                yield model, _scaled(law, ratios[model])

    def _steps(self) -> Station:
        ratios = self._ratios(self.since("steps"))
        if not ratios:
            return self.station
        return replace(self.station, steps=tuple(_step(s, ratios) for s in self.station.steps))

    def _conveyor(self) -> Station:
        """Give an oven: one time for all models, in the mean over the mix."""
        station, conveyor = self.station, self.station.conveyor
        assert conveyor is not None
        whole, between = self._mean("cycle_time"), self._mean("conveyor", "spacing")
        if whole == between == 1.0:
            return station
        time = station.cycle_time and _scaled(station.cycle_time, whole)
        spacing = conveyor.spacing and conveyor.spacing * between
        return replace(station, cycle_time=time, conveyor=replace(conveyor, spacing=spacing))

    def _ratios(self, changed: Changes) -> Ratios:
        found = {name: self._ratio(change) for name, change in changed.items()}
        worked = self.station.models
        return {m: r for m, r in found.items() if r != 1.0 and (not worked or m in worked)}

    def _ratio(self, change: Change) -> float:
        old, new = change
        return self.formula(new) / self.formula(old)

    def _mean(self, *key: str) -> float:
        """Give new over old time in the mean of the mix [-]."""
        changed = self.since(*key)
        if not self._ratios(changed):
            return 1.0
        old, new = [], []
        shares = any(m.share for m in self.plant.models)
        for model in self.plant.models:
            design = design_of(self.plant, model)
            if design is None:
                continue
            before, after = changed.get(model.name, (design, design))
            share = model.share or (0.0 if shares else 1.0)
            old.append(share * self.formula(before))
            new.append(share * self.formula(after))
        total = math.fsum(old)
        return math.fsum(new) / total if total > 0 else 1.0


def _scaled(law: Law, ratio: float) -> Law:
    """Give a law with its times multiplied, to nine digits: more than anybody knows."""
    longer = law.scaled(ratio).parameters
    return Law(law.kind, tuple(float(f"{p:.9g}") if isinstance(p, float) else p for p in longer))


def _step(step: Step, ratios: Ratios) -> Step:
    laws = {m: step.times.get(m, step.time) for m in ratios}
    times = {m: _scaled(law, ratios[m]) for m, law in laws.items() if law is not None}
    return replace(step, times={**step.times, **times})
