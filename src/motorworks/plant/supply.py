"""Bought parts: what is ordered, when, and how long it lasts."""

from dataclasses import dataclass

from motorworks.plant.closure import Closure
from motorworks.plant.timetable import Timetable
from motorworks.process import Law, described


@dataclass(frozen=True, kw_only=True)
class Supply:
    """Bought parts of one kind that are kept in a buffer by orders to a supplier.

    The stock position is what lies in the buffer (and waits outside for it) plus what is on
    order. When it is at the ``reorder_point`` or below, as many lots are ordered as lift it
    above: at once, or with a ``timetable`` at its times. A timetable without a reorder point
    brings one lot each time.
    """

    name: str = described("Name, unique among supplies.")
    title: str = described("What people call it.", default="")
    supplier: str = described("Who delivers.", default="")
    material: str | None = described(
        "Material that the parts are, for its price.", default=None, refers="material"
    )
    model: str | None = described("Model of the parts.", default=None, refers="model")
    to: str = described("Buffer it fills.", refers="buffer")
    lot: int = described("Parts of a lot.", ge=1, le=10_000_000)
    reorder_point: int | None = described(
        "Stock position at or below which lots are ordered.",
        default=None,
        ge=0,
        le=1_000_000_000,
    )
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
