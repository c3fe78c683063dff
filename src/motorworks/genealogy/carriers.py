"""Vehicles that carried parts: of transports, with the phases of the trip, and of tours."""

from dataclasses import dataclass

from motorworks.genealogy.archive import Archive, Row
from motorworks.simulation.lives import PUT, STOP, TAKE, TRIP

_LOADING = 1


@dataclass(frozen=True)
class Carrier:
    """A part of a way on which a vehicle carried a part.

    Attributes
    ----------
    part
        The part.
    by
        Transport or tour.
    fleet
        Fleet of the vehicle; empty for a tour.
    vehicle
        Its number in the fleet or tour, from 0; none if two of a tour loaded at that instant.
    phase
        ``loading``, ``loaded travel``, ``unloading``, or ``tour``.
    begin, end
        From when to when [s]; no end if the part was still aboard at the end of the trace.
    """

    part: int
    by: str
    fleet: str
    vehicle: int | None
    phase: str
    begin: float
    end: float | None


def carriers(archive: Archive, lives: dict[int, list[Row]]) -> list[Carrier]:
    """Give the vehicles that carried some parts.

    Parameters
    ----------
    archive
        The index.
    lives
        Ordered rows of each part.
    """
    transports = archive.names.transports
    found: list[Carrier] = []
    for rows in lives.values():
        for i, row in enumerate(rows):
            if row.kind != TAKE:
                continue
            put = next((later.time for later in rows[i + 1 :] if later.kind == PUT), None)
            if row.b < 0:
                found.append(_by_tour(archive, row, put))
            elif archive.names.station(row.b) in transports:
                found += _by_transport(archive, row, put)
    return found


def _by_tour(archive: Archive, row: Row, put: float | None) -> Carrier:
    tour = -1 - row.b
    stops = archive.machine(archive.names.machines + tour, row.time, row.time, STOP)
    loaded = set(stops["a"][stops["b"] >> 32 > 0].tolist())
    vehicle = loaded.pop() if len(loaded) == 1 else None
    return Carrier(row.key, archive.names.tours[tour], "", vehicle, "tour", row.time, put)


def _by_transport(archive: Archive, row: Row, put: float | None) -> list[Carrier]:
    """Give the phases from the loading that ended when the part was taken on."""
    names = archive.names
    end = archive.until if put is None else put
    trips = archive.machine(row.b, row.time, end, TRIP)
    columns = (trips[name].tolist() for name in ("since", "time", "model", "a", "b"))
    found = []
    for begun, over, fleet, vehicle, job in zip(*columns, strict=True):
        phase = job % len(names.phases)
        if phase == _LOADING and over > row.time:
            break  # of the next job
        if phase >= _LOADING and (phase == _LOADING or over > row.time):
            by, word = names.taker(row.b), names.phases[phase]
            found.append(Carrier(row.key, by, names.fleets[fleet], vehicle, word, begun, over))
    return found
