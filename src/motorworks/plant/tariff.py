"""What things cost beside machines and materials: prices with their date, and rates."""

from dataclasses import dataclass
from datetime import date

from motorworks.process import described


@dataclass(frozen=True, kw_only=True)
class Tariff:
    """A price of something that is not in the motor: energy, a year of work, floor, land.

    Costs are made with the tariffs ``electricity`` (a kWh), ``operator`` and ``engineer`` (a year
    of a person, all included), ``building``, ``research_building`` and ``land`` (a m2) and
    ``steel_scrap`` (a kg sold). Others may be named by groups of staff and items of capital.
    """

    name: str = described("Name, unique among tariffs.")
    title: str = described("What people call it.", default="")
    price: float = described(
        "Price of one unit in the plant's currency.", quantity="money", ge=0, example='"20 JPY"'
    )
    unit: str = described("What is paid for, such as kWh, year or m2.", default="")
    dated: date | None = described("Day on which the price was known.", default=None)


@dataclass(frozen=True, kw_only=True)
class Economics:
    """Rates of cost, capital and working time that hold for the whole plant."""

    machine_life: float = described(
        "Years over which machines are depreciated.", default=8.0, gt=0, le=100
    )
    building_life: float = described(
        "Years over which buildings are depreciated.", default=20.0, gt=0, le=100
    )
    maintenance_rate: float = described(
        "Cost of maintenance in a year, as a share of what the machines cost.",
        default=0.03,
        quantity="share",
        ge=0,
    )
    energy_overhead: float = described(
        "Energy of air, light and heating, as a share of that of the machines.",
        default=0.0,
        quantity="share",
        ge=0,
    )
    hours_per_worker: float = described(
        "Time that a person works in a year.",
        default=1800 * 3600.0,
        quantity="time",
        gt=0,
        example='"1800 h"',
    )
    overtime_cap: float = described(
        "Overtime allowed to a person in a month.",
        default=36 * 3600.0,
        quantity="time",
        ge=0,
        example='"36 h"',
    )
    overtime_pay: float = described(
        "Pay of overtime on a working day over ordinary pay.", default=1.5, ge=1, le=10
    )
    rest_day_pay: float = described(
        "Pay of work on a day of rest over ordinary pay.", default=2.0, ge=1, le=10
    )
    holiday_pay: float = described(
        "Pay of work on a holiday over ordinary pay.", default=3.0, ge=1, le=10
    )
    discount_rate: float = described(
        "Interest at which money of later years is discounted, a year.",
        default=0.08,
        quantity="share",
        ge=0,
        le=1,
    )
    tax_rate: float = described("Tax on profit.", default=0.25, quantity="share", ge=0, lt=1)
    price_decline: float = described(
        "Share by which sales prices fall from year to year.",
        default=0.0,
        quantity="share",
        ge=0,
        lt=1,
    )
    most_load: float = described(
        "Load of a group of machines up to which it is planned.",
        default=0.92,
        quantity="share",
        gt=0,
        le=1,
    )
