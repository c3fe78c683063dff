"""Event logs in XES (IEEE 1849): one case for each motor."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from motorworks.genealogy.archive import Archive
from motorworks.genealogy.happenings import Happening, happenings
from motorworks.genealogy.motor import membership

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
 <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
 <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
 <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
 <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
 <global scope="trace">
  <string key="concept:name" value=""/>
 </global>
 <global scope="event">
  <string key="concept:name" value=""/>
  <date key="time:timestamp" value="1970-01-01T00:00:00.000000Z"/>
  <string key="lifecycle:transition" value="complete"/>
 </global>
 <classifier name="Activity" scope="event" keys="concept:name"/>
"""
"""Everything before the cases."""
_NO_XML = {c: "\N{REPLACEMENT CHARACTER}" for c in (*range(9), 11, 12, *range(14, 32))}


def write_xes(archive: Archive, motors: Iterable[int]) -> Iterator[str]:
    """Give the log in pieces of text, case by case.

    A case is a motor; its events are what happened to it and to the parts in it: the begin and the
    end of every operation (the station is the activity, the machine the resource), and every move,
    join, birth and loss.

    Parameters
    ----------
    archive
        The index of a trace.
    motors
        Numbers of the motors.
    """
    yield HEAD
    for number in motors:
        yield _case(archive, number)
    yield "</log>\n"


def _case(archive: Archive, number: int) -> str:
    members, rows = membership(archive, archive.motor(number))
    models = {member.part: member.model for member in members}
    events = [e for h in happenings(archive.names, rows) for e in _events(h, models)]
    attributes = _string("concept:name", f"motor {number}") + _string("model", members[0].model)
    told = "".join(text for _, text in sorted(events, key=lambda event: event[0]))
    return f" <trace>\n{attributes}{told} </trace>\n"


def _events(h: Happening, models: dict[int, str]) -> Iterator[tuple[str, str]]:
    """Give the events of a happening: date, text."""
    common = _int("part", h.part) + _string("model", models[h.part])
    if h.begun is not None:
        name, resource = h.at.partition("#")[0], _string("org:resource", h.at)
        yield _event(name, h.start, "start", resource + common)
        outcome = _string("outcome", h.detail)
        yield _event(name, h.date, "complete", resource + common + outcome)
        return
    rest = _string("at", h.at) if h.at else ""
    rest += _int("other", h.other) if h.other is not None else ""
    rest += _string("detail", h.detail) if h.detail else ""
    yield _event(h.what, h.date, "complete", common + rest)


def _event(name: str, date: str, transition: str, rest: str) -> tuple[str, str]:
    own = (
        _string("concept:name", name)
        + f'   <date key="time:timestamp" value="{date}Z"/>\n'
        + _string("lifecycle:transition", transition)
    )
    return date, f"  <event>\n{own}{rest}  </event>\n"


def _string(key: str, value: str) -> str:
    return f'   <string key="{key}" value={quoteattr(value.translate(_NO_XML))}/>\n'


def _int(key: str, value: int) -> str:
    return f'   <int key="{key}" value="{value}"/>\n'
