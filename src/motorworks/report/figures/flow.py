"""The flow of material: a picture from top to bottom, by process or by line."""

from collections import defaultdict
from typing import Any, NamedTuple

from motorworks.report.figure import Figure
from motorworks.report.names import SHORT, Names, spaced
from motorworks.report.number import big, wide
from motorworks.report.sankey import Picture, draw
from motorworks.report.table import Table, columns
from motorworks.simulation import Run

LOST = ("scrap", "overflow")
COLOURS = 7
SLIGHT = 2e-4
"""Flows below this share of the greatest are left to the table."""

Links = dict[tuple[str, str], float]


class Node(NamedTuple):
    """A node before it is placed: what it is, its title, the workshop that colours it."""

    kind: str
    title: str
    workshop: str


def flow_figure(run: Run, frame: Any, names: Names) -> Figure | None:
    """Give the picture; ``None`` if nothing flowed.

    Parameters
    ----------
    frame
        What :func:`motorworks.statistics.flow` gives.
    """
    if not len(frame):
        return None
    graph = _Graph(run, frame, names)
    views = [("process", "By process", graph.view(by_line=False))]
    if any(line.stations for line in run.plant.lines):
        views.append(("line", "By line", graph.view(by_line=True)))
    return Figure(
        key="flow",
        title="What flows where",
        lead="Parts a year, from top to bottom; width is quantity. Filled bars are processes, "
        "hollow ones stores. Equal lines are taken together; scrap is in the table.",
        data={"views": views, "workshops": graph.legend()},
        table=_table(frame, names),
    )


class _Graph:
    """Nodes and links of a run, drawn finely or coarsely."""

    def __init__(self, run: Run, frame: Any, names: Names) -> None:
        self.names = names
        self.lines = {line.name for line in run.plant.lines}
        self.product = run.plant.product
        self.workshop = _workshops(run)
        self.order = list(dict.fromkeys(self.workshop.values()))
        self.rows = [r for r in frame.iter_rows(named=True) if r["kind"] != "scrap"]
        self.nodes = self._nodes()

    def _nodes(self) -> dict[str, Node]:
        nodes: dict[str, Node] = {}
        for row in self.rows:
            for end in ("origin", "target"):
                name, kind = row[end], row[f"{end}_kind"]
                nodes.setdefault(name, Node(kind, self._title(name, kind), self._home(name)))
        return nodes

    def _title(self, name: str, kind: str) -> str:
        if kind in ("process", "transport"):
            return self.names.label(name)
        title = self.names.place(name)
        return title if len(title) <= SHORT + 8 else spaced(name)

    def _home(self, name: str) -> str:
        """Give the workshop of a process; of a store or sink that of what feeds it."""
        if name in self.workshop:
            return self.workshop[name]
        givers = [r["origin"] for r in self.rows if r["target"] == name]
        takers = [r["target"] for r in self.rows if r["origin"] == name]
        return next((self.workshop[n] for n in givers + takers if n in self.workshop), "")

    def legend(self) -> list[tuple[str, str]]:
        """Give title and colour of each workshop."""
        if len(self.order) < 2:
            return []
        return [(self.names.workshop(w), self._colour(w)) for w in self.order]

    def _colour(self, workshop: str) -> str:
        return f"flow-{self.order.index(workshop) % COLOURS}" if workshop in self.order else "faint"

    def view(self, *, by_line: bool) -> dict[str, Any]:
        """Give one picture as the template draws it."""
        links = self._links(by_line=by_line)
        nodes = self._merged() if by_line else self.nodes
        used = {end for link in links for end in link}
        titles = {name: node.title for name, node in nodes.items() if name in used}
        picture = draw(titles, links)
        return {
            "height": round(picture.height),
            "least": round(picture.least_width),
            "most": round(1.3 * picture.least_width),
            "nodes": [self._node(n, nodes[n.name]) for n in picture.nodes],
            "ribbons": self._ribbons(picture, nodes),
        }

    def _links(self, *, by_line: bool) -> Links:
        links: Links = defaultdict(float)
        for row in self.rows:
            ends = (row["origin"], row["target"])
            origin, target = (self._line(e) for e in ends) if by_line else ends
            if origin != target:
                links[origin, target] += row["parts_per_year"]
        least = SLIGHT * max(links.values(), default=0.0)
        return {link: flow for link, flow in links.items() if flow > least}

    def _line(self, name: str) -> str:
        noun = name.partition("/")[0]
        return noun if noun in self.lines and self.nodes[name].kind == "process" else name

    def _merged(self) -> dict[str, Node]:
        merged: dict[str, Node] = {}
        for name, node in self.nodes.items():
            line = self._line(name)
            new = Node("process", self.names.line(line), node.workshop) if line != name else node
            merged.setdefault(line, new)
        return merged

    def _node(self, placed: Any, node: Node) -> dict[str, Any]:
        at = f"left:{wide(placed.middle)}%;top:{placed.top:g}px;width:{wide(placed.width)}%"
        return {
            "style": f"{at};--c:var(--{self._colour(node.workshop)})",
            "kind": node.kind,
            "title": node.title,
            "tip": f"{self._full(placed.name, node)}\n{big(placed.value)} parts a year",
        }

    def _full(self, name: str, node: Node) -> str:
        return self.names.station(name) if node.kind == "process" and "/" in name else node.title

    def _ribbons(self, picture: Picture, nodes: dict[str, Node]) -> list[dict[str, Any]]:
        return [
            {
                "path": r.path,
                "colour": self._colour(nodes[r.origin].workshop or nodes[r.target].workshop),
                "back": r.back,
                "tip": f"{nodes[r.origin].title} → {nodes[r.target].title}\n"
                f"{r.value:,.0f} parts a year",
            }
            for r in picture.ribbons
        ]


def _workshops(run: Run) -> dict[str, str]:
    """Give the workshop of each process, in the order of the plant."""
    from motorworks.compile import process_of

    return {process_of(u): u.workshop for u in run.compiled.layout.work_units}


def _table(frame: Any, names: Names) -> Table:
    import polars as pl

    def titled(end: str) -> Any:
        pairs = zip(frame[end], frame[f"{end}_kind"], strict=True)
        said = [names.station(n) if kind == "process" else names.place(n) for n, kind in pairs]
        return pl.Series(said, dtype=pl.String)

    return Table(
        caption="Flow of parts",
        columns=columns(
            frame.with_columns(origin=titled("origin"), target=titled("target")),
            origin=("From", "text", ""),
            target=("To", "text", ""),
            kind=("Kind", "text", ""),
            parts_per_year=("Parts", "number", "a year"),
        ),
        filters=("Kind",),
    )
