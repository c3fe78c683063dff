"""What is followed: boxes, rounds of trucks, calls of ships."""

from dataclasses import dataclass, field

NEVER = float("nan")


@dataclass(slots=True)
class Box:
    """A box and when what happened to it [s]; NaN for what has not.

    Attributes
    ----------
    number
        Counted from 1 over all docks, in the order in which their stuffing began.
    dock, customer
        Numbers of where it is stuffed and for whom.
    load
        Model, time at which the rack was there (NaN of those there at the start), and racks.
    racks, motors, mass
        What is in it; mass in kg.
    begun, stuffed
        Stuffing.
    set_out
        When a truck left the dock with it.
    gate, quay
        When it reached the gate of a port, and when it stood on the quay.
    sailing, due
        Number of the sailing it went with, and when that was due.
    sailed
        When its ship left the berth.
    arrived
        When it was in the customer's stock.
    rolled, late
        How often a ship was full, and whether it missed the cut-off of the first ship that had not
        left yet.
    """

    number: int
    dock: int
    customer: int
    load: tuple[tuple[int, float, int], ...]
    racks: int
    motors: int
    mass: float
    begun: float
    stuffed: float = NEVER
    set_out: float = NEVER
    gate: float = NEVER
    quay: float = NEVER
    sailing: int = -1
    due: float = NEVER
    sailed: float = NEVER
    arrived: float = NEVER
    rolled: int = 0
    late: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """A round of one truck.

    Attributes
    ----------
    kind, number
        Kind of trucks, and which of them, from 0.
    begin, end
        From the start of loading until it is back [s].
    box
        Number of its box.
    """

    kind: int
    number: int
    begin: float
    end: float
    box: int


@dataclass(slots=True)
class Call:
    """A ship that is due; ``sailing`` is -1 for the ships of others.

    Attributes
    ----------
    sailing, port
        Numbers.
    due, came, berthed, left
        Times [s]; NaN for what has not happened.
    stay
        Time that it needs at its berth beside its boxes [s].
    boxes
        What it takes.
    omitted
        Whether it did not come.
    """

    sailing: int
    port: int
    due: float
    stay: float = 0.0
    came: float = NEVER
    berthed: float = NEVER
    left: float = NEVER
    boxes: list[Box] = field(default_factory=list)
    omitted: bool = False
