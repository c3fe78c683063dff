"""What a station does all day, why it waits and for whom: page and terminal."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from motorworks.plantfile.findings import Place
from motorworks.plantfile.whereabouts import Whereabouts
from motorworks.report.figure import Figure, Section
from motorworks.report.figures.inputs import KINDS, kind_of
from motorworks.report.names import STATES, Names
from motorworks.report.number import counted, percent, plain, span, wide
from motorworks.report.studies.study import Study
from motorworks.report.table import Column, Table
from motorworks.report.terminal import printable
from motorworks.simulation import Run
from motorworks.statistics.chain import OWN, SLIGHT, Step, Wait
from motorworks.statistics.explanation import Cycle, Explanation, Stops

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.text import Text

STRIP = 60
"""Letters of the strip on the terminal."""
SHOWN = ("working", "setting_up", "down", "planned_stop", "waiting", "blocked", "starved")
STYLES = {
    "working": "green",
    "setting_up": "cyan",
    "down": "red",
    "planned_stop": "blue",
    "waiting": "magenta",
    "blocked": "yellow",
    "starved": "dim",
}
LETTERS = {
    "working": "█",
    "setting_up": "▓",
    "down": "▼",
    "planned_stop": "▒",
    "waiting": "o",
    "blocked": "×",
    "starved": "·",
}
WORDS = {
    "working": "works",
    "setting_up": "sets up",
    "down": "is down",
    "planned_stop": "stops as planned",
    "waiting": "waits for people",
    "blocked": "is blocked",
    "starved": "is starved",
}
TINY = 0.0005


@dataclass(frozen=True, kw_only=True)
class Explained:
    """An explanation with the run it is made from and where the station stands in the file."""

    run: Run
    what: Explanation
    where: Whereabouts


# ---- words ----


def day_sentence(of: Explained, names: Names) -> str:
    """Give what the process does in an hour of planned time."""
    shares = of.what.shares
    told = [f"{WORDS[s]} {plain(60 * shares[s])} min" for s in SHOWN if shares[s] > TINY]
    name = names.label(of.what.process)
    if not told:
        return f"{name} had no planned time."
    machine = "a machine of " if of.what.machines > 1 else ""
    return f"Of an hour on shift {machine}{name} {_and(told)}."


def root_sentence(of: Explained, names: Names) -> str:
    """Give where its waiting begins."""
    way = of.what.way
    if len(way) == 1 and way[0].wait is None:
        return "It hardly waits: what it makes hangs on itself."
    last = way[-1]
    name = names.label(last.process)
    if last.wait is None:
        used = percent(last.used)
        return f"Its waiting begins at {name}, which hardly waits itself: it is in use {used}."
    return f"The way of its waiting ends at {name}: it {last.end}."


def wait_words(wait: Wait, names: Names) -> str:
    """Give a wait in words: for what, and for whom."""
    who = _and([names.label(w) for w in wait.who[:4]]) if wait.who else ""
    cause = names.spelt_out(wait.cause)
    if wait.state == "starved":
        return f"starved for want of parts in {cause}" + (f", which {who} makes" if who else "")
    if wait.state == "blocked":
        return f"blocked by {cause}" + (f", from which {who} takes" if who else "")
    if wait.state == "waiting":
        return "waiting for people" + (f": {wait.cause}" if wait.cause else "")
    return f"down without {wait.cause}"


def step_words(step: Step, names: Names) -> str:
    """Give a step of the way in words."""
    own = [f"{WORDS[s]} {percent(step.shares[s])}" for s in OWN if step.shares[s] > TINY]
    said = f"It {_and(own)} of its planned time" if own else "It does nothing of its own"
    if step.wait is None:
        return f"{said}; it hardly waits."
    waits = f"{said}. Most of its waiting: {percent(step.wait.share)} "
    waits += f"{wait_words(step.wait, names)}"
    return f"{waits}. It {step.end}." if step.end else f"{waits}."


def stops_words(stops: Stops) -> str:
    """Give how often and how long it stops."""
    every = f"one in {span(3600 / stops.per_hour)} of planned time of a machine"
    return every if stops.length is None else f"{every}, {span(stops.length)} each"


def cycle_words(cycle: Cycle, names: Names) -> str:
    """Give how long a pass takes."""
    model = names.model(cycle.model) if cycle.model else "every model"
    return f"{model}: {span(cycle.mean)} a pass, {plain(cycle.made)} an hour made by all machines"


def _and(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + " and " + parts[-1]


# ---- page ----


def explain_study(of: Explained) -> Study:
    """Give the page of a process."""
    names = Names(of.run)
    return Study(
        kind="station",
        plant=of.run.plant,
        chip=names.station(of.what.process),
        sentence=day_sentence(of, names),
        precision=root_sentence(of, names),
        facts=(
            ("machines", str(of.what.machines)),
            ("stands in", _short(of.where.place)),
            ("measured", span(of.run.duration)),
            ("warm-up", span(of.run.warm_up)),
            ("replications", str(len(of.run.replications))),
            ("seed", str(of.run.seed)),
        ),
        intervals="Shares are of the planned time of all its machines, over all replications.",
        sections=tuple(_sections(of, names)),
    )


def _sections(of: Explained, names: Names) -> Iterator[Section]:
    yield Section(
        key="waiting",
        short="Why it waits",
        title="Why it waits, and for whom",
        figures=tuple(f for f in (_way(of, names), _waits(of, names)) if f),
    )
    yield Section(
        key="machine",
        short="The machine",
        title="What it is",
        figures=tuple(f for f in (_stops(of), _cycles(of, names), _values(of)) if f),
    )


def _way(of: Explained, names: Names) -> Figure:
    return Figure(
        key="way",
        title="From here to where the waiting begins",
        bare=True,
        data={"steps": [_card(n, s, names) for n, s in enumerate(of.what.way, start=1)]},
    )


def _card(number: int, step: Step, names: Names) -> dict[str, Any]:
    return {
        "rank": number,
        "title": names.label(step.process),
        "sub": names.line_of(step.process),
        "why": step_words(step, names),
        "parts": [
            ("waiting_for_operator" if s == "waiting" else s, wide(100 * step.shares[s]))
            for s in SHOWN
            if step.shares[s] > TINY
        ],
        "tip": "\n".join(f"{_called(s)}: {percent(step.shares[s])}" for s in SHOWN),
        "used": percent(step.used),
    }


def _called(state: str) -> str:
    return STATES["waiting_for_operator" if state == "waiting" else state]


def _waits(of: Explained, names: Names) -> Figure | None:
    waits = of.what.waits
    if not waits:
        return None
    return _tabled(
        "waits",
        "What it waits for",
        Column(name="State", values=[_called(w.state) for w in waits]),
        Column(name="For", values=[wait_words(w, names) for w in waits]),
        Column(name="Share of planned time", values=[w.share for w in waits], kind="share"),
    )


def _stops(of: Explained) -> Figure | None:
    stops = of.what.stops
    if not stops:
        return None
    return _tabled(
        "stops",
        "What stops it",
        Column(name="What", values=[s.kind for s in stops]),
        Column(name="How often", values=[stops_words(s) for s in stops]),
        Column(name="In an hour", values=[s.per_hour for s in stops], kind="number"),
        Column(name="Mean length", values=[s.length for s in stops], kind="number", unit="s"),
    )


def _cycles(of: Explained, names: Names) -> Figure:
    cycles = of.what.cycles
    return _tabled(
        "cycles",
        "Cycle times by model",
        Column(name="Model", values=[names.model(c.model) if c.model else "all" for c in cycles]),
        Column(
            name="Mean time of a pass", values=[c.mean for c in cycles], kind="number", unit="s"
        ),
        Column(name="Made in an hour", values=[c.made for c in cycles], kind="number"),
    )


def _values(of: Explained) -> Figure | None:
    values = of.where.values
    if not values:
        return None
    return _tabled(
        "values",
        "Its values in the plant file",
        Column(name="Value", values=[w.key for w in values]),
        Column(name="Is", values=[w.mark.value for w in values]),
        Column(name="Based on", values=[_basis(w.mark) for w in values]),
        Column(name="Note", values=[w.mark.note for w in values]),
        Column(name="Stands in", values=[_short(w.place) for w in values]),
    )


def _basis(mark: Any) -> str:
    return mark.source if kind_of(mark) == "sourced" else KINDS[kind_of(mark)]


def _tabled(key: str, title: str, *columns: Column) -> Figure:
    return Figure(
        key=key, title=title, template="table", table=Table(caption=title, columns=columns)
    )


# ---- terminal ----


def explain_summary(of: Explained) -> "Group":
    """Give the explanation for the terminal."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    names = Names(of.run)
    title = names.station(of.what.process)
    many = counted(of.what.machines, "machine")
    parts: list[RenderableType] = [
        Text.assemble((printable(title), "bold"), (f"  {many}, {_short(of.where.place)}", "dim")),
        Group(_strip(of.what.shares), Text(printable(day_sentence(of, names)))),
        _why(of, names),
    ]
    parts += _listed("What stops it", [f"{s.kind}: {stops_words(s)}" for s in of.what.stops])
    parts += _listed("Cycle times", [cycle_words(c, names) for c in of.what.cycles])
    parts += _listed("In the plant file", list(_value_lines(of)))
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))


def _strip(shares: dict[str, float]) -> "Text":
    """Give the states as one bar; letters tell them apart where there are no colours."""
    from rich.text import Text

    bar = Text()
    begin, total = 0.0, sum(shares[s] for s in SHOWN) or 1.0
    for state in SHOWN:
        end = begin + shares[state] / total
        bar.append(LETTERS[state] * (round(STRIP * end) - round(STRIP * begin)), STYLES[state])
        begin = end
    return bar


def _why(of: Explained, names: Names) -> "RenderableType":
    from rich.console import Group
    from rich.text import Text

    lines = [Text("Why it waits", "bold underline")]
    lines += [
        Text(printable(f"{percent(w.share)} {wait_words(w, names)}"))
        for w in of.what.waits
        if w.share >= min(SLIGHT / 10, of.what.waits[0].share)
    ]
    if len(of.what.way) > 1:
        way = " ← ".join(names.label(s.process) for s in of.what.way)
        lines.append(Text(printable(f"followed: {way}"), "dim"))
    lines.append(Text(printable(root_sentence(of, names)), "bold"))
    return Group(*lines)


def _value_lines(of: Explained) -> Iterator[str]:
    for w in of.where.values:
        basis = f"  ({_basis(w.mark)})" if w.mark.source else ""
        yield f"{_short(w.place)}  {w.key} = {w.mark.value}{basis}"


def _short(place: Place) -> str:
    """Give a place without the folders of its file."""
    return str(place._replace(file=FilePath(place.file).name))


def _listed(heading: str, lines: list[str]) -> list["RenderableType"]:
    from rich.console import Group
    from rich.text import Text

    if not lines:
        return []
    texts = [Text(printable(line)) for line in lines]
    return [Group(Text(heading, "bold underline"), *texts)]
