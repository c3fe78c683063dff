"""Object-centric event logs in OCEL 2.0, as JSON: motors, parts, lots and machines."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from motorworks.genealogy.archive import Archive
from motorworks.genealogy.happenings import WORDS, Happening, happenings
from motorworks.genealogy.motor import Member, membership
from motorworks.simulation.lives import VISIT

_ATTRIBUTES = {
    "motor": {"part": "integer", "model": "string", "left": "string"},
    "part": {"part": "integer", "origin": "string", "at": "string"},
    "lot": {"supply": "string", "count": "integer", "ordered": "time", "arrived": "time"},
    "machine": {"station": "string"},
}
"""Attributes of the objects."""
_OF_EVENT = {"at": "string", "detail": "string"}
_OF_WORK = {"begun": "time", "outcome": "string"}


def write_ocel(archive: Archive, motors: Iterable[int]) -> Iterator[str]:
    """Give the log in pieces of text: types, events, objects.

    Objects are the motors, every part in them (one type for each model), the lots that parts came
    in, and the machines. Events are the operations (one type for each station), and moves, joins,
    births and losses.

    Parameters
    ----------
    archive
        The index of a trace.
    motors
        Numbers of the motors.
    """
    log = _Log(archive)
    yield "{\n" + f'"objectTypes": {log.object_types()},\n"eventTypes": {log.event_types()},\n'
    yield '"events": [\n'
    yield from _joined(log.events(motors))
    yield '],\n"objects": [\n'
    yield from _joined(log.objects())
    yield "]\n}\n"


def _joined(things: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Give things as lines of JSON with commas between them."""
    for i, thing in enumerate(things):
        yield (",\n" if i else "") + json.dumps(thing, ensure_ascii=False)
    yield "\n"


class _Log:
    """Events as they are written, and the objects that they have met."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._names = archive.names
        self._numbers: dict[int, int] = {}
        self._members: dict[int, Member] = {}
        self._inside: dict[int, list[Member]] = {}
        self._machines: set[str] = set()
        self._events = 0

    def object_types(self) -> str:
        """Give the types of objects."""
        parts = {f"part {model}".strip(): _ATTRIBUTES["part"] for model in self._names.models}
        types = {**{k: v for k, v in _ATTRIBUTES.items() if k != "part"}, **parts}
        return _types(types)

    def event_types(self) -> str:
        """Give the types of events."""
        words = {word: _OF_EVENT for kind, word in WORDS.items() if kind != VISIT}
        return _types({**words, **{_operation(name): _OF_WORK for name in self._names.stations}})

    def events(self, motors: Iterable[int]) -> Iterator[dict[str, Any]]:
        """Give the events motor by motor; of a part that is in several of them only once."""
        for number in motors:
            members, rows = membership(self._archive, self._archive.motor(number))
            itself = members[0].part
            self._numbers[itself] = number
            self._inside[itself] = members[1:]
            new = {part: own for part, own in rows.items() if part not in self._members}
            self._members |= {member.part: member for member in members}
            for happening in happenings(self._names, new):
                yield self._event(happening)

    def _event(self, h: Happening) -> dict[str, Any]:
        self._events += 1
        related = [{"objectId": f"part {h.part}", "qualifier": "of"}]
        if h.begun is not None:
            kind = _operation(h.at.partition("#")[0])
            attributes = {"begun": h.start + "Z", "outcome": h.detail}
        else:
            kind, attributes = h.what, {"at": h.at, "detail": h.detail}
        if h.machine:
            self._machines.add(h.at)
            related.append({"objectId": f"machine {h.at}", "qualifier": "at"})
        if h.other in self._members:
            related.append({"objectId": f"part {h.other}", "qualifier": "other"})
        return {
            "id": f"event {self._events}",
            "type": kind,
            "time": h.date + "Z",
            "attributes": [{"name": k, "value": v} for k, v in attributes.items() if v],
            "relationships": related,
        }

    def objects(self) -> Iterator[dict[str, Any]]:
        """Give the objects that the events have met."""
        for part, number in self._numbers.items():
            yield self._motor(part, number)
        for member in self._members.values():
            yield self._part(member)
        lots = {member.lot for member in self._members.values() if member.lot}
        for lot in self._archive.lots:
            if lot.name in lots:
                times = {"ordered": lot.ordered, "arrived": lot.arrived}
                dates = {name: self._names.instant(time) for name, time in times.items()}
                supply = lot.name.rpartition("/")[0]
                about = {"supply": supply, "count": lot.count, **dates}
                yield self._object(f"lot {lot.name}", "lot", about, max(lot.arrived, 0.0))
        for machine in sorted(self._machines):
            station = {"station": machine.partition("#")[0]}
            yield self._object(f"machine {machine}", "machine", station, 0.0)

    def _motor(self, part: int, number: int) -> dict[str, Any]:
        itself = self._members[part]
        about = {"part": part, "model": itself.model, "left": itself.left}
        found = self._object(f"motor {number}", "motor", about, itself.when or 0.0)
        related = [(part, "is"), *((member.part, "contains") for member in self._inside[part])]
        found["relationships"] = [{"objectId": f"part {p}", "qualifier": q} for p, q in related]
        return found

    def _part(self, member: Member) -> dict[str, Any]:
        about = {"part": member.part, "origin": member.origin, "at": member.at}
        kind = f"part {member.model}".strip()
        found = self._object(f"part {member.part}", kind, about, member.made or 0.0)
        if member.lot:
            found["relationships"].append(
                {"objectId": f"lot {member.lot}", "qualifier": "delivered in"}
            )
        return found

    def _object(self, name: str, kind: str, about: dict[str, Any], time: float) -> dict[str, Any]:
        when = self._names.instant(time)
        values = [{"name": k, "time": when, "value": v} for k, v in about.items() if v != ""]
        return {"id": name, "type": kind, "attributes": values, "relationships": []}


def _operation(station: str) -> str:
    """Give the type of the events at a station; no word of what else happens begins so."""
    return f"operation {station}"


def _types(types: dict[str, dict[str, str]]) -> str:
    return json.dumps(
        [
            {"name": name, "attributes": [{"name": k, "type": v} for k, v in own.items()]}
            for name, own in types.items()
        ],
        ensure_ascii=False,
    )
