"""Small random plants in which every feature of the kernel meets every other."""

from random import Random
from typing import Any

from tests.kernel.draft import NEVER, Draft

from motorworks.program import Program

ON, OFF, STOP = 1, 0, 2
LAWS: tuple[tuple[int, tuple[float, ...]], ...] = (
    (0, (1.0,)),
    (0, (2.0,)),
    (0, (0.5,)),
    (1, (1.0,)),
    (2, (3.0, 1.0)),
    (2, (7.0, 1.5)),
    (3, (0.7, 1.5)),
    (4, (0.4, 0.6, 0.5, 1.5)),
    (5, (1.0, 0.5)),
    (6, (1.7, 1.0)),
    (7, (0.5, 1.5)),
    (8, (0.2, 0.8, 2.0)),
    (9, (0.5, 0.2, 0.3, 1.0)),
    (0, (0.0,)),
)
LONG: tuple[tuple[int, tuple[float, ...]], ...] = ((0, (6.0,)), (1, (8.0,)), (7, (3.0, 12.0)))


class RandomPlant:
    """A random plant in the making.

    Parameters
    ----------
    seed
        Everything hangs on it.
    size
        Stations, about.
    """

    def __init__(self, seed: int, size: int) -> None:
        self.random = Random(seed)
        self.size = size
        r = self.random
        self.draft = d = Draft(
            types=r.choice((1, 1, 2, 3, 3)),
            groups=r.choice((0, 2)),
            sample_interval=r.choice((0.0, 3.7)),
            level_every=r.choice((1, 3)),
            max_parts=r.choice((60, 100_000)),
        )
        self.types = range(d.types)
        self.laws = [d.law(kind, *numbers) for kind, numbers in LAWS]
        self.long = [d.law(kind, *numbers) for kind, numbers in LONG]
        self.calendars = [self._calendar() for _ in range(r.choice((0, 0, 1, 2)))]
        self.n_pools = r.choice((0, 1, 2, 3))
        self.pools = [self._pool() for _ in range(self.n_pools)]
        self.fleets = self._fleets()
        self.sinks = [d.sink() for _ in range(r.choice((1, 2)))]
        self.buffers = [self._buffer() for _ in range(size + r.choice((0, 1, 2)))]
        self.stores = [self._store() for _ in range(r.choice((0, 0, 1, 2)))]
        self.sources: list[int] = []
        self.tables = self._tables()

    def program(self) -> Program:
        """Give the program."""
        d, r = self.draft, self.random
        for _ in range(r.choice((0, 1, 1, 2))):
            self._arrivals()
        for _ in range(r.choice((0, 0, 1, 2, 3))):
            self._supply(r.choice(self.stores or self.buffers))
        if self.maybe(0.2):
            self._supply(r.choice(self.buffers))
        for s in range(self.size):
            self._station(s)
        for _ in range(r.choice((0, 0, 1, 2)) if self.fleets else 0):
            self._transport(r.randrange(self.size))
        for _ in range(r.choice((0, 0, 0, 1, 2))):
            self._tour()
        assert d.sinks == len(self.sinks)
        return d.program()

    def maybe(self, chance: float) -> bool:
        """Tell heads or tails."""
        return self.random.random() < chance

    def _one_of(self, numbers: list[int], chance: float) -> int:
        return self.random.choice(numbers) if numbers and self.maybe(chance) else NEVER

    def _calendar(self) -> int:
        r = self.random
        period = r.choice((8.0, 10.0, 24.0))
        times = sorted(
            {0.0} | {r.randrange(1, int(period)) * 1.0 for _ in range(r.randrange(1, 4))}
        )
        states = [r.choice((ON, ON, OFF, STOP)) for _ in times]
        states[r.randrange(len(states))] = ON
        if self.maybe(0.1):
            period = float("inf")
        return self.draft.calendar(
            period, list(zip(times, states, strict=True)), rule=r.randrange(3)
        )

    def _pool(self) -> int:
        r = self.random
        calls = sorted({0} | {r.randrange(1, 12) for _ in range(r.randrange(3))})
        sizes = tuple((float(time), r.choice((0, 1, 1, 2, 3))) for time in calls)
        return self.draft.pool(
            r.choice((1, 1, 2)),
            r.randrange(2),
            self._one_of(self.calendars, 0.4),
            sizes=sizes if self.maybe(0.4) else (),
            period=r.choice((12.0, 12.5, float("inf"))),
            absence=r.choice((0.0, 0.0, 0.3, 1.0)) if self.maybe(0.4) else 0.0,
            relief=self._relief(),
            at_end=r.randrange(2),
        )

    def _relief(self) -> int:
        """Give the other pool, if there is to be one, or none."""
        number = len(self.draft.lists["pool_count"])
        others = [i for i in range(self.n_pools) if i != number]
        return self._one_of(others, 0.5)

    def _fleets(self) -> list[int]:
        """Add positions and fleets; every second plant has none."""
        r = self.random
        if self.maybe(0.5):
            return []
        n = r.randrange(1, 4)
        self.draft.positions([[r.choice((0.0, 1.0, 2.5, 6.0)) for _ in range(n)] for _ in range(n)])
        return [
            self.draft.fleet(
                r.choice((1, 1, 2, 3)),
                home=r.randrange(n),
                speed=r.choice((0.5, 1.0, 3.0)),
                calendar=self._one_of(self.calendars, 0.3),
            )
            for _ in range(r.choice((1, 1, 2)))
        ]

    def _places(self) -> list[int]:
        """Give the buffers that are not without places."""
        return [b for b in self.buffers + self.stores if self._capacity(b) != 0]

    def _transport(self, s: int) -> None:
        """Add a transport that brings to what stands behind a station, or anywhere."""
        r, n = self.random, self.draft.n_positions
        stores = self._places()
        if not stores:
            return
        near = self.buffers[s - 1]
        origin = near if near in stores and self.maybe(0.7) else r.choice(stores)
        inp = (origin, 1, int(self.maybe(0.3)))
        kind = r.choice((0, 0, 3))
        routes = [self._route(s, kind, 1.0) for _ in (self.types if kind else (0,))]
        hours = [c for c in self.calendars if self.draft.lists["calendar_rule"][c] == 0]
        jobs = r.choice((1, 1, 2, 3))
        self.draft.station(
            [inp],
            [],
            routes,
            power=[float(r.randrange(5)) for _ in range(8)],
            station_kind=2,
            station_machines=jobs,
            outages=self._outages(jobs),
            station_calendar=self._one_of(hours, 0.5),
            station_types=r.randrange(1, 1 << len(self.types))
            if self.maybe(0.15)
            else (1 << 64) - 1,
            station_pull=int(self.maybe(0.4)),
            station_group=self._one_of(list(range(self.draft.groups)), 0.7),
            route_kind=kind,
            transport_pool=r.choice(self.fleets),
            transport_from=r.randrange(n),
            transport_to=r.randrange(n),
            transport_load=self._one_of(self.laws, 0.7),
            transport_unload=self._one_of(self.laws, 0.7),
            **self._batch(inp),
        )

    def _tour(self) -> None:
        """Add a tour between any buffers and sinks."""
        r = self.random
        stores = self._places()
        if not stores:
            return
        stops = [
            (r.choice((0.0, 0.5, 2.0)), r.choice((0.0, 1.0))) for _ in range(r.randrange(2, 5))
        ]
        times = sorted({r.randrange(0, 8) * 1.0 for _ in range(r.randrange(1, 4))})
        self.draft.tour(
            times,
            stops,
            [self._load(len(stops), stores) for _ in range(r.randrange(1, 4))],
            period=r.choice((8.0, 8.0, 12.5, float("inf"))),
            vehicles=r.choice((1, 1, 2)),
            capacity=r.choice((-1, 2, 5)),
            home=r.choice((0.0, 1.0, 7.5)),
        )

    def _load(self, stops: int, stores: list[int]) -> tuple[int, int, int, int, int, int]:
        r = self.random
        pick = r.randrange(stops - 1)
        drop = r.randrange(pick + 1, stops)
        to = r.choice(self.sinks) if self.maybe(0.3) else r.choice(self.buffers)
        return pick, drop, r.choice(stores), to, r.choice((-1, 1, 3)), r.choice((1, 1, 2))

    def _buffer(self) -> int:
        r = self.random
        capacity = r.choice((0, 0, 1, 2, 3, 6, -1))
        by_type = self.maybe(0.35)
        most = [r.choice((-1, -1, 1, 2, 4)) for _ in self.types]
        initial = [0 for _ in self.types]
        if capacity != 0 and self.maybe(0.3):
            t = r.choice(self.types)
            room = min(x for x in (capacity, most[t] if by_type else -1, 3) if x >= 0)
            initial[t] = r.randrange(room + 1)
        return self.draft.buffer(capacity, by_type=by_type, type_capacity=most, initial=initial)

    def _store(self) -> int:
        """Add a buffer that only supplies fill."""
        r = self.random
        most = [r.choice((-1, -1, 2, 4)) for _ in self.types]
        return self.draft.buffer(
            r.choice((2, 4, 8, -1)),
            by_type=self.maybe(0.5),
            type_capacity=most,
            fefo=self.maybe(0.7),
        )

    def _supply(self, buffer: int) -> None:
        r = self.random
        period = r.choice((2.5, 6.0, float("inf")))
        watches = period == float("inf")
        times = sorted({r.choice((0.0, 0.5, 1.0, 2.0)) for _ in range(r.randrange(1, 4))})
        model = r.choice(self.types)
        lot = r.choice((1, 1, 2, 3, 5))
        point = r.choice((0, 0, 1, 3, 6) if watches else (NEVER, 0, 2))
        self.draft.supply(
            buffer,
            model,
            lot=lot,
            lead=self._one_of(self.laws + self.long, 0.8),
            life=r.choice((float("inf"), float("inf"), 0.7, 3.0, 6.0, 12.0)),
            period=period,
            times=() if watches else tuple(times),
            closed=r.choice(((), (), ((1.0, 4.5),), ((0.0, 2.0), (2.0, 3.0), (7.5, 20.0)))),
            **self._policy(lot, point),
        )

    def _policy(self, lot: int, point: int) -> dict[str, Any]:
        """Give what is ordered by beside the point: an upper level, cards, days of use."""
        r = self.random
        kind = r.choice(("lots", "lots", "up to", "cards", "cover", "cover"))
        if kind == "up to":
            return {"point": max(point, 0), "up_to": max(point, 0) + lot + r.choice((0, 1, 4))}
        if kind == "cards":
            return {"point": r.choice((1, 2, 3)) * lot - r.choice((1, lot)), "each": True}
        if kind == "cover":
            levels = r.choice(((0.5, 1.5), (1.0, -1.0), (-1.0, 2.0), (0.0, 0.0)))
            days = r.choice((0, 1, 2, 3))
            cover = {"cover": levels, "use": r.choice((0.0, 2.0, 3.7)), "use_days": days}
            return {"point": NEVER, "day": r.choice((0.9, 2.0, 4.0)), **cover}
        return {"point": point}

    def _tables(self) -> int:
        """Add changeover tables; gives their number."""
        r, d = self.random, self.draft
        tables = r.choice((0, 1, 2))
        for _ in range(tables):
            for a in self.types:
                for b in self.types:
                    law = r.choice(self.laws) if a != b or self.maybe(0.2) else NEVER
                    d.lists["setup_law"].append(law)
        return tables

    def _models(self) -> tuple[int, tuple[int, ...], tuple[float, ...]]:
        """Give kind, models and cumulative probabilities of what a source gives."""
        r = self.random
        kind = r.randrange(3)
        count = 1 if kind == 0 else r.randrange(1, 4)
        models = tuple(r.choice(self.types) for _ in range(count))
        weights = (*sorted(r.random() for _ in range(count - 1)), 1.0)
        return kind, models, weights

    def _arrivals(self) -> None:
        r = self.random
        kind, models, weights = self._models()
        entries = [
            (b, r.choice((NEVER, *self.types)))
            for b in r.sample(self.buffers, min(len(self.buffers), r.choice((1, 1, 2))))
        ]
        self.draft.source(
            gap=r.choice(self.laws[:-1]),
            count=r.choice((-1, -1, 7)),
            group=r.choice((1, 1, 3)),
            lose=self.maybe(0.4),
            kind=kind,
            models=models,
            weights=weights,
            entries=tuple(entries),
        )

    def _saturated(self) -> tuple[int, bool]:
        """Add a saturated source, or use one again; tells too if it gives several of a model."""
        r = self.random
        if self.sources and self.maybe(0.2):
            return r.choice(self.sources), False
        kind, models, weights = self._models()
        if self.maybe(0.3):
            kind = 3
        origin = self.draft.source(
            count=r.choice((-1, -1, -1, 9)), kind=kind, models=models, weights=weights
        )
        self.sources.append(origin)
        return origin, kind in (0, 3)

    def _place(self, s: int, *, sinks: bool = True) -> int:
        """Give a place, most often behind the station."""
        r = self.random
        if sinks and (s == self.size - 1 or self.maybe(0.25)) and self.maybe(0.9):
            return r.choice(self.sinks)
        if self.maybe(0.8):
            return self.buffers[min(s, len(self.buffers) - 1)]
        return r.choice(self.buffers)

    def _capacity(self, b: int) -> int:
        return int(self.draft.lists["buffer_capacity"][b])

    def _input(self, s: int, used: set[int], *, single: bool) -> tuple[int, int, int] | None:
        r = self.random
        whatever = int(self.maybe(0.3))
        if (s == 0 and not used) or self.maybe(0.2):
            origin, several = self._saturated()
            most = 3 if several or whatever else 1
        else:
            origin = self.buffers[s - 1] if s and self.maybe(0.8) else r.choice(self.buffers)
            if self.stores and self.maybe(0.3):
                origin = r.choice(self.stores)
            most = self._capacity(origin) if self._capacity(origin) > 0 else 3
        if origin in used:
            return None
        used.add(origin)
        take = 1 if single or self.maybe(0.6) else r.randrange(1, min(3, most) + 1)
        return origin, take, whatever

    def _inputs(self, s: int, count: int, *, single: bool) -> list[tuple[int, ...]]:
        used: set[int] = set()
        found = [self._input(s, used, single=single) for _ in range(count)]
        return [x for x in found if x is not None] or [(self._saturated()[0], 1, 0)]

    def _routes(self, s: int) -> tuple[int, list[tuple[int, float, int, int]]]:
        r = self.random
        kind = r.choice((0, 0, 0, 1, 2, 3))
        count = {0: 1, 3: len(self.types)}.get(kind, r.randrange(1, 4))
        weights = [*sorted(r.random() for _ in range(count - 1)), 1.0]
        return kind, [self._route(s, kind, weight) for weight in weights]

    def _route(self, s: int, kind: int, weight: float) -> tuple[int, float, int, int]:
        r = self.random
        place = self._place(s)
        if kind == 3 and self.maybe(0.05):
            place = NEVER
        may_overflow = place < 0 or self._capacity(place) != 0
        overflow = r.choice(self.sinks) if may_overflow and self.maybe(0.2) else NEVER
        return place, weight, r.choice((NEVER, *self.types)), overflow

    def _station(self, s: int) -> None:
        r = self.random
        if self.fleets and s and self.maybe(0.3):
            self._transport(s)
            return
        conveyor = self.maybe(0.2)
        values = self._judgement(s)
        select = int(self.maybe(0.15))
        batch = not conveyor and not select and self.maybe(0.2)
        count = 1 if batch else r.choice((1, 1, 1, 2, 3))
        inputs = self._inputs(s, count, single=bool(select) or batch)
        if batch:
            values |= self._batch(inputs[0])
            inputs = [(inputs[0][0], 1, inputs[0][2])]
        kind, routes = self._routes(s)
        values |= self._campaign(select)
        values |= self._belt() if conveyor else self._tooling()
        calendar = self._one_of(self.calendars, 0.6)
        if batch and self._fits(calendar) and self._changes(inputs[0][0]):
            calendar = NEVER
        machines = r.choice((1, 1, 2, 3))
        self.draft.station(
            inputs,
            [] if conveyor else self._steps(),
            routes,
            failures=self._failures(),
            power=[float(r.randrange(5)) for _ in range(8)],
            outages=self._outages(machines),
            factors=self._factors(machine=not conveyor),
            station_machines=machines,
            station_calendar=calendar,
            station_select=select,
            station_group=self._one_of(list(range(self.draft.groups)), 0.7),
            route_kind=kind,
            **values,
        )

    def _outages(self, machines: int) -> list[list[tuple[float, float, int]]]:
        """Give spans of time for some machines; some begin when the one before ends, or at 0."""
        if self.maybe(0.7):
            return []
        return [self._spans() for _ in range(machines)]

    def _spans(self) -> list[tuple[float, float, int]]:
        r, spans, time = self.random, [], 0.0
        for _ in range(r.choice((0, 1, 2, 3))):
            begin = time + r.choice((0.0, 0.0, 1.0, 3.0, 7.5))
            time = begin + r.choice((1.0, 2.0, 4.5))
            spans.append((begin, time, r.randrange(3)))
        if spans and self.maybe(0.1):
            begin, _, state = spans[-1]
            spans[-1] = (begin, float("inf"), state)
        return spans

    def _factors(self, *, machine: bool) -> dict[int, list[tuple[float, float]]]:
        r = self.random
        kinds = [k for k in range(3) if self.maybe(0.12) and (machine or k)]
        return {
            k: [(t, r.choice((0.5, 1.0, 1.7))) for t in (0.0, 5.0, 9.5)[r.randrange(3) :]]
            for k in kinds
        }

    def _fits(self, calendar: int) -> bool:
        return calendar >= 0 and self.draft.lists["calendar_rule"][calendar] == 2

    def _changes(self, origin: int) -> bool:
        return origin < -1 and self.draft.lists["source_type_kind"][~(origin + 1)] in (1, 2)

    def _judgement(self, s: int) -> dict[str, object]:
        r = self.random
        if self.maybe(0.5):
            return {}
        return {
            "scrap_prob": r.choice((0.0, 0.1, 0.3)),
            "rework_prob": r.choice((0.0, 0.1, 0.4)),
            "max_reworks": r.choice((-1, 0, 1, 2)),
            "rework_place": NEVER if self.maybe(0.6) else r.choice(self.buffers),
            "scrap_place": NEVER if self.maybe(0.5) else self._place(s),
        }

    def _batch(self, inp: tuple[int, ...]) -> dict[str, object]:
        r = self.random
        most = self._capacity(inp[0]) if inp[0] >= 0 else 4
        least = r.randrange(1, min(3, most if most > 0 else 3) + 1)
        return {"batch_min": least, "batch_max": least + r.randrange(4)}

    def _campaign(self, select: int) -> dict[str, object]:
        r = self.random
        rule = r.choice((0, 0, 1, 2)) if len(self.types) > 1 else 0
        if rule == 2 and select:
            rule = 0
        mask = (1 << 64) - 1
        if self.maybe(0.15):
            mask = r.randrange(1, 1 << len(self.types))
        allocated = [t for t in self.types if mask >> t & 1]
        lots = [(r.choice(allocated), r.randrange(1, 4)) for _ in range(r.randrange(1, 4))]
        return {
            "station_types": mask,
            "campaign_rule": rule,
            "campaign": lots if rule else [],
            "campaign_buffer": r.choice(self.buffers) if rule == 2 else NEVER,
        }

    def _tooling(self) -> dict[str, object]:
        r = self.random
        tool = self.maybe(0.25)
        return {
            "station_pull": int(self.maybe(0.25)),
            "setup_table": self._one_of(list(range(self.tables)), 0.6),
            "setup_initial": r.choice((NEVER, *self.types)),
            "setup_pool": self._one_of(self.pools, 0.3),
            "tool_life": r.randrange(1, 6) if tool else 0,
            "tool_law": r.choice(self.laws) if tool else NEVER,
            "tool_pool": self._one_of(self.pools, 0.4),
        }

    def _belt(self) -> dict[str, object]:
        r = self.random
        return {
            "station_kind": 1,
            "conveyor_transit": r.choice((0.3, 2.0, 5.0)),
            "conveyor_spacing": r.choice((0.0, 0.5, 1.0, 3.0)),
            "conveyor_places": r.randrange(1, 6),
            "conveyor_accumulating": r.randrange(2),
        }

    def _steps(self) -> list[tuple[int, list[int]]]:
        r = self.random
        return [
            (self._one_of(self.pools, 0.3), [r.choice(self.laws) for _ in self.types])
            for _ in range(r.choice((1, 1, 1, 2, 3)))
        ]

    def _failures(self) -> list[tuple[float, ...]]:
        modes = [self._failure() for _ in range(self.random.choice((0, 0, 1, 2)))]
        modes += [self._upkeep() for _ in range(self.random.choice((0, 0, 1, 2)))]
        self.random.shuffle(modes)
        return modes

    def _failure(self) -> tuple[float, ...]:
        r = self.random
        up, repair = r.choice(self.long), r.choice(self.laws)
        return r.randrange(2), up, repair, self._one_of(self.pools, 0.4), 0.0, NEVER

    def _upkeep(self) -> tuple[float, ...]:
        r = self.random
        every, window = r.choice((1.0, 2.0, 3.7, 6.0)), self._one_of(self.calendars, 0.5)
        return (
            r.randrange(2, 5),
            NEVER,
            r.choice(self.laws),
            self._one_of(self.pools, 0.4),
            every,
            window,
        )


def random_program(seed: int, size: int) -> Program:
    """Give a small random plant of about so many stations."""
    return RandomPlant(seed, size).program()
