"""Inputs of a plant that are known by a range, and values drawn from it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from motorworks.plant import Mark, Plant, Station
from motorworks.plantfile import as_written
from motorworks.plantfile.law import read_law
from motorworks.plantfile.provenance import parsed
from motorworks.plantfile.quantity import Money, RefusedError, read_quantity
from motorworks.process import FieldNote, Law

QUANTITIES = ("time", "share", "speed", "length", "power", "area", "rate", "flow")
MONEY_OR_ENERGY = {
    "price",
    "exchange",
    "bill",
    "power",
    "standby_power",
    "off_power",
    "compressed_air",
    "cooling_water",
    "process_heat",
    "footprint",
    "floor",
}
"""Keys that change no event of a simulation."""
NOT_SIMULATED = {"learning", "wave", "material", "fact", "reference", "workshop"}
_NUMBER = re.compile(r"\s*([+-]?[\d_.]+(?:[eE][+-]?\d+)?)\s*(.*?)\s*", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class UncertainInput:
    """A value of the plant file with a range.

    Attributes
    ----------
    path
        Where it stands.
    title
        What it is, for a reader.
    low, typical, high
        In SI units, for a law its mean.
    written
        The typical value as written.
    range
        Low and high as written.
    whole
        Whether only whole numbers are taken.
    with_it
        Values that move in proportion: times by model and steps beside a cycle time.
    """

    path: str
    title: str
    low: float
    typical: float
    high: float
    written: str
    range: tuple[str, str]
    whole: bool = False
    with_it: tuple[tuple[str, Law], ...] = ()

    def sets(self, value: float) -> tuple[str, ...]:
        """Give what ``--set`` takes to put a value [SI] in the place of the typical one."""
        ratio = value / self.typical if self.typical else 0.0
        moved = tuple(f"{path}={as_written(_scaled(law, ratio))}" for path, law in self.with_it)
        return (f"{self.path}={self._text(value, ratio)}", *moved)

    def _text(self, value: float, ratio: float) -> str:
        raw = parsed(self.written)
        if isinstance(raw, dict):
            law = read_law(raw, FieldNote("", quantity="time"), Money(), lambda *_: None)
            return as_written(_scaled(law, ratio))
        if self.whole:
            return str(round(value))
        if not isinstance(raw, str):
            return repr(value)
        # The unit of the file is kept; a value of 0 has the unit of its high end.
        of, scale = (self.written, ratio) if self.typical else (self.range[1], value / self.high)
        match = _NUMBER.fullmatch(of)
        assert match is not None
        return as_written(f"{float(match[1].replace('_', '')) * scale:.9g} {match[2]}")


def _scaled(law: Law, ratio: float) -> Law:
    return law.scaled(ratio)


def uncertain_inputs(plant: Plant) -> list[UncertainInput]:
    """Give the inputs of a plant that have a range and enter the simulation.

    Prices, bills, power and floor are left out: they change no event.
    """
    marks = {mark.path: mark for mark in plant.marks}
    found = [_input(plant, mark, marks) for mark in plant.marks if mark.range and _simulated(mark)]
    return [one for one in found if one is not None and one.low < one.high]


def _simulated(mark: Mark) -> bool:
    parts = mark.path.split(".")
    return parts[0] not in NOT_SIMULATED and not MONEY_OR_ENERGY & set(parts)


def _input(plant: Plant, mark: Mark, marks: dict[str, Mark]) -> UncertainInput | None:
    assert mark.range is not None
    texts = (mark.range[0], mark.value, mark.range[1])
    numbers = _numbers([parsed(text) for text in texts])
    if numbers is None:
        return None
    low, typical, high = numbers
    raw = [parsed(text) for text in texts]
    key = mark.path.rpartition(".")[2]
    return UncertainInput(
        path=mark.path,
        title=_title(plant, mark.path),
        low=min(low, high),
        typical=typical,
        high=max(low, high),
        written=mark.value,
        range=mark.range,
        whole=all(isinstance(value, int) and not isinstance(value, bool) for value in raw),
        with_it=tuple(_beside(plant, mark.path, marks)) if key == "cycle_time" else (),
    )


def _numbers(raw: list[Any]) -> tuple[float, ...] | None:
    """Give values in one quantity in SI units; ``None`` where they have none in common."""
    if all(isinstance(value, int | float) and not isinstance(value, bool) for value in raw):
        return tuple(float(value) for value in raw)
    for quantity in QUANTITIES:
        try:
            return tuple(_number(value, quantity) for value in raw)
        except RefusedError:
            continue
    return None


def _number(value: Any, quantity: str) -> float:
    if isinstance(value, dict):
        law = read_law(value, FieldNote("", quantity="time"), Money(), lambda *_: None)
        return law.mean()
    return read_quantity(value, quantity, Money())


def _beside(plant: Plant, path: str, marks: dict[str, Mark]) -> Iterator[tuple[str, Law]]:
    """Give the times by model and the steps that stand beside a cycle time, and have no range."""
    noun = _station_at(plant, path)
    if noun is None:
        return
    above = path.rpartition(".")[0]
    for model, law in noun.cycle_times.items():
        mark = marks.get(f"{above}.cycle_times.{model}")
        if mark is not None and mark.range is None:
            yield f"{above}.cycle_times.{model}", law


def _station_at(plant: Plant, path: str) -> Station | None:
    """Give the station or entry of the library whose value stands at a path."""
    parts = path.split(".")
    if parts[0] == "process":
        nouns = {s.name: s for s in plant.processes}
        return nouns.get(parts[1])
    if parts[0] == "station":
        return next((s for s in plant.stations if s.name == parts[1]), None)
    if parts[0] == "line" and len(parts) > 4:
        lines = [line for line in plant.lines if line.name == parts[1]]
        return next((s for line in lines for s in line.stations if s.name == parts[3]), None)
    return None


WORDS = {
    "cycle_time": "cycle time",
    "mtbf": "time between failures",
    "mttr": "repair time",
    "scrap_rate": "scrap rate",
    "rework_rate": "rework rate",
    "performance_factor": "speed factor",
    "planned_stop": "planned stops",
}


def _title(plant: Plant, path: str) -> str:
    """Give what a value is: the last word of its path, of what stands there."""
    parts = [p for p in path.split(".") if not p.isdecimal()]
    what = WORDS.get(parts[-1], parts[-1].replace("_", " "))
    noun = _station_at(plant, path)
    where = noun.name if noun is not None else parts[1] if len(parts) > 2 else parts[0]
    if parts[-2] not in {where, "failures"} and len(parts) > 3:
        what = f"{parts[-2].replace('_', ' ')} {what}"
    return f"{what}, {where}"
