"""The chain from docks to customers as a map: columns of places, lines as wide as their flow."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from markupsafe import Markup

from motorworks.logistics import Answer
from motorworks.report.figures.words import words
from motorworks.report.number import big, percent, plain

WIDTH, BOX, HIGH, GAP, TOP = 860.0, 140.0, 52.0, 10.0, 30.0
LETTERS = 19
"""Letters of a line of a title at the most."""
WEEK = 604_800.0
HEADS = ("Docks", "Trucks", "Port", "Sailings", "Customers")
MOST = 26.0
"""Width of the widest line."""

Node = tuple[str, str]
"""Kind and name of a place."""


@dataclass(frozen=True)
class _Place:
    """A place drawn: column, upper edge, words and colour."""

    column: int
    y: float
    title: str
    below: str
    colour: str


def chain(found: Answer) -> Markup:
    """Give the map of shipping.

    Parameters
    ----------
    found
        Shipping of a plant.
    """
    flows = _flows(found)
    places = _places(found, flows)
    height = max(p.y for p in places.values()) + HIGH + 12
    parts = [*_heads(places), *_lines(places, flows), *_boxes(places, flows)]
    return Markup(
        f'<svg viewBox="0 0 {WIDTH:g} {height:g}" role="img" '
        f'aria-label="From the docks to the customers" '
        f'style="width:100%;height:auto;display:block">{"".join(parts)}</svg>'
    )


def _flows(found: Answer) -> dict[tuple[Node, Node], float]:
    """Give motors a week along each way, of the first replication."""
    network, first = found.base.network, found.base.first
    begin, scale = found.wish.terms.warm_up, WEEK / found.wish.terms.duration
    flows: dict[tuple[Node, Node], float] = defaultdict(float)
    for box in first.boxes:
        if not box.set_out >= begin:
            continue
        plan = network.customers[box.customer]
        way: list[Node] = [("dock", network.docks[box.dock].dock.name)]
        truck = first.taken[box.number]
        way.append(("truck", network.trucks[truck].truck.name))
        if plan.truck < 0:
            port = network.trucks[truck].port
            way.append(("port", network.ports[port].port.name))
            sailing = box.sailing if box.sailing >= 0 else plan.sailings[0]
            way.append(("sailing", network.sailings[sailing].sailing.name))
        way.append(("customer", plan.customer.name))
        for one, other in pairwise(way):
            flows[(one, other)] += scale * box.motors
    return dict(flows)


def _places(found: Answer, flows: Mapping[tuple[Node, Node], float]) -> dict[Node, _Place]:
    plant = found.base.plant
    used = {node for pair in flows for node in pair}
    columns: list[list[tuple[Node, str, str, str]]] = [[] for _ in HEADS]

    def of(kind: str, name: str, figure: str) -> float:
        return found.base.of(kind, name, figure).mean

    verdicts = {"reached": "good", "missed": "bad", "undecided": "open", "": "faint"}
    for d in plant.docks:
        below = f"store {big(of('dock', d.name, 'stock_mean'))}"
        columns[0].append((("dock", d.name), d.title or d.name, below, "flow-0"))
    for t in plant.trucks:
        below = f"{t.number} trucks, {percent(of('truck', t.name, 'use'), 0)} used"
        columns[1].append((("truck", t.name), t.title or t.name, below, "flow-5"))
    for p in plant.ports:
        below = f"quay {plain(of('port', p.name, 'quay_mean'))} boxes"
        columns[2].append((("port", p.name), p.title or p.name, below, "flow-1"))
    for s in plant.sailings:
        use = of("sailing", s.name, "slot_use")
        below = f"slots {percent(use, 0)}" if use == use else "no end of slots"
        columns[3].append((("sailing", s.name), s.title or s.name, below, "flow-2"))
    for c in plant.customers:
        below = f"{percent(of('customer', c.name, 'fill_rate'))} at once"
        colour = verdicts[found.verdicts[c.name]]
        columns[4].append((("customer", c.name), c.title or c.name, below, colour))
    return _laid_out([[row for row in rows if row[0] in used] for rows in columns])


def _laid_out(columns: Sequence[list[tuple[Node, str, str, str]]]) -> dict[Node, _Place]:
    """Give places one below the other, each column in the middle."""
    rows = max(len(column) for column in columns)
    found: dict[Node, _Place] = {}
    for n, column in enumerate(columns):
        each = (HIGH + GAP) * rows / max(len(column), 1)
        for k, (node, title, below, colour) in enumerate(column):
            y = TOP + each * k + (each - HIGH - GAP) / 2
            found[node] = _Place(n, y, title, below, colour)
    return found


def _x(column: int) -> float:
    return column * (WIDTH - BOX - 2) / (len(HEADS) - 1) + 1


def _heads(places: Mapping[Node, _Place]) -> Iterator[str]:
    for n in sorted({p.column for p in places.values()}):
        yield words(_x(n), 16, HEADS[n])


def _lines(
    places: Mapping[Node, _Place], flows: Mapping[tuple[Node, Node], float]
) -> Iterator[str]:
    """Give the lines, those that leave or reach a place side by side on its edge."""
    most = max(flows.values(), default=1.0)
    order = sorted(flows, key=lambda pair: (places[pair[0]].y, places[pair[1]].y))
    out: dict[Node, list[tuple[Node, Node]]] = defaultdict(list)
    into: dict[Node, list[tuple[Node, Node]]] = defaultdict(list)
    for pair in order:
        out[pair[0]].append(pair)
    for pair in sorted(order, key=lambda pair: places[pair[0]].y):
        into[pair[1]].append(pair)
    for pair in order:
        one, other = places[pair[0]], places[pair[1]]
        x1, x2 = _x(one.column) + BOX, _x(other.column)
        y1 = one.y + _share(out[pair[0]], pair)
        y2 = other.y + _share(into[pair[1]], pair)
        bend = min(60.0, (x2 - x1) / 2)
        wide = max(1.2, MOST * flows[pair] / most)
        tip = f"{one.title} → {other.title}\n{flows[pair]:,.0f} a week"
        path = (
            f"M{x1:.1f},{y1:.1f} C{x1 + bend:.1f},{y1:.1f} {x1:.1f},{y2:.1f} "
            f"{x1 + 2 * bend if x2 - x1 > 120 else x2:.1f},{y2:.1f} L{x2:.1f},{y2:.1f}"
        )
        yield (
            f'<path d="{path}" style="fill:none;stroke:var(--flow-5);stroke-opacity:.38;'
            f'stroke-width:{wide:.1f}" data-tip="{escape(tip)}"/>'
        )


def _share(pairs: Sequence[tuple[Node, Node]], pair: tuple[Node, Node]) -> float:
    return HIGH * (pairs.index(pair) + 1) / (len(pairs) + 1)


def _boxes(
    places: Mapping[Node, _Place], flows: Mapping[tuple[Node, Node], float]
) -> Iterator[str]:
    for node, place in places.items():
        x, y = _x(place.column), place.y
        amount = max(
            sum(v for (one, _), v in flows.items() if one == node),
            sum(v for (_, other), v in flows.items() if other == node),
        )
        tip = f"{place.title}\n{amount:,.0f} a week\n{place.below}"
        lines = "".join(
            f'<text x="{x + 11:.1f}" y="{y + 16 + 13 * k:.1f}" '
            f'style="font:600 11px var(--sans);fill:var(--ink)">{escape(line)}</text>'
            for k, line in enumerate(_two_lines(place.title))
        )
        yield (
            f'<g data-tip="{escape(tip)}"><rect x="{x:.1f}" y="{y:.1f}" width="{BOX}" '
            f'height="{HIGH}" rx="4" style="fill:var(--panel);stroke:var(--rule)"/>'
            f'<rect x="{x:.1f}" y="{y:.1f}" width="4" height="{HIGH}" rx="2" '
            f'style="fill:var(--{place.colour})"/>{lines}'
            f'<text x="{x + 11:.1f}" y="{y + 44:.1f}" '
            f'style="font:11px var(--sans);fill:var(--soft)">{escape(place.below)}</text></g>'
        )


def _two_lines(title: str) -> list[str]:
    """Give a title in two lines at the most, what is too long cut off."""
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= LETTERS or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > 2:
        lines = [lines[0], " ".join(lines[1:])]
    return [x if len(x) <= LETTERS + 1 else f"{x[: LETTERS - 1]}…" for x in lines]
