"""Stations of a line: their order, and stations from outside that join it."""

from itertools import pairwise
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.plantfile.shape import Path
from motorworks.plantfile.text import quoted, toml
from motorworks.studio.draft.sheet import Sheet
from motorworks.studio.draft.tree import value_at
from motorworks.studio.draft.whole import Whole


def listed(whole: Whole, line: Path) -> list[str]:
    """Give the names in the list ``stations`` of a line."""
    names = whole.value((*line, "stations"), [])
    return [str(name) for name in names] if isinstance(names, list) else []


def order_of(whole: Whole, line: Path) -> list[str]:
    """Give the stations of a line in the order of flow; none for what is no line."""
    if line[:1] != ("line",):
        return []
    named = whole.value((*line, "station"), {})
    return listed(whole, line) or [str(name) for name in named]


def put_in_order(sheet: Sheet, whole: Whole, line: Path, number: int, name: str) -> None:
    """Name a station in the order of its line; an order that was not written before is now."""
    stations = (*line, "stations")
    if sheet.has(stations):
        sheet.insert(stations, number, quoted(name))
        return
    order = [other for other in order_of(whole, line) if other != name]
    sheet.put(stations, toml([*order[:number], name, *order[number:]]))


def reorder(sheet: Sheet, whole: Whole, line: Path, names: list[str]) -> str:
    """Put the stations of a line into another order.

    Raises
    ------
    MotorworksError
        If these are not the stations of the line.
    """
    order = order_of(whole, line)
    if sorted(order) != sorted(names) or not order:
        raise MotorworksError(f"these are not the stations of line '{line[-1]}'. Reload the page")
    if sheet.has((*line, "stations")):
        sheet.reorder((*line, "stations"), [order.index(name) for name in names])
    else:
        sheet.put((*line, "stations"), toml(names))
    return f"order of line '{line[-1]}' is now {', '.join(names)}"


def into_line(sheet: Sheet, whole: Whole, name: str, stations: list[str]) -> str:
    """Make a line of stations outside lines, in this order.

    Buffers that only lead from one of them to the next become places of the line if all have the
    same number of places; a workshop that all stand in becomes that of the line.

    Raises
    ------
    MotorworksError
        If the line's name is taken or one is no station of this file.
    """
    line: Path = ("line", name)
    if whole.has(line) or not stations:
        raise MotorworksError(f"there is a line '{name}' already. Take another name")
    for station in stations:
        whole.own(("station", station), "it can join a line")
    values = {}
    between = _between(whole, stations)
    places = {toml(_places(whole, buffer)) for buffer in between.values()}
    if len(places) == 1:
        values["places"] = places.pop()
        _dissolve(sheet, between)
    workshops = {whole.value(("station", station, "workshop"), "") for station in stations}
    shared = workshops.pop() if len(workshops) == 1 else ""
    if shared:
        values["workshop"] = quoted(shared)
    for station in stations:
        own = ("station", station, "workshop")
        if sheet.has(own):
            sheet.drop(own)
    sheet.section(line, {**values, "stations": toml(stations)})
    sheet.settle()
    _join(sheet, name, stations)
    return f"line '{name}' made of {', '.join(stations)}"


def into_existing(
    sheet: Sheet, whole: Whole, name: str, stations: list[str], *, at: int | None
) -> str:
    """Let stations outside lines join a line.

    Raises
    ------
    MotorworksError
        If there is no such line, or it has a station of the same name.
    """
    line: Path = ("line", name)
    if not whole.has(line):
        raise MotorworksError(f"there is no line '{name}'")
    order = order_of(whole, line)
    for station in stations:
        whole.own(("station", station), "it can join a line")
        if station in order:
            raise MotorworksError(f"line '{name}' has a station '{station}'. Rename one of them")
    at = len(order) if at is None else max(0, min(at, len(order)))
    for station in stations:
        if sheet.has(("station", station, "workshop")):
            sheet.drop(("station", station, "workshop"))
    sheet.settle()
    _join(sheet, name, stations)
    sheet.settle()
    if sheet.has((*line, "stations")):
        for n, station in enumerate(stations):
            sheet.insert((*line, "stations"), at + n, quoted(station))
            sheet.settle()
    else:
        sheet.put((*line, "stations"), toml([*order[:at], *stations, *order[at:]]))
    return f"{', '.join(stations)} joined line '{name}'"


def _join(sheet: Sheet, line: str, stations: list[str]) -> None:
    for station in stations:
        sheet.transplant(("station", station), ("line", line, "station", station))


def _places(whole: Whole, buffer: str) -> Any:
    return whole.value(("buffer", buffer, "capacity"), "unlimited")


def _between(whole: Whole, stations: list[str]) -> dict[tuple[str, str], str]:
    """Give the plain buffers between neighbours that nothing else gives to or takes from."""
    found = {}
    for one, other in pairwise(stations):
        to = whole.value(("station", one, "to"))
        taken = whole.value(("station", other, "inputs"))
        plain = isinstance(to, str) and taken in ([to], [{"from": to}])
        if not plain or set(whole.value(("buffer", to), {"?": 0})) - {"capacity", "title"}:
            continue
        if _mentions(whole.tree, to) == 2:
            found[one, other] = to
    return found


def _mentions(tree: Any, name: str) -> int:
    """Count the values that are this name, whatever it means there."""
    if isinstance(tree, dict):
        return sum(_mentions(value, name) for value in tree.values())
    if isinstance(tree, list):
        return sum(_mentions(value, name) for value in tree)
    return int(tree == name)


def _dissolve(sheet: Sheet, between: dict[tuple[str, str], str]) -> None:
    """Take away buffers that the line's places stand for."""
    own = {k: b for k, b in between.items() if value_at(sheet.tree, ("buffer", b)) is not None}
    for (one, other), buffer in own.items():
        sheet.drop(("station", one, "to"))
        sheet.drop(("station", other, "inputs"))
        sheet.drop(("buffer", buffer))
    sheet.settle()
