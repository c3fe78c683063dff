"""A port: its gate, the boxes on its quay, its berths and the ships that take them."""

from collections import deque
from collections.abc import Callable, Sequence

from motorworks.logistics.agenda import Agenda, Order
from motorworks.logistics.box import Box, Call
from motorworks.logistics.draws import Draws
from motorworks.logistics.level import Level
from motorworks.logistics.network import CustomerPlan, PortPlan, SailingPlan


class Quay:
    """One port.

    Parameters
    ----------
    number, plan
        Which port.
    agenda
        Where events are put.
    draws
        Random numbers.
    sailings, customers
        All of the network.
    sailed
        Called with a ship that has left.
    """

    def __init__(
        self,
        number: int,
        plan: PortPlan,
        agenda: Agenda,
        draws: Draws,
        sailings: Sequence[SailingPlan],
        customers: Sequence[CustomerPlan],
        sailed: Callable[[Call], None],
    ) -> None:
        self.number, self.plan, self._agenda, self._draws = number, plan, agenda, draws
        self._sailings, self._customers, self._sailed = sailings, customers, sailed
        self._gate: deque[tuple[Box, Callable[[], None], float]] = deque()
        self._kept = 0
        self.yard: list[Box] = []
        self.level = Level()
        self.motors = Level()
        self._roads: deque[Call] = deque()
        self.berthed = Level()
        self.calls: list[Call] = []
        self._ships = 0
        self._open_calls: list[Call] = []
        for n, s in enumerate(sailings):
            if s.port == number:
                for due in s.times:
                    self._expect(n, due)
        if plan.port.other_ships is not None:
            self._next_other(0.0)

    # ---- gate and quay ----

    def arrive(self, box: Box, leave: Callable[[], None], unloading: float) -> None:
        """Let a truck with a box wait at the gate until it can set it down."""
        box.gate = self._agenda.now
        self._gate.append((box, leave, unloading))
        self._admit()

    def _admit(self) -> None:
        places = self.plan.port.places
        while self._gate and (places is None or self._kept < places):
            box, leave, unloading = self._gate.popleft()
            self._kept += 1
            done = self.plan.hours.done(self._agenda.now, unloading)
            self._agenda.at(done, Order.MOVE, self._set_down, box, leave)

    def _set_down(self, box: Box, leave: Callable[[], None]) -> None:
        now = self._agenda.now
        box.quay = now
        box.late = any(self._takes(call, box) for call in self._open_calls)
        self.yard.append(box)
        self.level.add(now, 1)
        self.motors.add(now, box.motors)
        leave()

    # ---- ships ----

    def _expect(self, sailing: int, due: float) -> None:
        """Put a ship on the agenda: its cut-off, and when it comes."""
        plan = self._sailings[sailing]
        noun = plan.sailing
        call = Call(sailing, self.number, due)
        self.calls.append(call)
        if not plan.hours.works(due):
            call.omitted = True
            return
        number = int(due)
        call.stay = self._draws.one(noun.stay, noun.name, number, "stay")
        cut_off = max(0.0, due - self.plan.port.cut_off)
        self._agenda.at(cut_off, Order.CUT_OFF, self._close, call)
        late = self._draws.one(noun.delay, noun.name, number, "delay")
        self._agenda.at(due + late, Order.SHIP, self._come, call)

    def _next_other(self, after: float) -> None:
        port = self.plan.port
        gap = self._draws.one(port.other_ships, port.name, self._ships, "gap")
        stay = self._draws.one(port.other_stay, port.name, self._ships, "stay")
        self._ships += 1
        due = after + gap
        self._agenda.at(due, Order.SHIP, self._come, Call(-1, self.number, due, stay))

    def _takes(self, call: Call, box: Box) -> bool:
        return call.sailing in self._customers[box.customer].sailings

    def _close(self, call: Call) -> None:
        """Say at the cut-off which boxes go with a ship: the first on the quay, up to its slots."""
        slots = self._sailings[call.sailing].sailing.slots
        for box in self.yard:
            if box.sailing >= 0 or not self._takes(call, box):
                continue
            if slots is not None and len(call.boxes) >= slots:
                box.rolled += 1
                continue
            box.sailing, box.due = call.sailing, call.due
            call.boxes.append(box)
        self._open_calls.append(call)

    def _come(self, call: Call) -> None:
        call.came = self._agenda.now
        self._roads.append(call)
        if call.sailing < 0:
            self.calls.append(call)
            self._next_other(call.due)

    def settle(self) -> None:
        """Let ships that wait come to free berths, the first that came first."""
        now = self._agenda.now
        while self._roads and self.berthed.value < self.plan.port.berths:
            opens = self.plan.hours.opens(now)
            if opens > now:
                self._agenda.at(opens, Order.WAKE, _nothing)
                return
            call = self._roads.popleft()
            call.berthed = now
            self.berthed.add(now, 1)
            work = call.stay + len(call.boxes) * self.plan.move
            self._agenda.at(self.plan.hours.done(now, work), Order.SHIP, self._leave, call)

    def _leave(self, call: Call) -> None:
        now = self._agenda.now
        call.left = now
        self.berthed.add(now, -1)
        if call.sailing < 0:
            return
        self._open_calls.remove(call)
        for box in call.boxes:
            box.sailed = now
            self.level.add(now, -1)
            self.motors.add(now, -box.motors)
        self.yard = [box for box in self.yard if box.sailed != box.sailed]  # NaN: still here
        self._kept -= len(call.boxes)
        self._sailed(call)
        self._admit()


def _nothing() -> None:
    """Let the instant be one at which things are settled."""
