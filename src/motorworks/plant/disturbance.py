"""What may go wrong, and what can be done against it."""

from dataclasses import dataclass
from datetime import date

from motorworks.process import described

WHAT = ("outage", "supplier", "shipment", "epidemic", "price", "demand")
KINDS = ("stock", "second_source", "park", "machine", "places", "overtime")


@dataclass(frozen=True, kw_only=True)
class Disturbance:
    """Something that goes wrong from a date on, for some time.

    A disturbance changes no run; ``motorworks stress`` tries it.
    """

    name: str = described("Name, unique among disturbances.")
    title: str = described("What people call it.", default="")
    what: str = described(
        "outage: machines stand still; supplier: takes up no order; shipment: nothing leaves; "
        "epidemic: people stay away and suppliers close; price: sales prices fall, or those of "
        "materials rise; demand: fewer are bought.",
        default="outage",
        choices=WHAT,
    )
    of: tuple[str, ...] = described(
        "Whom it hits: as in an outage (power is ``all``); suppliers or supplies; shipments; "
        "materials for price (empty: the sales prices). Nothing for epidemic and demand.",
        default=(),
        single=True,
        example='["magnets"]',
    )
    machines: int | None = described(
        "Machines of each station that stand still, in an outage; all if not given.",
        default=None,
        ge=1,
        le=10_000,
    )
    start: date | None = described(
        "Date at 00:00 at which it begins; on the first Monday after the warm-up if not given.",
        default=None,
    )
    duration: float | None = described(
        "How long it lasts; two weeks, or as long as its curve, if not given.",
        default=None,
        quantity="time",
        gt=0,
        example='"14 d"',
    )
    severity: float | None = described(
        "Share by which prices or demand change.",
        default=None,
        quantity="share",
        gt=0,
        le=10,
        example='"10 %"',
    )
    curve: str | None = described(
        "People at work, of an epidemic; its first date is moved to the start.",
        default=None,
        refers="curve",
    )
    firms: str | None = described(
        "Firms open, of an epidemic: the suppliers with most people open first.",
        default=None,
        refers="curve",
    )
    manning: str = described(
        "Who is at work in an epidemic: spread, every line is short of people; in_order, as many "
        "copies of each line as there are people for, the first of them; dearest, likewise, those "
        "that make the models of the highest price; bottleneck, all people go to the line that "
        "allows least until it is complete, then to those that feed it; downstream, to the line "
        "next to the customer, then to the one before it.",
        default="spread",
        choices=("spread", "in_order", "dearest", "bottleneck", "downstream"),
    )
    also: tuple[str, ...] = described(
        "Disturbances that begin at the same time.",
        default=(),
        single=True,
        refers="disturbance",
    )


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What can be done against disturbances, and what it costs."""

    name: str = described("Name, unique among measures.")
    title: str = described("What people call it.", default="")
    kind: str = described(
        "stock: more of a supply is kept; second_source: another supplier delivers after a while; "
        "park: the supplier next door goes on from its own stock for a while; machine: one more "
        "stands ready; places: buffers hold more; overtime: days of rest are worked afterwards.",
        choices=KINDS,
        example="stock",
    )
    of: tuple[str, ...] = described(
        "Suppliers or supplies (stock, second_source, park); stations or lines (machine); lines or "
        "buffers (places); calendars (overtime; that of the plant if empty).",
        default=(),
        single=True,
        example='["magnets"]',
    )
    against: tuple[str, ...] = described(
        "Disturbances that it is tried against; all if empty.",
        default=(),
        single=True,
        refers="disturbance",
    )
    time: float | None = described(
        "Cover added to the stock; time until the second source delivers; cover of the stock next "
        "door; time after the disturbance in which days of rest are worked; use that places more "
        "in buffers are for, instead of ``count``.",
        default=None,
        quantity="time",
        gt=0,
        example='"7 d"',
    )
    count: int = described(
        "Machines, copies of a line, or places more.", default=1, ge=1, le=1_000_000
    )
    price: float | None = described(
        "What it costs once; reckoned from the prices in the plant file if not given.",
        default=None,
        quantity="money",
        ge=0,
    )
    yearly: float | None = described(
        "What it costs every year beside that; reckoned if not given.",
        default=None,
        quantity="money",
        ge=0,
    )
