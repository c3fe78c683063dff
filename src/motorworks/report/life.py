"""The life of a motor, and where a lot went, for the terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from motorworks.genealogy import Archive, Life, Lot, Recall
from motorworks.report.terminal import printable

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table

LISTED = 20
"""Motors of a recall that are listed; all are in the JSON."""


def life_shown(archive: Archive, life: Life) -> "Group":
    """Give the life of a motor, to be printed by rich; plain text reads as well."""
    from rich.console import Group
    from rich.text import Text

    itself = life.members[0]
    name = f"motor {life.motor}" if life.motor else f"part {life.part}"
    end = f"{itself.left} {_date(archive, itself.when)}" if itself.left else "still in the plant"
    about = f"part {life.part}, model {itself.model}, {end}"
    return Group(
        Text(printable(f"{name} ({about})"), style="bold"),
        *_early(archive),
        *_section("What is in it", _members(archive, life)),
        *_section("What happened", _happenings(archive, life)),
        *_section("What machines did meanwhile", _spells(archive, life)),
        *_section("What carried it", _carriers(archive, life)),
    )


def recall_shown(archive: Archive, found: Recall, of: str, lot: Lot | None) -> "Group":
    """Give where parts went, to be printed by rich.

    Parameters
    ----------
    archive
        The index of the trace.
    found
        What became of them.
    of
        What was asked for, as a person names it.
    lot
        The lot that they are, if they are one.
    """
    from rich.console import Group
    from rich.text import Text

    motors = found.motors
    arrived = f", arrived {_date(archive, lot.arrived)}" if lot else ""
    ended = ", ".join(f"{n} {how or 'in the plant'}" for how, n in sorted(found.ended.items()))
    rest = len(found.products) - len(motors)
    lines = [
        f"{of}: parts {found.parts}{arrived}; of these {ended}",
        f"{len(motors)} good motors have something of it in them; {rest} other parts",
    ]
    rows = [(str(m.motor), str(m.part), m.model, m.left, _date(archive, m.when)) for m in motors]
    table = _table(("motor", "part", "model", "left by", "when"), rows[:LISTED])
    more = len(rows) - LISTED
    return Group(
        Text(printable(lines[0]), style="bold"),
        Text(lines[1]),
        *_early(archive),
        *([table] if rows else []),
        *([Text(f"... and {more} more; --json lists all")] if more > 0 else []),
    )


def _early(archive: Archive) -> list[Any]:
    from rich.text import Text

    if archive.whole:
        return []
    until = _date(archive, archive.until)
    return [Text(f"The run was interrupted: its trace goes to {until} only.", style="yellow")]


def _section(title: str, table: "Table") -> list[Any]:
    from rich.text import Text

    return [Text(), Text(title, style="bold"), table] if table.row_count else []


def _members(archive: Archive, life: Life) -> "Table":
    rows = [
        (
            "  " * -m.generation + str(m.part),
            m.model,
            f"{m.lot or m.at} ({m.origin or 'there before the trace'})",
            _date(archive, m.made),
            f"{m.link} {m.other}" if m.other is not None else "",
            _date(archive, m.linked),
        )
        for m in life.members
    ]
    return _table(("part", "model", "from", "made", "link", "when"), rows)


def _happenings(archive: Archive, life: Life) -> "Table":
    rows = [
        (
            _date(archive, h.time),
            str(h.part),
            f"{h.what} {h.other}" if h.other is not None else h.what,
            h.at,
            ", ".join(
                word
                for word in (
                    f"from {h.origin}" if h.origin else "",
                    f"{h.time - h.begun:.1f} s" if h.begun is not None else "",
                    h.detail,
                )
                if word
            ),
        )
        for h in life.happenings
    ]
    return _table(("when", "part", "what", "where", ""), rows)


def _spells(archive: Archive, life: Life) -> "Table":
    rows = [
        (
            _date(archive, s.begin),
            str(s.part),
            s.during,
            s.machine,
            f"{s.state}, for want of {s.cause}" if s.cause else s.state,
            f"{s.duration:.1f} s",
        )
        for s in life.spells
    ]
    return _table(("from", "part", "", "machine", "was", "for"), rows)


def _carriers(archive: Archive, life: Life) -> "Table":
    rows = [
        (
            _date(archive, c.begin),
            str(c.part),
            c.phase,
            c.by,
            f"{c.fleet} {'' if c.vehicle is None else c.vehicle}".strip(),
            _date(archive, c.end),
        )
        for c in life.carriers
    ]
    return _table(("from", "part", "phase", "by", "vehicle", "to"), rows)


def _date(archive: Archive, time: float | None) -> str:
    return "" if time is None else archive.names.date(time)[:19].replace("T", " ")


def _table(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> "Table":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    return table
