"""Longer hours: what they take of people, and which machines they save."""

from collections.abc import Sequence

from motorworks.plant import Plant
from motorworks.report.figure import Figure, Section
from motorworks.report.number import big
from motorworks.report.table import Column, Table, Value
from motorworks.sizing import Levers
from motorworks.statistics.verdict import number


def hours_section(of: Levers, plant: Plant) -> Section:
    """Give what longer hours do for the plant as it is, their cost and the machines they save."""
    figures = [_hours(of, plant)]
    if of.saved is not None and of.saved.count:
        figures.append(_saved(of))
    return Section(
        key="levers", short="Longer hours", title="Longer hours first", figures=tuple(figures)
    )


def levers_sentence(of: Levers, plant: Plant) -> str:
    """Say what longer hours do, what they cost and what they save."""
    makes = (
        f"Sized as it stands, the plant makes {number(of.output)} {plant.product}s a year in its "
        "own hours"
    )
    if of.output >= of.demand:
        return f"{makes}: no overtime is needed."
    worked = [f"{lever.hours:,.0f} h of {lever.name}" for lever in of.found if lever.hours > 0]
    done = " and ".join(worked) or "no hours that are left"
    end = "which is enough" if of.enough else "which is not enough: machines must be bought"
    return f"{makes}. With {done} a year it makes {number(of.reached)}, {end}.{_price(of, plant)}"


def _price(of: Levers, plant: Plant) -> str:
    """Set the wages beside the machines."""
    if of.saved is None:
        return ""
    cost = "" if of.wages is None else f"cost {big(of.wages)} {plant.currency} a year and "
    price = f" of {big(of.saved.price)} {plant.currency}" if of.saved.price else ""
    many = "" if of.saved.count == 1 else "s"
    return f" The hours {cost}save {of.saved.count:,} machine{many}{price}."


def _hours(of: Levers, plant: Plant) -> Figure:
    rows = of.found
    table = Table(
        caption="Longer hours",
        columns=(
            Column(name="Lever", values=[lever.name for lever in rows]),
            _numbers("Worked", [lever.hours for lever in rows], "h"),
            _numbers("Pay", [lever.pay for lever in rows]),
            _numbers("Wages a year", [lever.wages for lever in rows], plant.currency),
            _numbers("Good parts more", [lever.output for lever in rows]),
            _numbers("Hours left", [lever.room for lever in rows], "h"),
            _numbers("A person, month", [lever.a_person for lever in rows], "h"),
            _numbers("Cap", [of.cap for _ in rows], "h"),
        ),
    )
    return Figure(
        key="hours",
        title="What overtime does for the plant as it is",
        lead=levers_sentence(of, plant),
        template="table",
        table=table,
    )


def _saved(of: Levers) -> Figure:
    assert of.saved is not None
    usual, longer = of.saved.bought
    saved = of.saved.machines
    return Figure(
        key="saved",
        title="Machines that the hours save",
        lead="A plant sized for the demand, less one sized for it in the longer hours. Beside "
        f"those that stand, {usual:,} must be bought without the hours, {longer:,} with them.",
        template="table",
        table=Table(
            caption="Machines saved",
            columns=(
                Column(name="Process", values=list(saved)),
                _numbers("Machines saved", list(saved.values())),
            ),
        ),
    )


def _numbers(name: str, values: Sequence[Value], unit: str = "") -> Column:
    return Column(name=name, values=values, kind="number", unit=unit)
