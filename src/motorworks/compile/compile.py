"""Plant → Program, a mirror of ``plant/``."""

from dataclasses import dataclass
from typing import Any

from motorworks.compile.calendars import DAY, working_time
from motorworks.compile.factors import lower_factors
from motorworks.compile.fleets import lower_positions, with_fleets
from motorworks.compile.flow import lower_buffers, lower_sources
from motorworks.compile.layout import Layout, lay_out
from motorworks.compile.outages import lower_outages
from motorworks.compile.people import lower_pools
from motorworks.compile.stations import Numbers, lower_stations
from motorworks.compile.supplies import lower_supplies
from motorworks.compile.tables import CalendarTable, LawTable
from motorworks.compile.tours import lower_tours, tours_of
from motorworks.compile.transports import lower_transports
from motorworks.errors import PlantError
from motorworks.plant import Plant
from motorworks.program import Program

YEAR = 365 * DAY


@dataclass(frozen=True, kw_only=True, eq=False)
class Compiled:
    """A plant lowered for the kernel, with what leads back from numbers to names.

    Attributes
    ----------
    program
        The arrays.
    layout
        Stations and buffers in the order of the arrays.
    calendar
        Number of the plant's calendar in the program, -1 if it always works.
    planned_year
        Working time of a year, by which yearly figures scale [s].
    """

    program: Program
    layout: Layout
    calendar: int
    planned_year: float

    def planned_time(self, begin: float, end: float) -> float:
        """Give the plant's working time between two times [s]."""
        return working_time(self.program, self.calendar, begin, end)


LONGEST = 5000 * YEAR
"""Horizon up to which any date of a plant has a place in the calendar [s]."""


def compile_plant(
    plant: Plant,
    *,
    horizon: float = YEAR,
    sample_interval: float = 0.0,
    level_every: int = 1,
) -> Compiled:
    """Give a plant as arrays for the kernel.

    Parameters
    ----------
    plant
        The plant.
    horizon
        Time that will be simulated at the most; calendars with dated exceptions are spelt
        out up to here [s].
    sample_interval, level_every
        As in :class:`motorworks.program.Program`.

    Raises
    ------
    PlantError
        If a line leaves open where its stations take from or give to, or the horizon lies
        beyond what calendars can hold.
    """
    if not horizon <= LONGEST:
        years = horizon / YEAR
        said = f"{years:,.0f}" if years < 1e9 else f"{years:.4g}"
        raise PlantError(f"a run of {said} years; calendars hold 5,000 at most")
    layout = lay_out(plant)
    horizon = max(horizon, YEAR)
    n = _number(plant, layout, horizon)
    calendar = n.calendars.number(plant.calendar or "")
    # Laws and calendars are gathered while the others are lowered: they come last.
    arrays: dict[str, Any] = {
        **lower_stations(layout.work_units, n),
        **with_fleets(
            lower_pools(plant, layout.pools, n.calendars, horizon), plant.fleets, plant, n
        ),
        **lower_positions(plant, layout.work_units),
        **lower_outages(plant, layout.work_units),
        **lower_factors(plant, layout.work_units),
        **lower_buffers(layout.buffers, n),
        **lower_sources(plant.sources, n),
        **lower_transports(layout.work_units, plant, n),
        **lower_tours(tours_of(plant, horizon), n),
        **lower_supplies(plant, horizon, n),
    }
    program = Program(
        n_types=len(n.types),
        n_groups=len(n.groups),
        n_sinks=len(plant.sinks),
        sample_interval=sample_interval,
        level_every=level_every,
        **arrays,
        **n.laws.arrays(),
        **n.calendars.arrays(),
        type_names=tuple(n.types),
        pool_names=tuple(n.pools),
        buffer_names=tuple(b.name for b in layout.buffers),
        source_names=tuple(s.name for s in plant.sources),
        sink_names=tuple(s.name for s in plant.sinks),
        station_names=tuple(u.name for u in layout.work_units),
        group_names=tuple(n.groups),
    )
    planned = plant.planned_time or working_time(program, calendar, 0.0, YEAR)
    return Compiled(program=program, layout=layout, calendar=calendar, planned_year=planned)


def _number(plant: Plant, layout: Layout, horizon: float) -> Numbers:
    buffers = [b.name for b in layout.buffers]
    workshops = [w.name for w in plant.workshops]
    if any(not u.workshop for u in layout.work_units):
        workshops.append("")
    return Numbers(
        types=_numbered([m.name for m in plant.models] or [""]),
        places=_numbered([*buffers, *(s.name for s in plant.sinks)]),
        origins=_numbered([*buffers, *(s.name for s in plant.sources)]),
        buffers=len(buffers),
        pools=_numbered([*(p.name for p in layout.pools), *(f.name for f in plant.fleets)]),
        groups=_numbered(workshops),
        laws=LawTable(),
        calendars=CalendarTable(plant.calendars, plant.start, horizon),
    )


def _numbered(names: list[str]) -> dict[str, int]:
    return {name: i for i, name in enumerate(names)}
