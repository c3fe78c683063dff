"""The whole life of one motor: what it is made of, and everything that happened to it."""

from dataclasses import asdict, dataclass
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.genealogy.archive import Archive, Row
from motorworks.genealogy.carriers import Carrier, carriers
from motorworks.genealogy.family import Lives, Relative, ancestors
from motorworks.genealogy.happenings import Happening, happenings
from motorworks.genealogy.names import Names
from motorworks.genealogy.stays import Spell, spells
from motorworks.simulation.lives import BIRTH, JOINED, LOSS, PUT


@dataclass(frozen=True)
class Member:
    """A part of a motor.

    Attributes
    ----------
    part, generation, link, other, linked
        As of :class:`.Relative`.
    model
        Its model when it was made.
    origin, at
        How it was made (``initial``, ``source``, ``supply``, ``station``; empty if it was there
        before the trace began), and in or by what.
    made
        When [s].
    lot
        Lot in which it was delivered, such as ``magnets/12``.
    left, when
        Where it ended (a sink, ``joined``, how it was lost; empty while it is in the plant), and
        when [s].
    """

    part: int
    generation: int
    link: str
    other: int | None
    linked: float | None
    model: str
    origin: str
    at: str
    made: float | None
    lot: str | None
    left: str
    when: float | None


@dataclass(frozen=True)
class Life:
    """What a trace knows of one motor, or of another part.

    Attributes
    ----------
    part
        Its number in the trace.
    motor
        Its number as good motor, from 1, if it is one.
    members
        The motor itself first, then every part inside it, nearest first.
    happenings
        Everything that happened to all of them, in the order of time.
    spells
        States of the machines for which they waited and at which they were.
    carriers
        Vehicles that carried them.
    """

    part: int
    motor: int | None
    members: list[Member]
    happenings: list[Happening]
    spells: list[Spell]
    carriers: list[Carrier]

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain dictionaries and lists."""
        return asdict(self)


def life_of(archive: Archive, part: int) -> Life:
    """Give the whole life of a part, and of what is in it.

    Parameters
    ----------
    archive
        The index of a trace.
    part
        Number of the part.

    Raises
    ------
    MotorworksError
        If there never was such a part.
    """
    members, rows = membership(archive, part)
    itself = members[0]
    return Life(
        part=part,
        motor=archive.number_of(part, itself.when) if itself.when is not None else None,
        members=members,
        happenings=happenings(archive.names, rows),
        spells=spells(archive, rows),
        carriers=carriers(archive, rows),
    )


def membership(archive: Archive, part: int) -> tuple[list[Member], dict[int, list[Row]]]:
    """Give a part and every part inside it, and what happened to each, in order.

    Parameters
    ----------
    archive
        The index of a trace.
    part
        Number of the part.

    Raises
    ------
    MotorworksError
        If there never was such a part.
    """
    lives = Lives(archive)
    if not lives[part]:
        msg = f"part {part}: the trace knows no such part"
        raise MotorworksError(msg)
    family = [Relative(part, 0), *ancestors(lives, part)]
    rows = {relative.part: lives[relative.part] for relative in family}
    return [member(archive, relative, rows[relative.part]) for relative in family], rows


def member(archive: Archive, relative: Relative, rows: list[Row]) -> Member:
    """Give birth, lot and end of a part."""
    names = archive.names
    born = next((row for row in rows if row.kind == BIRTH), None)
    origin, at = names.birth(born.a) if born else ("", "")
    lot = archive.lot_of(relative.part)
    left, when = ending(archive.names, rows)
    return Member(
        **asdict(relative),
        model=names.models[(born or rows[0]).model],
        origin=origin,
        at=at,
        made=born.time if born else None,
        lot=lot.name if lot else None,
        left=left,
        when=when,
    )


def ending(names: Names, rows: list[Row]) -> tuple[str, float | None]:
    """Give where a part ended, and when [s]; nothing and none while it is in the plant.

    Parameters
    ----------
    names
        Names of the plant.
    rows
        What happened to the part, in order.
    """
    last = rows[-1]
    if last.kind == JOINED:
        return "joined", last.time
    if last.kind == LOSS:
        return names.loss(last.a)[0], last.time
    if last.kind == PUT and last.a >= len(names.buffers):
        return names.place(last.a), last.time
    return "", None
