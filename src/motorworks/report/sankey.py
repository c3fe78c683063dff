"""A flow picture from top to bottom: bars as wide as what passes, with room for their names."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from motorworks.report.layering import Link, Rows, find_rows

LEAST_WIDTH = 560.0
"""Width of a picture at least; its unit is about one pixel [px]."""
ROW = 50.0
"""Height of a row [px]."""
BAR = 7.0
"""Height of a bar [px]."""
LETTER = 6.1
"""Width of a letter of a name, about [px]."""
WIDEST_NAME = 150.0
GAP = 16.0
WIDEST_BAR = 150.0


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A node with its place: middle and width in per cent, top in pixels."""

    name: str
    middle: float
    width: float
    top: float
    value: float


@dataclass(frozen=True, kw_only=True)
class Ribbon:
    """A link with its outline as an SVG path."""

    origin: str
    target: str
    value: float
    path: str
    back: bool


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Nodes and ribbons in a drawing of a height [px] and a width it needs at least [px]."""

    nodes: tuple[Placed, ...]
    ribbons: tuple[Ribbon, ...]
    height: float
    least_width: float


def draw(titles: Mapping[str, str], links: Mapping[Link, float]) -> Picture:
    """Give the picture of flows.

    Parameters
    ----------
    titles
        What stands at each node, by name; the order breaks ties.
    links
        Flow by origin and target.
    """
    rows = find_rows(titles, links)
    sketch = _Sketch(titles, links, rows)
    sketch.settle()
    return Picture(
        nodes=tuple(sketch.placed(name) for name in titles),
        ribbons=tuple(sketch.ribbons()),
        height=len(rows.order) * ROW,
        least_width=sketch.width,
    )


class _Sketch:
    """Places while they are being found."""

    def __init__(self, titles: Mapping[str, str], links: Mapping[Link, float], rows: Rows) -> None:
        self.titles = titles
        self.links = links
        self.rows = rows
        self.row = {name: i for i, row in enumerate(rows.order) for name in row}
        self.value = self._values()
        self.scale = WIDEST_BAR / max(self.value.values(), default=1.0)
        self.room = {name: self._room(name) for name in self.row}
        self.needed = max((self._width(row) for row in rows.order), default=0.0)
        self.x: dict[str, float] = {}
        self.neighbours = self._neighbours()

    def _values(self) -> dict[str, float]:
        """Give what passes each node: the greater of what comes in and what goes out."""
        into = dict.fromkeys(self.row, 0.0)
        out = dict.fromkeys(self.row, 0.0)
        for (origin, target), flow in self.links.items():
            into[target] += flow
            out[origin] += flow
            for name in self.rows.chains.get((origin, target), [])[1:-1]:
                into[name] = flow
        return {name: max(into[name], out[name]) or 1.0 for name in self.row}

    def _room(self, name: str) -> float:
        bar = self.value[name] * self.scale
        if name in self.rows.stand_ins:
            return bar + GAP / 2
        return max(bar, min(WIDEST_NAME, LETTER * len(self.titles[name]))) + GAP

    def _width(self, row: list[str]) -> float:
        return sum(self.room[name] for name in row)

    def _neighbours(self) -> dict[str, list[tuple[str, float]]]:
        found: dict[str, list[tuple[str, float]]] = {name: [] for name in self.row}
        for link, chain in self.rows.chains.items():
            for upper, lower in pairwise(chain):
                found[upper].append((lower, self.links[link]))
                found[lower].append((upper, self.links[link]))
        return found

    def settle(self, rounds: int = 60) -> None:
        """Bring each node under and over its neighbours as far as its row has room."""
        self.width = max(LEAST_WIDTH, 1.02 * self.needed)
        for row in self.rows.order:
            at = (self.width - self._width(row)) / 2
            for name in row:
                self.x[name] = at + self.room[name] / 2
                at += self.room[name]
        for k in range(rounds):
            for row in self.rows.order if k % 2 == 0 else reversed(self.rows.order):
                self._align(row)
        self._centre()

    def _centre(self) -> None:
        left = min((x - self.room[name] / 2 for name, x in self.x.items()), default=0.0)
        right = max((x + self.room[name] / 2 for name, x in self.x.items()), default=0.0)
        shift = (self.width - right - left) / 2
        self.x = {name: x + shift for name, x in self.x.items()}

    def _align(self, row: list[str]) -> None:
        wanted = [self._wanted(name) for name in row]
        rooms = [self.room[name] for name in row]
        for name, x in zip(row, _apart(wanted, rooms, self.width), strict=True):
            self.x[name] = x

    def _wanted(self, name: str) -> float:
        pairs = self.neighbours[name]
        total = sum(flow for _, flow in pairs)
        if not total:
            return self.x[name]
        return sum(self.x[other] * flow for other, flow in pairs) / total

    def placed(self, name: str) -> Placed:
        """Give a node in per cent of the width."""
        return Placed(
            name=name,
            middle=100 * self.x[name] / self.width,
            width=100 * max(3.0, self.value[name] * self.scale) / self.width,
            top=self.row[name] * ROW,
            value=self.value[name],
        )

    def ribbons(self) -> list[Ribbon]:
        """Give the links, wide ones first so that narrow ones lie on top."""
        leaving = self._docks(outwards=True)
        coming = self._docks(outwards=False)
        wide_first = sorted(self.links.items(), key=lambda item: -item[1])
        return [
            Ribbon(
                origin=link[0],
                target=link[1],
                value=flow,
                back=link in self.rows.back,
                path=self._outline(link, flow, leaving[link], coming[link]),
            )
            for link, flow in wide_first
        ]

    def _docks(self, *, outwards: bool) -> dict[Link, float]:
        """Give where on its bar each link docks: side by side, in the order of the other ends."""
        own, other = (0, 1) if outwards else (1, 0)
        docks: dict[Link, float] = {}
        for name in self.titles:
            mine = [link for link in self.links if link[own] == name]
            mine.sort(key=lambda link: self.x[link[other]])
            at = self.x[name] - sum(self.links[li] for li in mine) * self.scale / 2
            for link in mine:
                docks[link] = at + self.links[link] * self.scale / 2
                at += self.links[link] * self.scale
        return docks

    def _outline(self, link: Link, flow: float, begin: float, end: float) -> str:
        half = max(0.75, flow * self.scale / 2)
        middle = self.rows.chains.get(link, list(link))[1:-1]
        points = [(begin, self.row[link[0]] * ROW + BAR)]
        points += [(self.x[name], self.row[name] * ROW + BAR / 2) for name in middle]
        points.append((end, self.row[link[1]] * ROW))
        stretch = 100 / self.width
        there = [((x - half) * stretch, y) for x, y in points]
        back = [((x + half) * stretch, y) for x, y in reversed(points)]
        return _bends(there, "M") + _bends(back, "L") + "Z"


def _bends(points: list[tuple[float, float]], first: str) -> str:
    """Give a smooth path through points: upright at its ends, between as the neighbours lie."""
    slopes = [0.0] * len(points)
    for i in range(1, len(points) - 1):
        (x0, y0), (x1, y1) = points[i - 1], points[i + 1]
        slopes[i] = (x1 - x0) / (y1 - y0)
    parts = [f"{first}{points[0][0]:.2f} {points[0][1]:.1f}"]
    for i, ((x0, y0), (x1, y1)) in enumerate(pairwise(points)):
        bow = (y1 - y0) * (0.5 if len(points) == 2 else 0.4)
        parts.append(
            f"C{x0 + slopes[i] * bow:.2f} {y0 + bow:.1f} "
            f"{x1 - slopes[i + 1] * bow:.2f} {y1 - bow:.1f} {x1:.2f} {y1:.1f}"
        )
    return "".join(parts)


def _apart(wanted: list[float], rooms: list[float], width: float) -> list[float]:
    """Give places near the wanted ones, in the same order, none on another, all inside.

    Blocks of touching items move together to the mean of what their members want.
    """
    blocks: list[list[float]] = []  # sum of wanted left edges, count, room
    for x, room in zip(wanted, rooms, strict=True):
        blocks.append([x - room / 2, 1, room])
        while len(blocks) > 1 and _overlap(blocks[-2], blocks[-1], width):
            total, count, length = blocks.pop()
            into = blocks[-1]
            into[0] += total - count * into[2]
            into[1] += count
            into[2] += length
    places: list[float] = []
    rest = iter(rooms)
    for block in blocks:
        at = _edge(block, width)
        for _ in range(int(block[1])):
            room = next(rest)
            places.append(at + room / 2)
            at += room
    return places


def _overlap(left: list[float], right: list[float], width: float) -> bool:
    return _edge(left, width) + left[2] > _edge(right, width)


def _edge(block: list[float], width: float) -> float:
    return max(0.0, min(width - block[2], block[0] / block[1]))
