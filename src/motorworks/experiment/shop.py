"""What can be bought for a plant, and what it costs."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from motorworks.experiment.change import Change
from motorworks.experiment.prices import Prices, euro
from motorworks.plant import Buffer, Calendar, Failure, Fleet, Line, Plant, Pool, Shift, Station
from motorworks.plantfile import as_written
from motorworks.process import Law

FASTER = 0.95
LONGER = 1.25
SHORTER = 0.75
MORE_PLACES = (0.5, 1.0)
"""What places are raised by, for those that are there."""
LEAST_PLACES = 2
MORE_PEOPLE = 0.1
EXTRA = Shift(start=6 * 3600.0, length=8 * 3600.0, breaks=((4 * 3600.0, 1800.0),))
"""A shift of overtime; its day is the first of the week-end that is free."""
WEEKEND = {"sat": "Saturdays", "sun": "Sundays"}


@dataclass(frozen=True)
class Where:
    """A process of the plant and how the plant file names it.

    Attributes
    ----------
    path
        Path of the station in the file.
    station
        The noun.
    line
        Its line, if it has one.
    """

    path: str
    station: Station
    line: Line | None

    @property
    def name(self) -> str:
        """The process."""
        return f"{self.line.name}/{self.station.name}" if self.line else self.station.name

    @property
    def machines(self) -> int:
        """Machines in all."""
        return self.station.machines * (self.line.lines if self.line else 1)


class Shop:
    """Makes changes of one plant with their prices.

    Parameters
    ----------
    plant
        The plant.
    prices
        What machine prices do not say.
    """

    def __init__(self, plant: Plant, prices: Prices) -> None:
        self.plant = plant
        self.prices = prices
        self.euro = euro(plant)

    # ---- processes ----

    def of_process(self, where: Where) -> Iterator[Change]:
        """Give what can be done to the machines of a process."""
        yield self._machine(where)
        yield self._faster(where)
        if where.station.failures:
            yield self._failures(where, "failures", "up", LONGER, self.prices.sturdier)
            yield self._failures(where, "repair", "repair", SHORTER, self.prices.quicker_repair)

    def _machine(self, where: Where) -> Change:
        line, station = where.line, where.station
        more = 1
        sets: tuple[str, ...] = (f"{where.path}.machines={station.machines + 1}",)
        title = f"one more machine at {_called(station)}"
        if line and len(line.stations) == 1:
            sets = (f"line.{line.name}.lines={line.lines + 1}", *_allocated(line, self.plant))
            more = station.machines
        elif line:
            more = line.lines
            if more > 1:
                title = f"one more machine at {_called(station)} in each of {more} lines"
        price = station.price * more or None
        return Change(
            key=f"machine:{where.name}",
            kind="machine",
            title=title,
            sets=sets,
            price=price,
            floor=station.footprint * more,
        )

    def _faster(self, where: Where) -> Change:
        station = where.station
        sets = []
        if station.cycle_time:
            sets.append(f"{where.path}.cycle_time={law_text(station.cycle_time.scaled(FASTER))}")
        for model, law in station.cycle_times.items():
            sets.append(f"{where.path}.cycle_times.{model}={law_text(law.scaled(FASTER))}")
        if station.steps:
            steps = [_scaled_step(step) for step in station.steps]
            sets.append(f"{where.path}.steps={as_written(steps)}")
        return Change(
            key=f"cycle:{where.name}",
            kind="cycle",
            title=f"5 % less cycle time at {_called(station)}",
            sets=tuple(sets),
            price=self._share(where, self.prices.faster),
        )

    def _failures(self, where: Where, kind: str, field: str, by: float, share: float) -> Change:
        station = where.station
        changed = [_scaled_failure(f, field, by) for f in station.failures]
        what = "a quarter more time between failures" if by > 1 else "a quarter less repair time"
        return Change(
            key=f"{kind}:{where.name}",
            kind=kind,
            title=f"{what} at {_called(station)}",
            sets=(f"{where.path}.failures={as_written(changed)}",),
            price=self._share(where, share),
        )

    def _share(self, where: Where, share: float) -> float | None:
        return where.station.price * where.machines * share or None

    # ---- places ----

    def of_line(self, line: Line) -> Iterator[Change]:
        """Give more places between the machines of a line, and what else can be done to it."""
        if line.places is not None and len(line.stations) > 1:
            for share in MORE_PLACES:
                yield self.places(line, max(LEAST_PLACES, math.ceil(share * line.places)))
        if line.crew is not None:
            yield self._crew(line)

    def _crew(self, line: Line) -> Change:
        """Give one more person in the crew of each copy of a line."""
        from motorworks.compile.layout import crew_size

        count = (line.crew.count if line.crew else None) or crew_size(line)
        added = line.lines * self._hours() / self.prices.person_hours
        return Change(
            key=f"people:{line.name}",
            kind="people",
            title=f"one more person in the crew of {line.title or line.name}"
            + (f", in each of {line.lines} lines" if line.lines > 1 else ""),
            sets=(f"line.{line.name}.crew.count={count + 1}",),
            yearly=self._wages(added),
        )

    def _wages(self, people: float) -> float | None:
        return None if self.euro is None else people * self.prices.person_year * self.euro

    def places(self, line: Line, more: int) -> Change:
        """Give so many more places between all machines of a line, its own buffers included."""
        assert line.places is not None
        gaps = sum(1 for s in line.stations[1:] if _takes_previous(s))
        sets = [f"line.{line.name}.places={line.places + more}"]
        count = more * gaps * line.lines
        # A copy that makes one model builds the places of one, whatever the store could hold.
        models = sum(len(a) for a in line.allocation) or line.lines * max(1, len(self.plant.models))
        for buffer in line.buffers:
            path = f"line.{line.name}.buffer.{buffer.name}"
            raised, by_model = self._raised(buffer, path, more)
            sets += raised
            count += more * models if by_model else more * line.lines if raised else 0
        each = f" in each of {line.lines} lines" if line.lines > 1 else ""
        return Change(
            key=f"places:{line.name}+{more}",
            kind="places",
            title=f"{more} more places between all machines of {line.title or line.name}{each}",
            sets=tuple(sets),
            price=self._places_price(count),
            floor=count * self.prices.place_floor,
        )

    def of_stores(self) -> Iterator[Change]:
        """Give half as many places more in each store between lines."""
        for buffer in self.plant.buffers:
            have = buffer.capacity if buffer.capacity is not None else buffer.capacity_per_model
            more = math.ceil((have or 0) * MORE_PLACES[0])
            raised, by_model = self._raised(buffer, f"buffer.{buffer.name}", more)
            places = more * max(1, len(self.plant.models)) if by_model else more
            if raised and more:
                yield Change(
                    key=f"store:{buffer.name}+{more}",
                    kind="places",
                    title=f"half as many places more for {buffer.title or buffer.name}",
                    sets=tuple(raised),
                    price=self._places_price(places),
                    floor=places * self.prices.place_floor,
                )

    def _raised(self, buffer: Buffer, path: str, more: int) -> tuple[list[str], bool]:
        """Give the values that raise a buffer, and whether each model gets the places."""
        sets = []
        bounded = buffer.capacity is not None and buffer.capacity > 0
        if buffer.capacity is not None and buffer.capacity > 0:
            sets.append(f"{path}.capacity={buffer.capacity + more}")
        if buffer.capacity_per_model is not None:
            sets.append(f"{path}.capacity_per_model={buffer.capacity_per_model + more}")
        for model, capacity in buffer.capacity_by_model.items():
            sets.append(f"{path}.capacity_by_model.{model}={capacity + more}")
        return sets, bool(sets) and not bounded

    def _places_price(self, count: int) -> float | None:
        return None if self.euro is None else count * self.prices.place * self.euro

    # ---- people, vehicles, hours ----

    def of_pool(self, pool: Pool) -> Iterator[Change]:
        """Give a tenth more people of a pool in every shift, one at least."""
        path = f"pool.{pool.name}"
        sets: list[str] = []
        added = 0.0
        if pool.shifts:
            shifts = []
            for shift in pool.shifts:
                have = pool.count or 0 if shift.count is None else shift.count
                more = max(1, math.ceil(MORE_PEOPLE * have))
                shifts.append(replace(shift, count=have + more))
                days = len(shift.days) or 7
                added += more * days * 52 * shift.length / 3600 / self.prices.person_hours
            sets.append(f"{path}.shifts={as_written(shifts)}")
        elif pool.count:
            more = max(1, math.ceil(MORE_PEOPLE * pool.count))
            sets.append(f"{path}.count={pool.count + more}")
            added = more * self._hours() / self.prices.person_hours
        if sets:
            yield Change(
                key=f"people:{pool.name}",
                kind="people",
                title=f"a tenth more {pool.title or pool.name} in every shift",
                sets=tuple(sets),
                yearly=self._wages(added),
            )

    def more_vehicles(self, fleet: Fleet) -> Change:
        """Give one more vehicle of a fleet, or a tenth more."""
        more = max(1, math.ceil(MORE_PEOPLE * fleet.vehicles))
        return Change(
            key=f"vehicles:{fleet.name}+{more}",
            kind="vehicles",
            title=f"{more} more of {fleet.title or fleet.name}",
            sets=(f"fleet.{fleet.name}.vehicles={fleet.vehicles + more}",),
            price=fleet.price * more or None,
        )

    def overtime(self) -> Iterator[Change]:
        """Give one shift on the first day of the week-end on which nobody works yet."""
        calendar = next((c for c in self.plant.calendars if c.name == self.plant.calendar), None)
        if calendar is None or not calendar.shifts:
            return
        day = next((d for d in WEEKEND if not _works_on(calendar, d)), None)
        if day is None:
            return
        shifts = (*calendar.shifts, replace(EXTRA, days=(day,)))
        hours = 52 * _operators(self.plant) * (EXTRA.length - EXTRA.breaks[0][1]) / 3600
        yield Change(
            key=f"overtime:{day}",
            kind="overtime",
            title=f"one shift on {WEEKEND[day]}",
            sets=(f"calendar.{calendar.name}.shifts={as_written(shifts)}",),
            yearly=self._wages(hours / self.prices.person_hours * self.prices.overtime),
        )

    def _hours(self) -> float:
        """Give the working hours of a year."""
        from motorworks.compile import compile_plant

        return compile_plant(self.plant).planned_year / 3600


def _operators(plant: Plant) -> float:
    """Give the people at the machines of a plant in one shift."""
    in_lines = ((s, line.lines) for line in plant.lines for s in line.stations)
    alone = ((s, 1) for s in plant.stations)
    return sum(s.operators * s.machines * n for s, n in (*in_lines, *alone))


def _called(station: Station) -> str:
    return station.title or station.name


def _takes_previous(station: Station) -> bool:
    return not station.inputs or any(i.origin == "previous" for i in station.inputs)


def _works_on(calendar: Calendar, day: str) -> bool:
    return any(not shift.days or day in shift.days for shift in calendar.shifts)


def _allocated(line: Line, plant: Plant) -> tuple[str, ...]:
    """Give the allocation of a line with one more copy, which takes all models."""
    if not line.allocation:
        return ()
    allocation = [*map(list, line.allocation), [m.name for m in plant.models]]
    return (f"line.{line.name}.allocation={as_written(allocation)}",)


def allocations(line: Line) -> Iterator[Change]:
    """Give the removal of a model from a copy of a line that makes several: it costs nothing."""
    for copy, models in enumerate(line.allocation):
        for model in models if len(models) > 2 else ():
            if sum(model in other for other in line.allocation) < 2:
                continue
            allocation = [list(a) for a in line.allocation]
            allocation[copy].remove(model)
            yield Change(
                key=f"allocation:{line.copies()[copy]}-{model}",
                kind="allocation",
                title=f"no {model} on {line.copies()[copy]}",
                sets=(f"line.{line.name}.allocation={as_written(allocation)}",),
            )


def _scaled_step(step: Any) -> Any:
    times: Mapping[str, Law] = {m: _short(law.scaled(FASTER)) for m, law in step.times.items()}
    time = _short(step.time.scaled(FASTER)) if step.time else None
    return replace(step, time=time, times=times)


def _scaled_failure(failure: Failure, field: str, by: float) -> Failure:
    if field == "up":
        return replace(failure, up=_short(failure.up.scaled(by)))
    return replace(failure, repair=_short(failure.repair.scaled(by)))


def law_text(law: Law) -> str:
    """Give a law as the plant file writes it, to six digits."""
    return as_written(_short(law))


def _short(law: Law) -> Law:
    def digits(x: float) -> float:
        return float(f"{x:.6g}")

    parameters = (
        tuple(digits(x) for x in p) if isinstance(p, tuple) else digits(p) for p in law.parameters
    )
    return Law(law.kind, tuple(parameters))
