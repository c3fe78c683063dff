"""What of every thing is state, and how its values stand in JSON.

Everything that a thing remembers is state unless it is named in :data:`STATIC`: so a new field
is state by itself, and one that the program tells anew is named there.
"""

import dataclasses
import typing
from collections import deque
from types import NoneType, UnionType
from typing import Any

from motorworks.kernel.random import Stream
from motorworks.kernel.reference import vehicles
from motorworks.kernel.reference.things import (
    Arrival,
    Buffer,
    Calendar,
    Machine,
    Mode,
    Pool,
    Source,
    Station,
    Supply,
)
from motorworks.kernel.reference.vehicles import Fleet, Load, Runner, Tour
from motorworks.kernel.reference.world import World


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


STATIC: dict[type, frozenset[str]] = {
    Mode: _names("number clock up repair pool every window"),
    Machine: _names("number station slot modes outages outage_changes"),
    Station: _names(
        "number conveyor transport calendar calendar_rule first_available pull types inputs "
        "steps batch_min batch_max campaign_rule campaign campaign_buffer factors machines"
    ),
    Buffer: _names("number capacity by_type type_capacity takers feeders fefo supplies"),
    Source: _names("number saturated law group lose type_kind values weights entries takers slot"),
    Pool: _names(
        "number downstream_first calendar hands_over relief absence period times sizes helps "
        "slot fleet"
    ),
    Fleet: _names("speed"),
    Tour: _names("number period departures capacity home stops loads runners slot"),
    Runner: _names("tour slot"),
    Supply: _names(
        "number buffer model lot point up_to each cover_point cover_up_to use window day lead "
        "life period times closed slot"
    ),
    Calendar: _names("number period times states slot machines pools upkeeps"),
    World: _names(
        "program T B S K laws calendars pools stations buffers sources machines tours supplies "
        "owners route_cause judged_cause crew_cause news in_news sink_histogram lots"
    ),
}
"""What of every thing the program tells, or is written in a way of its own."""


def set_members(w: World, thing: Any, values: list[Any], streams: bool) -> None:
    """Set the state of a thing; with ``streams`` its random streams stay as they are."""
    hints = _hints(type(thing))
    for field, value in zip(_dynamic(type(thing)), values, strict=True):
        kind = hints[field.name]
        if not (streams and kind is Stream):
            setattr(thing, field.name, value_of(w, kind, value))


def members(thing: Any) -> list[Any]:
    """Give the state of a thing."""
    return [plain(getattr(thing, f.name)) for f in _dynamic(type(thing))]


def _dynamic(kind: type) -> list[dataclasses.Field[Any]]:
    return [f for f in dataclasses.fields(kind) if f.name not in STATIC.get(kind, ())]


def plain(value: Any) -> Any:
    """Give a value as what JSON has: a machine as its number, other things as lists."""
    if isinstance(value, Machine | Load):
        return value.number
    if isinstance(value, Stream):
        return value.state
    if dataclasses.is_dataclass(value):
        return members(value)
    if isinstance(value, dict):
        return [[plain(k), plain(v)] for k, v in value.items()]
    if isinstance(value, list | tuple | deque):
        return [plain(x) for x in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return value.item()  # a number of an array


_HINTS: dict[type, dict[str, Any]] = {}


def _hints(kind: type) -> dict[str, Any]:
    if kind not in _HINTS:
        _HINTS[kind] = typing.get_type_hints(kind, localns=vars(vehicles))
    return _HINTS[kind]


def value_of(w: World, kind: Any, value: Any) -> Any:
    """Give a value of a type from what JSON has of it."""
    origin, of = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, UnionType):
        return _one_of(w, of, value)
    if origin in (list, deque):
        return origin(value_of(w, of[0], x) for x in value)
    if origin is tuple:
        return tuple(value_of(w, t, x) for t, x in zip(of, value, strict=True))
    if origin is dict:
        return {value_of(w, of[0], k): value_of(w, of[1], v) for k, v in value}
    if kind is Machine:
        return w.machines[value_of(w, int, value)]
    if kind is Load:
        return next(x for tour in w.tours for x in tour.loads if x.number == value)
    if kind is Stream:
        return Stream(value)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _thing(w, kind, value)
    if not isinstance(value, kind) and not (kind is float and isinstance(value, int)):
        raise ValueError(f"{value!r} is no {kind.__name__}")
    return value


def _one_of(w: World, kinds: tuple[Any, ...], value: Any) -> Any:
    if value is None and NoneType in kinds:
        return None
    if Arrival in kinds:
        return value_of(w, Arrival if isinstance(value, list) else Machine, value)
    return value_of(w, kinds[0], value)


def _thing(w: World, kind: type, value: list[Any]) -> Any:
    hints = _hints(kind)
    pairs = zip(dataclasses.fields(kind), value, strict=True)
    return kind(**{f.name: value_of(w, hints[f.name], x) for f, x in pairs})
