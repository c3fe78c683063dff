"""Trucks of one kind: each takes a box, brings it there and comes back."""

import heapq
from collections import deque
from collections.abc import Callable

from motorworks.logistics.agenda import Agenda, Order
from motorworks.logistics.box import Box, Round
from motorworks.logistics.level import Level
from motorworks.logistics.network import TruckPlan


class Haul:
    """The trucks of one kind and the boxes that wait for them.

    Parameters
    ----------
    number, plan
        Which trucks.
    agenda
        Where their travels are put.
    left
        Called with a box that has left its bay.
    there
        Called with a box at the other end, and what lets its truck go home.
    road
        Time of one way for a box [s].
    """

    def __init__(
        self,
        number: int,
        plan: TruckPlan,
        agenda: Agenda,
        left: Callable[[Box], None],
        there: Callable[[Box, Callable[[], None]], None],
        road: Callable[[Box], float],
    ) -> None:
        self._number, self.plan, self._agenda = number, plan, agenda
        self._left, self._there, self._road = left, there, road
        self._idle = list(range(plan.truck.number))
        self.waiting: deque[Box] = deque()
        self.busy = Level()
        self.rounds: list[Round] = []
        self.boxes = Level()
        """Boxes on the road or at a gate, still on their truck."""
        self._woken = -1.0

    def offer(self, box: Box) -> None:
        """Let a stuffed box wait for a truck."""
        self.waiting.append(box)

    def settle(self) -> None:
        """Let idle trucks take boxes that wait, the lowest number and the oldest box first."""
        now = self._agenda.now
        if not (self._idle and self.waiting):
            return
        opens = self.plan.hours.opens(now)
        if opens > now:
            if opens != self._woken:
                self._woken = opens
                self._agenda.at(opens, Order.WAKE, _nothing)
            return
        while self._idle and self.waiting:
            truck = heapq.heappop(self._idle)
            box = self.waiting.popleft()
            self.busy.add(now, 1)
            self._agenda.at(now + self.plan.truck.loading, Order.MOVE, self._go, box, truck, now)

    def _go(self, box: Box, truck: int, since: float) -> None:
        now = self._agenda.now
        box.set_out = now
        self.boxes.add(now, 1)
        self._left(box)
        self._agenda.at(now + self._road(box), Order.MOVE, self._reach, box, truck, since)

    def _reach(self, box: Box, truck: int, since: float) -> None:
        self._there(box, lambda: self._return(box, truck, since))

    def _return(self, box: Box, truck: int, since: float) -> None:
        """Let a truck without its box drive home."""
        now = self._agenda.now
        self.boxes.add(now, -1)
        self._agenda.at(now + self._road(box), Order.MOVE, self._home, box, truck, since)

    def _home(self, box: Box, truck: int, since: float) -> None:
        now = self._agenda.now
        self.busy.add(now, -1)
        heapq.heappush(self._idle, truck)
        self.rounds.append(Round(self._number, truck, since, now, box.number))


def _nothing() -> None:
    """Let the instant be one at which things are settled."""
