"""The chain from the store to the customers, simulated event by event."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from motorworks.logistics.agenda import Agenda, Order
from motorworks.logistics.box import Box, Call
from motorworks.logistics.client import Client
from motorworks.logistics.draws import Draws
from motorworks.logistics.feed import Feed
from motorworks.logistics.haul import Haul
from motorworks.logistics.level import Level
from motorworks.logistics.network import Network
from motorworks.logistics.quay import Quay
from motorworks.logistics.store import Needs, Store, next_load

DAY = 86400.0


@dataclass(frozen=True, slots=True)
class Balance:
    """Where the motors are at the end; those that came in are all of them.

    Attributes
    ----------
    came
        Motors that the plant made, with those in stores and at customers at the start.
    unplaced
        Those that found no place in a store.
    stores, bays, roads, quays, seas, customers
        Those there now; in bays also those in boxes that wait for a truck.
    delivered
        Those called off.
    """

    came: int
    unplaced: int
    stores: int
    bays: int
    roads: int
    quays: int
    seas: int
    customers: int
    delivered: int


class Chain:
    """One replication of what lies beyond the gate.

    Parameters
    ----------
    network
        The network.
    feed
        What the plant makes; it must cover the whole time.
    seed, replication
        What random numbers hang on.
    """

    def __init__(self, network: Network, feed: Feed, seed: int, replication: int) -> None:
        self.network = network
        self.agenda = Agenda()
        self._draws = Draws(seed, replication)
        self.needs = Needs(network.customers, network.docks)
        self.stores = [Store(plan) for plan in network.docks]
        self.clients = [
            Client(plan, network.docks[plan.dock].rack, self._draws) for plan in network.customers
        ]
        self.hauls = [
            Haul(n, plan, self.agenda, self._out_of_bay, self._there(n), self._road(n))
            for n, plan in enumerate(network.trucks)
        ]
        self.quays = [
            Quay(n, p, self.agenda, self._draws, network.sailings, network.customers, self._sailed)
            for n, p in enumerate(network.ports)
        ]
        self.boxes: list[Box] = []
        self.taken: dict[int, int] = {}
        """Number of the trucks that each box takes, by the box's number."""
        self.bays = [Level() for _ in network.docks]
        self.in_bays = Level()
        self.on_road = Level()
        self.at_sea = Level()
        self._due = [True] * len(network.docks)
        """Whether a dock has to look again for a box."""
        self._came = sum(sum(p.initial) for p in network.docks)
        self._came += sum(sum(c.start) for c in network.customers)
        self.begin = 0.0
        self._plan_feed(feed)
        for n, plan in enumerate(network.customers):
            for number, time in enumerate(plan.times):
                self.agenda.at(time, Order.CALL, self._call_off, n, number)

    def run(self, warm_up: float, until: float) -> None:
        """Let it run, counting after a warm-up.

        Parameters
        ----------
        warm_up
            Time thrown away [s].
        until
            End [s].
        """
        days = int((until - warm_up) / DAY + 1e-9)
        self.agenda.at(warm_up, Order.COUNT, self._forget)
        for d in range(1, days + 1):
            # The end of the last day is the end of the run, at which nothing happens any more.
            if warm_up + d * DAY < until:
                self.agenda.at(warm_up + d * DAY, Order.DAY, self._end_day)
        self.agenda.run(until, self._settle)
        if days and warm_up + days * DAY >= until - 1e-6:
            self._end_day()

    # ---- the plant and its docks ----

    def _plan_feed(self, feed: Feed) -> None:
        docks: dict[int, int] = {plan.sink: n for n, plan in enumerate(self.network.docks)}
        wanted = np.isin(feed.sink, list(docks))
        hours, first = np.unique(feed.times[wanted], return_index=True)
        rows = [
            (docks[sink], model, int(count))
            for sink, model, count in zip(
                feed.sink[wanted].tolist(),
                feed.model[wanted].tolist(),
                feed.count[wanted].tolist(),
                strict=True,
            )
        ]
        ends = [*first[1:].tolist(), len(rows)]
        for time, begin, end in zip(hours.tolist(), first.tolist(), ends, strict=True):
            self.agenda.at(time, Order.MADE, self._made, rows[begin:end])

    def _made(self, rows: list[tuple[int, int, int]]) -> None:
        now = self.agenda.now
        for dock, model, motors in rows:
            self._came += motors
            store = self.stores[dock]
            racks = store.racks[model]
            store.put(now, model, motors)
            if store.racks[model] > racks:
                self._due[dock] = True

    def _settle(self) -> None:
        for n, due in enumerate(self._due):
            if due:
                self._stuff(n)
        for haul in self.hauls:
            haul.settle()
        for quay in self.quays:
            quay.settle()

    def _stuff(self, dock: int) -> None:
        """Begin boxes as long as there are bays, motors and somebody who needs them."""
        now = self.agenda.now
        store, plan = self.stores[dock], self.network.docks[dock]
        while self.bays[dock].value < plan.dock.bays:
            found = next_load(store, self.needs)
            if found is None:
                break
            customer, racks = found
            load = store.take(now, racks)
            self._begin(dock, customer, racks, load)
        self._due[dock] = False

    def _begin(
        self,
        dock: int,
        customer: int,
        racks: list[int],
        load: tuple[tuple[int, float, int], ...],
    ) -> None:
        now, plan = self.agenda.now, self.network.docks[dock]
        motors = plan.rack * sum(racks)
        mass = sum(n * m for n, m in zip(racks, plan.masses, strict=True))
        number = len(self.boxes) + 1
        box = Box(number, dock, customer, load, sum(racks), motors, mass, now)
        self.boxes.append(box)
        for m, n in enumerate(racks):
            self.needs.short[customer][m] -= n * plan.rack
        self.needs.given[customer] += motors
        self.bays[dock].add(now, 1)
        self.in_bays.add(now, motors)
        work = self._draws.one(plan.dock.time, plan.dock.name, number, "stuffing")
        self.agenda.at(plan.hours.done(now, work), Order.MOVE, self._stuffed, box)

    def _stuffed(self, box: Box) -> None:
        box.stuffed = self.agenda.now
        self.taken[box.number] = by = self._by(box)
        self.hauls[by].offer(box)

    # ---- roads and seas ----

    def _by(self, box: Box) -> int:
        """Give the trucks of a box: to the first of its ports that is open, else to the first."""
        plan = self.network.customers[box.customer]
        if plan.truck >= 0:
            return plan.truck
        ports = [self.network.ports[self.network.sailings[s].port] for s in plan.sailings]
        now = self.agenda.now
        return next((p.truck for p in ports if p.hours.works(now)), ports[0].truck)

    def _road(self, trucks: int) -> Callable[[Box], float]:
        """Give what tells how long trucks drive with a box, one way [s]."""
        network = self.network

        def road(box: Box) -> float:
            plan = network.customers[box.customer]
            return plan.road if plan.truck >= 0 else network.trucks[trucks].road

        return road

    def _out_of_bay(self, box: Box) -> None:
        now = self.agenda.now
        self.bays[box.dock].add(now, -1)
        self.in_bays.add(now, -box.motors)
        self.on_road.add(now, box.motors)
        self._due[box.dock] = True

    def _there(self, trucks: int) -> Callable[[Box, Callable[[], None]], None]:
        """Give what is done with a box that trucks have brought: to a port, or to its customer."""
        plan = self.network.trucks[trucks]

        def to_port(box: Box, leave: Callable[[], None]) -> None:
            def set_down() -> None:
                self.on_road.add(self.agenda.now, -box.motors)
                leave()

            self.quays[plan.port].arrive(box, set_down, plan.truck.unloading)

        def to_customer(box: Box, leave: Callable[[], None]) -> None:
            def unload() -> None:
                self.on_road.add(self.agenda.now, -box.motors)
                self._receive(box)
                leave()

            done = self.agenda.now + plan.truck.unloading
            self.agenda.at(done, Order.ARRIVE, unload)

        return to_customer if plan.port < 0 else to_port

    def _sailed(self, call: Call) -> None:
        """Let the boxes of a ship that has left come to their customers."""
        now, noun = self.agenda.now, self.network.sailings[call.sailing].sailing
        number = int(call.due)
        transit = self._draws.one(noun.transit, noun.name, number, "transit")
        onward: dict[int, float] = {}
        for box in call.boxes:
            if box.customer not in onward:
                of = self.network.customers[box.customer].customer
                name = f"{noun.name} {of.name}"
                onward[box.customer] = self._draws.one(of.onward, name, number, "onward")
            self.at_sea.add(now, box.motors)
            there = now + transit + onward[box.customer]
            self.agenda.at(there, Order.ARRIVE, self._land, box)

    def _land(self, box: Box) -> None:
        self.at_sea.add(self.agenda.now, -box.motors)
        self._receive(box)

    # ---- customers ----

    def _receive(self, box: Box) -> None:
        box.arrived = self.agenda.now
        self.clients[box.customer].receive(self.agenda.now, box)

    def _call_off(self, customer: int, number: int) -> None:
        client = self.clients[customer]
        client.call_off(self.agenda.now, number, self.needs.short[customer])
        self._due[client.plan.dock] = True

    # ---- counting ----

    def _levels(self) -> list[Level]:
        return [
            self.in_bays,
            self.on_road,
            self.at_sea,
            *self.bays,
            *(store.level for store in self.stores),
            *(level for haul in self.hauls for level in (haul.busy, haul.boxes)),
            *(level for quay in self.quays for level in (quay.level, quay.motors, quay.berthed)),
        ]

    def _forget(self) -> None:
        self.begin = now = self.agenda.now
        for level in self._levels():
            level.forget(now)
        for client in self.clients:
            client.forget(now)
        for store in self.stores:
            store.forget()

    def _end_day(self) -> None:
        now = self.agenda.now
        for quay in self.quays:
            quay.level.end_day(now, DAY)
        for store in self.stores:
            store.level.end_day(now, DAY)

    def balance(self) -> Balance:
        """Give where the motors are now."""
        return Balance(
            came=self._came,
            unplaced=sum(store.unplaced + store.unplaced_before for store in self.stores),
            stores=round(sum(store.level.value for store in self.stores)),
            bays=round(self.in_bays.value),
            roads=round(self.on_road.value),
            quays=round(sum(quay.motors.value for quay in self.quays)),
            seas=round(self.at_sea.value),
            customers=sum(sum(client.stock) for client in self.clients),
            delivered=sum(client.delivered for client in self.clients),
        )
