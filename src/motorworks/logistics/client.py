"""A customer's stock: what it calls off, what is there at once, what is owed."""

from collections import deque

from motorworks.logistics.box import Box
from motorworks.logistics.draws import Draws
from motorworks.logistics.level import Level
from motorworks.logistics.network import CustomerPlan


class Client:
    """The stock of one customer.

    Parameters
    ----------
    plan
        The customer.
    rack
        Motors of a rack that it gets.
    draws
        Random numbers.
    """

    def __init__(self, plan: CustomerPlan, rack: int, draws: Draws) -> None:
        self.plan = plan
        self._rack = rack
        c = plan.customer
        self._keeps = c.when_short == "backlog"
        self.stock = list(plan.start)
        self._owed: list[deque[list[float]]] = [deque() for _ in plan.rates]
        self.level = Level(float(sum(plan.start)))
        self.owed = Level()
        self.calls = self.calls_served = self.called = self.at_once = 0
        self.on_time = self.lost = self.delivered = 0
        self._begin = 0.0
        self.quantities = [
            draws.quantities(
                c.demand,
                c.variation,
                rate * 604_800.0 / plan.calls_a_week,
                len(plan.times),
                c.name,
                m,
            )
            for m, rate in enumerate(plan.rates)
        ]

    def forget(self, now: float) -> None:
        """Begin to count."""
        self.level.forget(now)
        self.owed.forget(now)
        self.calls = self.calls_served = self.called = self.at_once = 0
        self.on_time = self.lost = 0
        self._begin = now

    def call_off(self, now: float, number: int, short: list[int]) -> None:
        """Let it call off for the so-manieth time.

        Parameters
        ----------
        now
            The time [s].
        number
            Which call-off, from 0.
        short
            What it needs by model, which goes up by what it takes or waits for.
        """
        whole, called = True, 0
        for m, quantities in enumerate(self.quantities):
            wanted = int(quantities[number])
            if not wanted:
                continue
            served = min(wanted, self.stock[m])
            missing = wanted - served
            self.stock[m] -= served
            self.level.add(now, -served)
            self.delivered += served
            called += wanted
            self.called += wanted
            self.at_once += served
            self.on_time += served
            short[m] += served
            if missing:
                whole = False
                if self._keeps:
                    self._owed[m].append([now, missing])
                    self.owed.add(now, missing)
                    short[m] += missing
                else:
                    self.lost += missing
        if called:
            self.calls += 1
            self.calls_served += whole

    def receive(self, now: float, box: Box) -> None:
        """Take a box in; what is owed is served first, the oldest first."""
        grace = self.plan.customer.grace
        for m, _, racks in box.load:
            left = racks * self._rack
            owed = self._owed[m]
            while owed and left:
                part = min(left, int(owed[0][1]))
                since = owed[0][0]
                owed[0][1] -= part
                if not owed[0][1]:
                    owed.popleft()
                left -= part
                self.delivered += part
                self.owed.add(now, -part)
                if since >= self._begin and now - since <= grace:
                    self.on_time += part
            self.stock[m] += left
            self.level.add(now, left)
