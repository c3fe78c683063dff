"""A draft of a program: things added one by one, laid out as arrays at the end."""

from dataclasses import dataclass, field
from math import inf
from typing import Any

import numpy as np

from motorworks.program import Program, columns

CONSTANT, EXPONENTIAL = 0, 1
NEVER = -1


@dataclass
class Draft:
    """A small plant in the making; every method gives the number of the thing added."""

    types: int = 1
    groups: int = 0
    sinks: int = 0
    sample_interval: float = 0.0
    level_every: int = 1
    max_parts: int = 50_000_000
    n_positions: int = 0
    lists: dict[str, list[Any]] = field(
        default_factory=lambda: {
            name: [0] if note.shape.endswith("+1") and note.default is None else []
            for name, note in columns().items()
        }
    )

    def _add(self, name: str, *values: Any) -> None:
        self.lists[name].extend(values)

    def _close(self, start: str, values: str) -> None:
        self._add(start, len(self.lists[values]))

    def law(self, kind: int, *numbers: float) -> int:
        """Add a law."""
        self._add("law_kind", kind)
        self._add("law_number", *numbers)
        self._close("law_start", "law_number")
        return len(self.lists["law_kind"]) - 1

    def constant(self, value: float) -> int:
        """Add a time that is always the same."""
        return self.law(CONSTANT, value)

    def exponential(self, mean: float) -> int:
        """Add an exponential law."""
        return self.law(EXPONENTIAL, mean)

    def calendar(self, period: float, changes: list[tuple[float, int]], rule: int = 0) -> int:
        """Add a calendar: pairs of time and state from then on."""
        self._add("calendar_period", period)
        self._add("calendar_rule", rule)
        self._add("calendar_time", *(time for time, _ in changes))
        self._add("calendar_state", *(state for _, state in changes))
        self._close("calendar_start", "calendar_time")
        return len(self.lists["calendar_period"]) - 1

    def pool(
        self,
        count: int,
        rule: int = 0,
        calendar: int = NEVER,
        *,
        sizes: tuple[tuple[float, int], ...] = (),
        period: float = float("inf"),
        absence: float = 0.0,
        relief: int = NEVER,
        at_end: int = 0,
    ) -> int:
        """Add a pool of people; sizes are pairs of time and people planned from then on."""
        self._add("pool_count", count)
        self._add("pool_rule", rule)
        self._add("pool_calendar", calendar)
        self._add("pool_size_time", *(time for time, _ in sizes))
        self._add("pool_size_count", *(people for _, people in sizes))
        if not self.lists["pool_size_start"]:
            self._add("pool_size_start", 0)
        self._close("pool_size_start", "pool_size_time")
        self._add("pool_size_period", period)
        self._add("pool_absence", absence)
        self._add("pool_relief", relief)
        self._add("pool_at_end", at_end)
        self._add("pool_home", NEVER)
        self._add("pool_speed", 0.0)
        return len(self.lists["pool_count"]) - 1

    def fleet(self, count: int, *, home: int, speed: float, calendar: int = NEVER) -> int:
        """Add a fleet of vehicles; its number is that of a pool."""
        pool = self.pool(count, calendar=calendar)
        self.lists["pool_home"][pool] = home
        self.lists["pool_speed"][pool] = speed
        return pool

    def positions(self, distances: list[list[float]]) -> None:
        """Set the positions: the way from each to each."""
        self.n_positions = len(distances)
        self.lists["distance"] = [way for row in distances for way in row]

    def tour(
        self,
        departures: list[float],
        stops: list[tuple[float, float]],
        loads: list[tuple[int, int, int, int, int, int]],
        *,
        period: float = float("inf"),
        vehicles: int = 1,
        capacity: int = -1,
        home: float = 0.0,
    ) -> int:
        """Add a tour.

        Stops are (travel, handling), loads (stop of picking, stop of setting down, buffer,
        place, most parts, parts of a container).
        """
        self._add("tour_period", period)
        self._add("tour_departure", *departures)
        self._add("tour_vehicles", vehicles)
        self._add("tour_capacity", capacity)
        self._add("tour_return", home)
        self._add("stop_travel", *(travel for travel, _ in stops))
        self._add("stop_time", *(handling for _, handling in stops))
        names = ("pick", "drop", "from", "to", "most", "unit")
        for i, name in enumerate(names):
            self._add(f"load_{name}", *(load[i] for load in loads))
        starts = {"tour_departure": "tour_departure", "stop": "stop_time", "load": "load_pick"}
        for start, values in starts.items():
            self.lists[f"{start}_start"] = self.lists[f"{start}_start"] or [0]
            self._close(f"{start}_start", values)
        return len(self.lists["tour_capacity"]) - 1

    def buffer(
        self,
        capacity: int = -1,
        *,
        by_type: bool = False,
        type_capacity: list[int] | None = None,
        initial: list[int] | None = None,
        fefo: bool = False,
    ) -> int:
        """Add a buffer."""
        self._add("buffer_capacity", capacity)
        self._add("buffer_by_type", int(by_type))
        self._add("buffer_type_capacity", *(type_capacity or [-1] * self.types))
        self._add("buffer_initial", *(initial or [0] * self.types))
        self._add("buffer_fefo", int(fefo))
        return len(self.lists["buffer_capacity"]) - 1

    def supply(
        self,
        buffer: int,
        model: int = 0,
        *,
        lot: int = 1,
        point: int = NEVER,
        lead: int = NEVER,
        life: float = inf,
        period: float = inf,
        times: tuple[float, ...] = (),
        closed: tuple[tuple[float, float], ...] = (),
        up_to: int = NEVER,
        each: bool = False,
        cover: tuple[float, float] = (-1.0, -1.0),
        use: float = 0.0,
        use_days: int = 0,
        day: float = 86400.0,
    ) -> int:
        """Add a supply; ``cover`` gives the days of use of its two levels."""
        self._add("supply_buffer", buffer)
        self._add("supply_type", model)
        self._add("supply_lot", lot)
        self._add("supply_point", point)
        self._add("supply_up_to", up_to)
        self._add("supply_each", each)
        self._add("supply_cover_point", cover[0])
        self._add("supply_cover_up_to", cover[1])
        self._add("supply_use", use)
        self._add("supply_use_days", use_days)
        self._add("supply_day", day)
        self._add("supply_lead", lead)
        self._add("supply_life", life)
        self._add("supply_period", period)
        self._add("supply_time", *times)
        if not self.lists["supply_time_start"]:
            self._add("supply_time_start", 0)
        self._close("supply_time_start", "supply_time")
        self._add("supply_closed_from", *(begin for begin, _ in closed))
        self._add("supply_closed_to", *(end for _, end in closed))
        if not self.lists["supply_closed_start"]:
            self._add("supply_closed_start", 0)
        self._close("supply_closed_start", "supply_closed_from")
        return len(self.lists["supply_buffer"]) - 1

    def sink(self) -> int:
        """Add a sink; places of sinks are counted from the end, ``~k``, until laid out."""
        self.sinks += 1
        return ~(self.sinks - 1) - 1

    def source(
        self,
        *,
        gap: int = NEVER,
        count: int = -1,
        group: int = 1,
        lose: bool = False,
        kind: int = 0,
        models: tuple[int, ...] = (0,),
        weights: tuple[float, ...] | None = None,
        entries: tuple[tuple[int, int], ...] = (),
    ) -> int:
        """Add a source, saturated without a law of the gaps; its origin is ``~q - 1``."""
        saturated = gap < 0
        self._add("source_kind", 0 if saturated else 1)
        self._add("source_count", count)
        self._add("source_law", gap)
        self._add("source_group", group)
        self._add("source_lose", int(lose))
        self._add("source_type_kind", kind)
        self._add("source_type_value", *models)
        self._add("source_type_weight", *(weights or (1.0,) * len(models)))
        self._close("source_type_start", "source_type_value")
        self._add("source_entry_place", *(place for place, _ in entries))
        self._add("source_entry_type", *(model for _, model in entries))
        self._close("source_entry_start", "source_entry_place")
        return ~(len(self.lists["source_kind"]) - 1) - 1

    def station(
        self,
        inputs: list[tuple[int, ...]],
        steps: list[tuple[int, list[int]]],
        routes: list[tuple[Any, ...]],
        *,
        failures: list[tuple[Any, ...]] | None = None,
        campaign: list[tuple[int, int]] | None = None,
        power: list[float] | None = None,
        outages: list[list[tuple[float, float, int]]] | None = None,
        factors: dict[int, list[tuple[float, float]]] | None = None,
        **values: Any,
    ) -> int:
        """Add a station.

        Inputs are (origin, take, any), steps (pool, laws by model), routes (place, weight,
        model, overflow), failures (clock, up, repair, pool) and for upkeep (every, window)
        behind, campaign (model, lot), outages of each machine (from, to, state), factors by kind
        (time, value); other values by the name of their column.
        """
        for inp in inputs:
            origin, take, whatever = (*inp, 1, 0)[:3] if len(inp) < 3 else inp
            self._add("input_origin", origin)
            self._add("input_take", take)
            self._add("input_any", whatever)
        self._close("input_start", "input_origin")
        for pool, laws in steps:
            self._add("step_pool", pool)
            self._add("step_law", *laws)
        self._close("step_start", "step_pool")
        for route in routes:
            place, weight, model, overflow = (*route, 1.0, -1, -1)[:4] if len(route) < 2 else route
            self._add("route_place", place)
            self._add("route_weight", weight)
            self._add("route_type", model)
            self._add("route_overflow", overflow)
        self._close("route_start", "route_place")
        for clock, up, repair, pool, *upkeep in failures or []:
            every, window = upkeep or (0.0, NEVER)
            self._add("failure_clock", clock)
            self._add("failure_up", up)
            self._add("failure_repair", repair)
            self._add("failure_pool", pool)
            self._add("failure_every", every)
            self._add("failure_window", window)
        self._close("failure_start", "failure_clock")
        for model, lot in campaign or []:
            self._add("campaign_type", model)
            self._add("campaign_lot", lot)
        self._close("campaign_start", "campaign_type")
        self._dates(values.get("station_machines", 1), outages or [], factors or {})
        self._add("station_power", *(power or [0.0] * 8))
        for name, default in _STATION_DEFAULTS.items():
            self._add(name, values.pop(name, default))
        assert not values, f"unknown columns: {sorted(values)}"
        return len(self.lists["station_kind"]) - 1

    def _dates(
        self,
        machines: int,
        outages: list[list[tuple[float, float, int]]],
        factors: dict[int, list[tuple[float, float]]],
    ) -> None:
        for name in ("outage_start", "factor_start"):
            if not self.lists[name]:
                self._add(name, 0)
        for machine in range(machines):
            for begin, end, state in outages[machine] if machine < len(outages) else []:
                self._add("outage_from", begin)
                self._add("outage_to", end)
                self._add("outage_state", state)
            self._close("outage_start", "outage_from")
        for kind in range(3):
            for time, value in factors.get(kind, []):
                self._add("factor_time", time)
                self._add("factor_value", value)
            self._close("factor_start", "factor_time")

    def program(self) -> Program:
        """Lay the draft out as arrays."""
        buffers = len(self.lists["buffer_capacity"])
        places = ("route_place", "route_overflow", "rework_place", "scrap_place", "load_to")
        for name in places:
            self.lists[name] = [_place(x, buffers) for x in self.lists[name]]
        self.lists["input_origin"] = [_place(x, buffers) for x in self.lists["input_origin"]]
        arrays = {
            name: np.array(self.lists[name], dtype=note.dtype) for name, note in columns().items()
        }
        return Program(
            n_types=self.types,
            n_groups=self.groups,
            n_sinks=self.sinks,
            sample_interval=self.sample_interval,
            level_every=self.level_every,
            max_parts=self.max_parts,
            n_positions=self.n_positions,
            pool_names=tuple(f"pool {i}" for i in range(len(arrays["pool_count"]))),
            tour_names=tuple(f"tour {d}" for d in range(len(arrays["tour_capacity"]))),
            supply_names=tuple(f"supply {v}" for v in range(len(arrays["supply_buffer"]))),
            source_names=tuple(f"source {q}" for q in range(len(arrays["source_kind"]))),
            type_names=tuple(f"model {t}" for t in range(self.types)) if self.types > 1 else ("",),
            buffer_names=tuple(f"buffer {b}" for b in range(buffers)),
            sink_names=tuple(f"sink {k}" for k in range(self.sinks)),
            station_names=tuple(f"station {s}" for s in range(len(arrays["station_kind"]))),
            **arrays,
        )


def _place(number: int, buffers: int) -> int:
    return number if number >= -1 else buffers + ~(number + 1)


_STATION_DEFAULTS: dict[str, Any] = {
    "station_kind": 0,
    "station_machines": 1,
    "station_calendar": -1,
    "station_pull": 0,
    "station_select": 0,
    "station_types": (1 << 64) - 1,
    "station_group": -1,
    "campaign_rule": 0,
    "campaign_buffer": -1,
    "batch_min": 0,
    "batch_max": 0,
    "setup_table": -1,
    "setup_initial": -1,
    "setup_pool": -1,
    "tool_life": 0,
    "tool_law": -1,
    "tool_pool": -1,
    "scrap_prob": 0.0,
    "rework_prob": 0.0,
    "max_reworks": -1,
    "rework_place": -1,
    "scrap_place": -1,
    "route_kind": 0,
    "conveyor_transit": 0.0,
    "conveyor_spacing": 0.0,
    "conveyor_places": 0,
    "conveyor_accumulating": 0,
    "transport_pool": -1,
    "transport_from": -1,
    "transport_to": -1,
    "transport_load": -1,
    "transport_unload": -1,
}
