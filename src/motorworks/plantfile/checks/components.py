"""Which stations and places lie on a common circle of the graph."""

from collections.abc import Mapping

from motorworks.plantfile.checks.wiring import Wiring
from motorworks.plantfile.shape import Path

Edges = Mapping[Path, list[Path]]


def circles_of(wiring: Wiring) -> dict[Path, int]:
    """Give a number for every station and place; equal numbers lead to each other.

    Parameters
    ----------
    wiring
        The graph of the plant.

    References
    ----------
    S. R. Kosaraju (1978), as told by A. V. Aho, J. E. Hopcroft, J. D. Ullman, Data
    Structures and Algorithms, 1983, section 6.7: the order in which a search leaves the
    nodes, then a search against the edges in the opposite order.
    """
    forth, back = _edges(wiring)
    numbers: dict[Path, int] = {}
    for n, node in enumerate(reversed(_left(forth))):
        todo = [node]
        while todo:
            one = todo.pop()
            if one not in numbers:
                numbers[one] = n
                todo += back[one]
    return numbers


def _edges(wiring: Wiring) -> tuple[Edges, Edges]:
    """Give what follows every station and place, and what goes before it."""
    nodes = [*wiring.buffers, *wiring.sources, *wiring.sinks, *(u.path for u in wiring.units)]
    forth: dict[Path, list[Path]] = {node: [] for node in nodes}
    back: dict[Path, list[Path]] = {node: [] for node in nodes}
    for unit in wiring.units:
        pairs = [(place, unit.path) for _, _, place in unit.takes]
        pairs += [(unit.path, way.place) for way in unit.gives]
        for one, other in pairs:
            forth[one].append(other)
            back[other].append(one)
    return forth, back


def _left(forth: Edges) -> list[Path]:
    """Give the nodes in the order in which a search in depth leaves them."""
    seen: set[Path] = set()
    left: list[Path] = []
    for start in forth:
        todo = [(start, False)]
        while todo:
            node, done = todo.pop()
            if done:
                left.append(node)
            elif node not in seen:
                seen.add(node)
                todo.append((node, True))
                todo += [(following, False) for following in forth[node]]
    return left
