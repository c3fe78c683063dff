"""The numbers that a board asks for, each with its interval and its kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from motorworks.business.origin import ASSUMED, CALCULATED, GIVEN, SIMULATED, kind_of, weakest
from motorworks.business.verdict import Investment
from motorworks.capacity import Outlay
from motorworks.compile import compile_plant
from motorworks.costing import Cost, people
from motorworks.plant import Plant

MONEY, SHARE = "money", "-"


@dataclass(frozen=True, kw_only=True)
class KeyNumber:
    """A number with what must be known to trust it.

    Attributes
    ----------
    key, title
        Short word, and in words.
    value
        The number; ``None`` where there is none.
    unit
        ``money`` (the plant's currency), ``-`` (a share), or a unit.
    kind
        ``simulated``, ``calculated``, ``given`` or ``assumed``.
    basis
        How it was found, or where it comes from.
    interval
        Low and high, where it has an interval; ``basis`` says of which kind.
    """

    key: str
    title: str
    value: float | None
    unit: str
    kind: str
    basis: str
    interval: tuple[float, float] | None = None


def key_numbers(found: Investment, plant: Plant, outlay: Outlay, cost: Cost) -> Iterator[KeyNumber]:
    """Give the key numbers of an investment.

    Parameters
    ----------
    found
        The investment.
    plant, outlay, cost
        The plant that the whole budget buys, its capital, and what a good motor costs there.
    """
    yield from _money(found, outlay)
    yield from _output(found)
    yield from _motor(found, cost)
    yield from _worth(found)
    yield from _size(plant, outlay)
    yield from _terms(found)


def _money(found: Investment, outlay: Outlay) -> Iterator[KeyNumber]:
    named = found.wish.budget is not None
    yield KeyNumber(
        key="budget",
        title="Budget",
        value=found.best.budget,
        unit=MONEY,
        kind=GIVEN if named else CALCULATED,
        basis="as asked" if named else "what the plant of the file costs",
    )
    yield KeyNumber(
        key="capital",
        title="Capital spent",
        value=outlay.total,
        unit=MONEY,
        kind=CALCULATED,
        basis="machines and items x prices of the plant file",
    )


def _output(found: Investment) -> Iterator[KeyNumber]:
    best, target = found.best, found.plant.target
    products = f"{found.plant.product}s a year"
    half = best.half_width
    known = best.good is not None
    yield KeyNumber(
        key="good",
        title="Good output at full load",
        value=best.good if known else best.best.good,
        unit=products,
        kind=SIMULATED if known else CALCULATED,
        basis=f"95 % interval over {best.replications} replications"
        if known
        else "estimate of the integer program",
        interval=(best.good - half, best.good + half)
        if best.good is not None and half is not None
        else None,
    )
    yield KeyNumber(
        key="bound",
        title="No plant makes more for the money",
        value=best.best.bound,
        unit=products,
        kind=CALCULATED,
        basis="bound of the integer program",
    )
    if target is not None:
        kind, basis = kind_of(found.plant, "plant.target")
        yield KeyNumber(
            key="target", title="Target", value=target, unit=products, kind=kind, basis=basis
        )


def _motor(found: Investment, cost: Cost) -> Iterator[KeyNumber]:
    product = found.plant.product
    output = "simulated" if found.best.good is not None else "calculated"
    yield KeyNumber(
        key="unit_cost",
        title=f"Cost of a good {product}",
        value=cost.total,
        unit=MONEY,
        kind=cost.kind,
        basis=f"seven cost lines at the {output} output",
    )
    paths = [f"model.{m.name}.price" for m in found.plant.models if cost.mix.get(m.name)]
    kind, basis = weakest([kind_of(found.plant, p) for p in paths]) if paths else (ASSUMED, "")
    yield KeyNumber(
        key="price",
        title=f"Mean price of a {product}",
        value=found.case.price,
        unit=MONEY,
        kind=kind,
        basis=f"{basis}; weighted by the mix",
    )


def _worth(found: Investment) -> Iterator[KeyNumber]:
    flow, risk = found.flow, found.risk
    low, high = risk.quantiles(0.05, 0.95)
    courses = f"{len(risk.values):,} courses of events"
    yield KeyNumber(
        key="npv",
        title="Net present value",
        value=float(flow.value),
        unit=MONEY,
        kind=CALCULATED,
        basis=f"cash flow by quarter; interval: nine of ten of {courses}",
        interval=(low, high),
    )
    if found.assumed is not None:
        shares = " / ".join(f"{share:.0%}" for share in found.case.ramp)
        yield KeyNumber(
            key="npv_assumed_ramp",
            title="The same with the usual ramp in place of the simulated",
            value=float(found.assumed.value),
            unit=MONEY,
            kind=ASSUMED,
            basis=f"{shares.replace('%', ' %')} of full load by year",
        )
    rate = flow.internal_rate()
    yield KeyNumber(
        key="irr",
        title="Internal rate of return, a year",
        value=rate.yearly(4),
        unit=SHARE,
        kind=CALCULATED,
        basis=rate.warning or "cash flow by quarter",
    )
    yield KeyNumber(
        key="payback",
        title="Money is back after",
        value=flow.payback_years(),
        unit="years",
        kind=CALCULATED,
        basis="from the first payment, not discounted",
    )
    yield KeyNumber(
        key="loss",
        title="Probability of a loss",
        value=risk.loss,
        unit=SHARE,
        kind=CALCULATED,
        basis=f"share of {courses}, ranges given or assumed; Wilson interval",
        interval=risk.loss_interval,
    )
    if found.staging is not None:
        yield KeyNumber(
            key="waiting",
            title="Worth of half now, half later",
            value=found.staging.waiting,
            unit=MONEY,
            kind=CALCULATED,
            basis="against all at once; demand wanders as assumed",
        )


def _size(plant: Plant, outlay: Outlay) -> Iterator[KeyNumber]:
    yield KeyNumber(
        key="floor",
        title="Floor",
        value=outlay.floor.total,
        unit="m2",
        kind=CALCULATED,
        basis="footprints x access + areas",
    )
    if plant.site is not None:
        kind, basis = kind_of(plant, "plant.site.land")
        yield KeyNumber(
            key="land", title="Land", value=plant.site.land, unit="m2", kind=kind, basis=basis
        )
    paid = people(plant, compile_plant(plant), whole=True)
    yield KeyNumber(
        key="people",
        title="People on the roll",
        value=sum(g.people for g in paid),
        unit="people",
        kind=CALCULATED,
        basis="all crews, with staff and research",
    )


def _terms(found: Investment) -> Iterator[KeyNumber]:
    case = found.case
    yield KeyNumber(
        key="stock",
        title="Stock in the plant",
        value=case.stock,
        unit=MONEY,
        kind=found.stock_kind,
        basis="levels x material in the parts",
    )
    for key, title, value in (
        ("discount_rate", "Discount rate", case.discount),
        ("tax_rate", "Tax", case.tax),
        ("price_decline", "Prices fall by, a year", case.price_decline),
    ):
        kind, basis = kind_of(found.plant, f"plant.economics.{key}")
        yield KeyNumber(key=key, title=title, value=value, unit=SHARE, kind=kind, basis=basis)
    for key, title, term, unit in (
        ("build", "Building", case.build / 4, "years"),
        ("years", "Production looked at", float(case.years), "years"),
        ("receivable", "Customers pay after", case.receivable, "days"),
        ("payable", "Suppliers are paid after", case.payable, "days"),
    ):
        asked = key == "years"
        yield KeyNumber(
            key=key,
            title=title,
            value=term,
            unit=unit,
            kind=GIVEN if asked else ASSUMED,
            basis="setting of this look" if asked else "usual value",
        )
