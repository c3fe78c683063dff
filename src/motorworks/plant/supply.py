"""Bought parts: what is ordered, when, and how long it lasts."""

from dataclasses import dataclass

from motorworks.plant.closure import Closure
from motorworks.plant.timetable import Timetable
from motorworks.process import Law, described


@dataclass(frozen=True, kw_only=True)
class Cover:
    """Stock kept in days of use.

    The levels follow from the use of a day: the reorder point is ``reorder`` times the use,
    rounded down, what is ordered up to is ``up_to`` times the use, rounded up. A day has 24 hours
    and is counted from the start of the run, days of rest too.
    """

    reorder: float | None = described(
        "Days of use at or below which is ordered.",
        default=None,
        quantity="time",
        ge=0,
        example='"2 day"',
    )
    up_to: float | None = described(
        "Days of use up to which is ordered; a lot above ``reorder`` if not given.",
        default=None,
        quantity="time",
        gt=0,
        example='"4 day"',
    )
    use: float = described("Parts used a day, as far as is known beforehand.", gt=0, le=1e9)
    measured_over: int | None = described(
        "Days over which the use is measured, the last ones that have ended; those before the run "
        "count as ``use``. It stays as given if not set.",
        default=None,
        ge=1,
        le=1000,
    )


@dataclass(frozen=True, kw_only=True)
class Supply:
    """Bought parts of one kind that are kept in a buffer by orders to a supplier.

    The stock position is what lies in the buffer (and waits outside for it) plus what is on
    order. When it is at the ``reorder_point`` or below, as many lots are ordered as lift it
    above, or with ``order_up_to`` as many as fit below that: at once, or with a ``timetable`` at
    its times. With ``cards`` each lot is a container with a card, and the card orders the next
    one; with ``cover`` the levels are days of use. A timetable alone brings one lot each time.
    """

    name: str = described("Name, unique among supplies.")
    title: str = described("What people call it.", default="")
    supplier: str = described("Who delivers.", default="")
    material: str | None = described(
        "Material that the parts are, for its price.", default=None, refers="material"
    )
    model: str | None = described("Model of the parts.", default=None, refers="model")
    to: str = described("Buffer it fills.", refers="buffer")
    lot: int = described(
        "Parts of a lot, or of a container with ``cards``; single parts if not given.",
        default=1,
        ge=1,
        le=10_000_000,
    )
    reorder_point: int | None = described(
        "Stock position at or below which lots are ordered.",
        default=None,
        ge=0,
        le=1_000_000_000,
    )
    order_up_to: int | None = described(
        "Stock position up to which is ordered; one lot above the reorder point if not given. "
        "Without a reorder point a lot is ordered as soon as it fits.",
        default=None,
        ge=1,
        le=1_000_000_000,
    )
    cards: int | None = described(
        "Kanban cards: containers of ``lot`` parts that are full or ordered, each by an order of "
        "its own.",
        default=None,
        ge=1,
        le=100_000,
    )
    card_released: str = described(
        "When a card orders the next container: when the first part of its own is taken, or when "
        "it is empty.",
        default="taken",
        choices=("taken", "emptied"),
    )
    cover: Cover | None = described("Levels in days of use instead of parts.", default=None)
    lead_time: Law | None = described(
        "Time from order to delivery; at once if not given.", default=None, example='"3 day"'
    )
    timetable: Timetable | None = described(
        "Times at which the stock is looked at, or a lot is ordered.", default=None
    )
    shelf_life: float | None = described(
        "Time from the order after which what is left of a lot is thrown away; for ever if not "
        "given.",
        default=None,
        quantity="time",
        gt=0,
        example='"30 day"',
    )
    closed: tuple[Closure, ...] = described(
        "Spans of time in which the supplier is closed: the lead time of what is ordered then "
        "counts from when it opens; what is under way comes all the same.",
        default=(),
    )
