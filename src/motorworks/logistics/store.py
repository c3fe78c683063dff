"""The store of a dock, for whom its next box is, and the bays in which it is stuffed."""

from collections import deque
from collections.abc import Sequence

from motorworks.logistics.level import Level
from motorworks.logistics.network import CustomerPlan, DockPlan

START = float("nan")
"""Time at which motors that are there at the start were made."""

Load = tuple[tuple[int, float, int], ...]


class Store:
    """Racks by model, first in first out, and motors that make no rack yet.

    Parameters
    ----------
    plan
        The dock.
    """

    def __init__(self, plan: DockPlan) -> None:
        self.plan = plan
        self.layers: list[deque[list[float]]] = [deque() for _ in plan.masses]
        self.racks = [0] * len(plan.masses)
        self.loose = [0] * len(plan.masses)
        self.level = Level()
        self.unplaced = self.full = self.unplaced_before = 0
        """Motors that found no place, hours in which there were such, and those before."""
        self._last_full = -1.0
        for model, motors in enumerate(plan.initial):
            self.put(0.0, model, motors, made=START)

    def forget(self) -> None:
        """Begin to count."""
        self.unplaced_before += self.unplaced
        self.unplaced = self.full = 0

    def put(self, now: float, model: int, motors: int, made: float | None = None) -> int:
        """Take motors in as far as there is room; give how many found no place."""
        room = self.plan.capacity - self.level.value
        taken = int(min(motors, room))
        self.loose[model] += taken
        racks, self.loose[model] = divmod(self.loose[model], self.plan.rack)
        if racks:
            self.layers[model].append([now if made is None else made, racks])
            self.racks[model] += racks
        self.level.add(now, taken)
        if taken < motors:
            self.unplaced += motors - taken
            self.full += now != self._last_full
            self._last_full = now
        return motors - taken

    def take(self, now: float, wanted: Sequence[int]) -> Load:
        """Take racks out, of each model the oldest.

        Parameters
        ----------
        now
            The time [s].
        wanted
            Racks by model, of which there are as many.
        """
        found: list[tuple[int, float, int]] = []
        for model, racks in enumerate(wanted):
            left = racks
            layers = self.layers[model]
            while left:
                layer = layers[0]
                part = min(left, int(layer[1]))
                found.append((model, layer[0], part))
                layer[1] -= part
                left -= part
                if not layer[1]:
                    layers.popleft()
            self.racks[model] -= racks
        self.level.add(now, -self.plan.rack * sum(wanted))
        return tuple(found)


class Needs:
    """What customers still need of each model, and what they have been given.

    Parameters
    ----------
    customers, docks
        All of the network.
    """

    def __init__(self, customers: Sequence[CustomerPlan], docks: Sequence[DockPlan]) -> None:
        self.plans = customers
        self.lightest = [
            min((m for m, r in zip(docks[c.dock].masses, c.rates, strict=True) if r), default=0.0)
            for c in customers
        ]
        """Mass of the lightest rack that each calls off [kg]."""
        self.short = [[t - s for t, s in zip(c.target, c.start, strict=True)] for c in customers]
        """Motors by which stock, boxes under way and debts lie below the stock aimed at."""
        self.given = [0] * len(customers)
        self.total = [sum(c.rates) for c in customers]

    def cover(self, customer: int, racks: Sequence[int]) -> float:
        """Give when the first model of which there are racks runs out [s from now]."""
        plan, short = self.plans[customer], self.short[customer]
        return min(
            (
                (plan.target[m] - short[m]) / rate
                for m, rate in enumerate(plan.rates)
                if rate > 0 and racks[m]
            ),
            default=0.0,
        )

    def ranked(self, rule: str, customers: Sequence[int], racks: Sequence[int]) -> list[int]:
        """Give customers in the order in which they are served; equal ones as in the file."""
        if rule == "order":
            return list(customers)
        if rule == "share":
            return sorted(customers, key=lambda c: self.given[c] / (self.total[c] or 1.0))
        return sorted(customers, key=lambda c: self.cover(c, racks) - self.plans[c].lead)


def next_load(store: Store, needs: Needs) -> tuple[int, list[int]] | None:
    """Give for whom the next full box is, and its racks by model; ``None`` if there is none.

    Parameters
    ----------
    store
        The store.
    needs
        What its customers need.

    Notes
    -----
    A box goes to one customer. It is filled rack by rack, each time with the model of which the
    customer has least for the time that is called off, among those that the store has, that are
    needed by a whole rack, and that the box still bears.
    """
    plan = store.plan
    able = {c: room for c in plan.customers if (room := _room(store, needs, c)) is not None}
    for c in needs.ranked(plan.dock.allocation, list(able), store.racks):
        found = _filled(plan, needs, c, able[c])
        if found is not None:
            return c, found
    return None


def _room(store: Store, needs: Needs, customer: int) -> list[int] | None:
    """Give the racks by model that a customer could have; ``None`` if they fill no box anyhow."""
    plan, rack = store.plan, store.plan.rack
    short = needs.short[customer]
    room = [
        (have if have * rack <= want else want // rack) if have and want >= rack else 0
        for have, want in zip(store.racks, short, strict=True)
    ]
    racks = sum(room)
    if not racks:
        return None
    mass = sum([n * m for n, m in zip(room, plan.masses, strict=True)])
    fills = racks >= plan.racks or mass + needs.lightest[customer] > plan.limit
    return room if fills or max(racks / plan.racks, mass / plan.limit) >= plan.dock.fill else None


def _filled(plan: DockPlan, needs: Needs, customer: int, room: list[int]) -> list[int] | None:
    """Give the racks of a full box for a customer; ``None`` if it cannot be filled."""
    rates, rack, masses = needs.plans[customer].rates, plan.rack, plan.masses
    want = [
        short / rate if rate else 0.0
        for short, rate in zip(needs.short[customer], rates, strict=True)
    ]
    less = [rack / rate if rate else 0.0 for rate in rates]
    taken = [0] * len(room)
    racks, mass = 0, 0.0
    while racks < plan.racks:
        best = -1
        for m, left in enumerate(room):
            if left and mass + masses[m] <= plan.limit and (best < 0 or want[m] > want[best]):
                best = m
        if best < 0:
            break
        room[best] -= 1
        taken[best] += 1
        want[best] -= less[best]
        racks += 1
        mass += masses[best]
    share = max(racks / plan.racks, mass / plan.limit)
    full = racks == plan.racks or mass + needs.lightest[customer] > plan.limit
    return taken if racks and (full or share >= plan.dock.fill) else None
