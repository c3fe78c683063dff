"""The cash flow of a plant by quarter: what comes in, what goes out, what is left."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from motorworks.business.rates import Return, irr, payback
from motorworks.errors import MotorworksError
from motorworks.program.program import Array

QUARTERS = 4


@dataclass(frozen=True, kw_only=True)
class Asset:
    """Something that is bought and written off.

    Attributes
    ----------
    name
        Item of capital.
    amount
        What is paid for it [currency].
    life
        Years over which it is written off; ``None``: never, and got back in the end.
    """

    name: str
    amount: float
    life: float | None


@dataclass(frozen=True, kw_only=True)
class Case:
    """What a cash flow is reckoned from. All amounts are in one currency, at prices of today.

    Attributes
    ----------
    assets
        What is bought, in equal parts over the quarters of building.
    good
        Good motors a year at full load.
    price
        Mean price of a motor when production begins.
    variable
        Costs of a good motor by line, tax and depreciation left out.
    growing
        Yearly costs by line that follow the load.
    fixed
        Yearly costs by line that are paid in full from the start of production.
    stock
        Value of what lies in the plant at full load.
    build
        Quarters of building before the first motor.
    years
        Years of production that are looked at.
    ramp
        Share of full load by year of production; the last holds on.
    quarter_ramp
        Instead: the share by quarter, as a simulated ramp gives it.
    discount, tax
        Rates of a year.
    price_decline
        Share by which the price falls from year to year.
    receivable, payable
        Days until customers pay, and until material is paid.
    """

    assets: tuple[Asset, ...]
    good: float
    price: float
    variable: Mapping[str, float] = field(default_factory=dict)
    growing: Mapping[str, float] = field(default_factory=dict)
    fixed: Mapping[str, float] = field(default_factory=dict)
    stock: float = 0.0
    build: int = 6
    years: int = 10
    ramp: tuple[float, ...] = (0.22, 0.75, 1.0)
    quarter_ramp: tuple[float, ...] = ()
    discount: float = 0.08
    tax: float = 0.25
    price_decline: float = 0.0
    receivable: float = 60.0
    payable: float = 60.0

    def __post_init__(self) -> None:
        """Refuse what makes no sense.

        Raises
        ------
        MotorworksError
            If a number is out of bounds.
        """
        for name, value, least in (
            ("years", self.years, 1),
            ("build", self.build, 1),
            ("good", self.good, 0),
        ):
            if value < least:
                raise MotorworksError(f"{name} is {value:g}; expected {least} or more")
        if not self.ramp and not self.quarter_ramp:
            raise MotorworksError("ramp is empty; expected a share of full load for each year")

    @property
    def capital(self) -> float:
        """All that is bought."""
        return sum(a.amount for a in self.assets)

    def load(self) -> Array:
        """Give the share of full load in each quarter of production, (years x 4,)."""
        shares = [*self.quarter_ramp] or [s for s in self.ramp for _ in range(QUARTERS)]
        wanted = self.years * QUARTERS
        return np.array([*shares, *([shares[-1]] * wanted)][:wanted])


LINES = (
    "revenue",
    "variable",
    "growing",
    "fixed",
    "depreciation",
    "profit",
    "tax",
    "investment",
    "working_capital",
    "residual",
    "cash",
)


@dataclass(frozen=True, kw_only=True, eq=False)
class CashFlow:
    """Payments by quarter, of one course of events or of many.

    Attributes
    ----------
    case
        What it is reckoned from.
    rows
        By line of :data:`LINES`, shape (..., Q): payments out are negative.
    value
        Net present value at the first quarter, shape (...).
    """

    case: Case
    rows: Mapping[str, Array]
    value: Array

    @property
    def cash(self) -> Array:
        """What is left in each quarter, (..., Q)."""
        return self.rows["cash"]

    @property
    def rate(self) -> float:
        """Interest of a quarter [-]."""
        return quarterly(self.case.discount)

    def internal_rate(self) -> Return:
        """Give the internal rate of return of a quarter."""
        return irr(self.cash.ravel().tolist())

    def payback_years(self, *, discounted: bool = False) -> float | None:
        """Give the years until the money is back, from the first quarter on."""
        found = payback(self.cash.ravel().tolist(), self.rate if discounted else 0.0)
        return None if found is None else found / QUARTERS


def quarterly(rate: float) -> float:
    """Give the interest of a quarter that makes the one of a year [-]."""
    return float((1 + rate) ** (1 / QUARTERS) - 1)


def cash_flow(
    case: Case,
    *,
    price: Array | float = 1.0,
    demand: Array | float = 1.0,
    variable: Mapping[str, Array | float] | None = None,
    yearly: Array | float = 1.0,
    capital: Array | float = 1.0,
    sold: Array | None = None,
) -> CashFlow:
    """Give the cash flow of a case by quarter.

    Parameters
    ----------
    case
        The case.
    price, yearly, capital
        Factors on prices, on growing and fixed costs, and on what is bought; numbers or arrays
        of one shape (...), one entry for each course of events.
    demand
        Factor on the motors wanted; no more than full load is made of it.
    variable
        Factors by line of the variable costs.
    sold
        Instead of ``demand``: the share of full load that is sold, by quarter of production,
        (..., years x 4); the ramp limits it.

    Notes
    -----
    Quarters of building come first. Assets are paid in equal parts over them and written off
    in a straight line from the first quarter of production. Tax is paid on the profit of the
    quarter; losses are carried forward without limit of time. Working capital is stock, by load,
    and what customers owe, less what suppliers are owed for variable costs; it is released
    in the last quarter, when land comes back at what it cost and all else at its book value.
    """
    load = _sold(case, demand, sold)
    year = np.asarray(yearly, dtype=float)[..., None]
    factor = np.asarray(capital, dtype=float)[..., None]
    written, left = _written_off(case, case.years * QUARTERS)
    rows = {
        "revenue": _revenue(case, load, price),
        "variable": -_variable(case, load, variable or {}),
        "growing": -load * (sum(case.growing.values()) / QUARTERS) * year,
        "fixed": -np.ones(case.years * QUARTERS) * (sum(case.fixed.values()) / QUARTERS) * year,
        "depreciation": -written * factor,
    }
    operating = rows["revenue"] + rows["variable"] + rows["growing"] + rows["fixed"]
    rows["profit"] = operating + rows["depreciation"]
    rows["tax"] = -_tax(rows["profit"], case.tax)
    rows["working_capital"] = -_tied(case, load, rows["revenue"], -rows["variable"])
    rows["residual"] = np.append(np.zeros(case.years * QUARTERS - 1), left) * factor
    rows["cash"] = operating + rows["tax"] + rows["working_capital"] + rows["residual"]
    investment = -np.full(case.build, case.capital / case.build) * factor
    return _flow(case, rows, investment)


def _sold(case: Case, demand: Array | float, sold: Array | None) -> Array:
    """Give the share of full load that is made and sold by quarter of production, (..., Q)."""
    load = case.load()
    if sold is not None:
        return np.minimum(sold, load)
    return np.asarray(load * np.minimum(1.0, np.asarray(demand, dtype=float)[..., None]))


def _revenue(case: Case, load: Array, price: Array | float) -> Array:
    falls = (1 - case.price_decline) ** (np.arange(case.years * QUARTERS) // QUARTERS)
    motors = case.good / QUARTERS * load
    return np.asarray(motors * case.price * falls * np.asarray(price, dtype=float)[..., None])


def _variable(case: Case, load: Array, factors: Mapping[str, Array | float]) -> Array:
    unit = sum(
        cost * np.asarray(factors.get(line, 1.0), dtype=float)
        for line, cost in case.variable.items()
    )
    return np.asarray(case.good / QUARTERS * load * np.asarray(unit, dtype=float)[..., None])


def _tied(case: Case, load: Array, revenue: Array, material: Array) -> Array:
    """Give by how much more money is tied from quarter to quarter; the last releases it all."""
    due = revenue * case.receivable - material * case.payable
    tied = load * case.stock + due * QUARTERS / 365
    tied = tied * np.append(np.ones(case.years * QUARTERS - 1), 0.0)
    return np.asarray(np.diff(tied, axis=-1, prepend=0.0))


def _flow(case: Case, rows: Mapping[str, Array], investment: Array) -> CashFlow:
    """Give the cash flow of rows over the quarters of production, with those of building."""
    quarters = case.years * QUARTERS
    shape = np.broadcast_shapes(rows["cash"].shape[:-1], investment.shape[:-1])

    def whole(before: Array, later: Array) -> Array:
        return np.concatenate(
            [
                np.broadcast_to(before, (*shape, case.build)),
                np.broadcast_to(later, (*shape, quarters)),
            ],
            axis=-1,
        )

    nothing = np.zeros(case.build)
    found = {name: whole(nothing, row) for name, row in rows.items() if name != "cash"}
    found["investment"] = whole(investment, np.zeros(quarters))
    found["cash"] = whole(investment, rows["cash"])
    discount = (1 + quarterly(case.discount)) ** -np.arange(case.build + quarters)
    ordered = {name: found[name] for name in LINES}
    return CashFlow(case=case, rows=ordered, value=found["cash"] @ discount)


def _written_off(case: Case, quarters: int) -> tuple[Array, float]:
    """Give what is written off in each quarter of production, and what is left in the end."""
    written, left = np.zeros(quarters), 0.0
    for asset in case.assets:
        if asset.life is None:
            left += asset.amount
            continue
        whole = asset.life * QUARTERS
        part = np.clip(whole - np.arange(quarters), 0.0, 1.0) / whole
        written += asset.amount * part
        left += asset.amount * max(0.0, 1.0 - float(part.sum()))
    return written, left


def _tax(profit: Array, rate: float) -> Array:
    """Give the tax of each quarter, losses carried forward."""
    lost = np.zeros(profit.shape[:-1])
    paid = np.zeros_like(profit)
    for q in range(profit.shape[-1]):
        now = profit[..., q] - lost
        paid[..., q] = rate * np.maximum(now, 0.0)
        lost = np.maximum(-now, 0.0)
    return paid
