"""What happens when: events in the order of time, ties in a written order."""

import heapq
from collections.abc import Callable
from enum import IntEnum
from itertools import count
from typing import Any


class Order(IntEnum):
    """Events of the same instant, in the order in which they happen.

    What arrives is there before anybody looks at it: motors from the plant, boxes at a customer,
    boxes on the quay and trucks back home come before the cut-off of a sailing, ships come after
    it, and customers call off last. Then docks, trucks and berths decide, and a day is summed up
    when all that is done.
    """

    COUNT = 0
    MADE = 1
    ARRIVE = 2
    MOVE = 3
    CUT_OFF = 4
    SHIP = 5
    CALL = 6
    WAKE = 7
    DAY = 8


class Agenda:
    """The events to come."""

    def __init__(self) -> None:
        self.now = 0.0
        self._heap: list[tuple[float, int, int, Callable[..., None], tuple[Any, ...]]] = []
        self._number = count()

    def at(self, time: float, order: Order, do: Callable[..., None], *about: Any) -> None:
        """Put an event on the agenda.

        Parameters
        ----------
        time
            When [s], not before now.
        order
            Its place among those of the same instant; equal ones keep the order of this call.
        do, about
            What happens.
        """
        heapq.heappush(self._heap, (time, int(order), next(self._number), do, about))

    def run(self, until: float, settle: Callable[[], None]) -> None:
        """Let all happen before a time.

        Parameters
        ----------
        until
            Time [s] at which it ends; what is due then does not happen.
        settle
            Called after the last event of each instant; it may put new ones on the same instant.
        """
        heap = self._heap
        while heap and heap[0][0] < until:
            self.now = heap[0][0]
            while heap and heap[0][0] == self.now:
                _, _, _, do, about = heapq.heappop(heap)
                do(*about)
            settle()
        self.now = until
