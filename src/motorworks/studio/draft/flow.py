"""Connections: who takes from where and gives to where."""

from motorworks.errors import MotorworksError
from motorworks.plantfile.checks.wiring import PREVIOUS
from motorworks.plantfile.findings import dotted
from motorworks.plantfile.shape import Path
from motorworks.plantfile.text import quoted, toml
from motorworks.studio.draft.in_line import order_of
from motorworks.studio.draft.nature import is_named_noun, is_station, word_of
from motorworks.studio.draft.sheet import Sheet
from motorworks.studio.draft.whole import Whole

WAYS = ("to", "random", "each", "by_model")
"""Keys of a station that say where good parts go; it has one of them."""
ROUTES = {"": "to", "good": "to", "rework": "rework_to", "scrap": "scrap_to", "full": "overflow"}
"""Key of a station by the word for the way."""
PLACES_BETWEEN = 5
"""Places of a buffer that is made between two stations."""


def connect(sheet: Sheet, whole: Whole, origin: Path, to: Path, how: str = "") -> str:
    """Let parts go from one thing to another.

    Two stations that are no neighbours in a line get a buffer between them.

    Parameters
    ----------
    sheet, whole
        The file.
    origin
        A station, a source or a buffer.
    to
        A station, a buffer or a sink.
    how
        From a station: ``good`` parts, those for ``rework``, ``scrap``, or those for which there
        is no room (``full``).

    Raises
    ------
    MotorworksError
        If nothing can go from one to the other.
    """
    for path in (origin, to):
        if not is_named_noun(path) or not _is_there(whole, path):
            raise MotorworksError(f"there is no {dotted(path)} in the plant")
    if origin == to:
        raise MotorworksError("a thing is not connected to itself. Choose another one")
    if how not in ROUTES:
        raise MotorworksError(f"'{how[:40]}' is no way out; must be one of {', '.join(ROUTES)}")
    if is_station(origin):
        _from_station(sheet, whole, origin, to, how)
    elif word_of(origin) == "source" and word_of(to) == "buffer":
        sheet.put((*origin, "to"), quoted(str(to[-1])))
    elif word_of(origin) in ("source", "buffer") and is_station(to):
        _take(sheet, whole, origin, to)
    else:
        raise MotorworksError(
            f"a {word_of(origin)} gives nothing to a {word_of(to)}. "
            "Parts go from sources and buffers to stations, from stations to buffers and sinks"
        )
    return f"{word_of(origin)} '{origin[-1]}' gives to {word_of(to)} '{to[-1]}'"


def _is_there(whole: Whole, path: Path) -> bool:
    listed = is_station(path) and len(path) == 4 and path[3] in order_of(whole, path[:2])
    return listed or whole.has(path)


def _from_station(sheet: Sheet, whole: Whole, origin: Path, to: Path, how: str) -> None:
    if is_station(to):
        if not _are_neighbours(whole, origin, to) or ROUTES[how] != "to":
            buffer = _buffer_between(sheet, whole, origin, to)
            _from_station(sheet, whole, origin, buffer, how)
            sheet.settle()
            _take(sheet, whole, buffer, to)
        return
    if word_of(to) not in ("buffer", "sink"):
        raise MotorworksError(
            f"a station gives nothing to a {word_of(to)}. Take a buffer or a sink"
        )
    if len(to) == 4 and to[:2] != origin[:2]:
        raise MotorworksError(f"buffer '{to[-1]}' belongs to line '{to[1]}' alone")
    key = ROUTES[how]
    for way in WAYS if key == "to" else ():
        if way != "to" and sheet.has((*origin, way)):
            sheet.drop((*origin, way))
    sheet.settle()
    sheet.put((*origin, key), quoted(str(to[-1])))


def _are_neighbours(whole: Whole, origin: Path, to: Path) -> bool:
    """Tell whether one follows the other in a line, so that parts go on by themselves."""
    if len(origin) != 4 or origin[:2] != to[:2]:
        return False
    order = order_of(whole, origin[:2])
    return order.index(str(to[3])) == order.index(str(origin[3])) + 1


def _buffer_between(sheet: Sheet, whole: Whole, origin: Path, to: Path) -> Path:
    same_line = len(origin) == 4 and origin[:2] == to[:2]
    above: Path = (*origin[:2], "buffer") if same_line else ("buffer",)
    stem = name = f"{origin[-1]}_to_{to[-1]}"[:60]
    number = 2
    while whole.has((*above, name)) or whole.has(("buffer", name)):
        name = f"{stem}_{number}"
        number += 1
    sheet.section((*above, name), {"capacity": str(PLACES_BETWEEN)})
    sheet.settle()
    return (*above, name)


def _take(sheet: Sheet, whole: Whole, origin: Path, to: Path) -> None:
    """Let a station take from a source or a buffer, beside what it takes already."""
    if len(origin) == 4 and origin[:2] != to[:2]:
        raise MotorworksError(f"buffer '{origin[-1]}' belongs to line '{origin[1]}' alone")
    inputs = (*to, "inputs")
    name = str(origin[-1])
    taken = whole.value(inputs)
    if isinstance(taken, list) and any(name in (one, _from(one)) for one in taken):
        return
    follows = len(to) == 4 and order_of(whole, to[:2]).index(str(to[3])) > 0
    if taken is None and follows:
        _take_beside_previous(sheet, whole, origin, to)
    elif sheet.has(inputs) and isinstance(taken, list):
        sheet.insert(inputs, len(taken), quoted(name))
    else:
        sheet.put(inputs, toml([*(taken if isinstance(taken, list) else []), name]))


def _from(entry: object) -> object:
    return entry.get("from") if isinstance(entry, dict) else None


def _take_beside_previous(sheet: Sheet, whole: Whole, origin: Path, to: Path) -> None:
    """Let a station within a line take something beside what comes along the line.

    Parts that come back for rework are taken first, else the line could fill up with new ones and
    stand still; anything else is joined to the part that comes along the line.
    """
    name = str(origin[-1])
    if not _is_rework(whole, name):
        sheet.put((*to, "inputs"), toml([PREVIOUS, name]))
        return
    sheet.put((*to, "inputs"), toml([name, PREVIOUS]))
    sheet.settle()
    sheet.put((*to, "select"), quoted("first_available"))


def _is_rework(whole: Whole, buffer: str) -> bool:
    """Tell whether a buffer is there for parts to be reworked."""
    tree = whole.tree
    stations = [*tree.get("station", {}).values()]
    for line in tree.get("line", {}).values():
        stations += line.get("station", {}).values()
    return any(station.get("rework_to") == buffer for station in stations)
