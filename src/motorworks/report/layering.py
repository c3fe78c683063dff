"""Who stands in which row of a flow picture: rows from top to bottom, links only downwards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

Link = tuple[str, str]


@dataclass
class Rows:
    """Nodes in rows; a link that spans several rows has a stand-in in each row between.

    Attributes
    ----------
    order
        Names by row, from left to right.
    chains
        The nodes that each link passes, its ends included.
    stand_ins
        Names that are no nodes.
    back
        Links that lead upwards: rework.
    """

    order: list[list[str]]
    chains: dict[Link, list[str]] = field(default_factory=dict)
    stand_ins: set[str] = field(default_factory=set)
    back: set[Link] = field(default_factory=set)


def find_rows(nodes: Iterable[str], links: Mapping[Link, float]) -> Rows:
    """Give rows for nodes and links with few crossings.

    References
    ----------
    Sugiyama, K., Tagawa, S., Toda, M. (1981): Methods for visual understanding of
    hierarchical system structures. IEEE Trans. Systems, Man, Cybernetics 11(2), 109-125.
    """
    names = list(nodes)
    back = _back_links(names, links)
    forward = [link for link in links if link not in back]
    row = _longest_paths(names, forward)
    rows = Rows(order=[[] for _ in range(max(row.values(), default=-1) + 1)], back=back)
    for name in _from_the_ends(names, forward):
        rows.order[row[name]].append(name)
    for link in forward:
        _span(rows, link, row)
    _uncross(rows)
    return rows


def _back_links(names: list[str], links: Iterable[Link]) -> set[Link]:
    """Give links that close a circle when the nodes are walked in their order."""
    after: dict[str, list[str]] = {name: [] for name in names}
    for origin, target in links:
        after[origin].append(target)
    back: set[Link] = set()
    done: set[str] = set()
    for start in names:
        if start not in done:
            _walk(start, after, done, back)
    return back


def _walk(start: str, after: dict[str, list[str]], done: set[str], back: set[Link]) -> None:
    path = [start]
    on_path = {start}
    left = {start: iter(after[start])}
    while path:
        here = path[-1]
        following = next(left[here], None)
        if following is None:
            done.add(here)
            on_path.discard(path.pop())
        elif following in on_path:
            back.add((here, following))
        elif following not in done:
            path.append(following)
            on_path.add(following)
            left[following] = iter(after[following])


def _longest_paths(names: list[str], links: list[Link]) -> dict[str, int]:
    """Give each node its row: below all that feed it, sources just above what they feed."""
    before: dict[str, list[str]] = {name: [] for name in names}
    after: dict[str, list[str]] = {name: [] for name in names}
    for origin, target in links:
        before[target].append(origin)
        after[origin].append(target)
    row = dict.fromkeys(names, 0)
    for name in _sorted_downwards(names, before, after):
        row[name] = max((row[o] + 1 for o in before[name]), default=0)
    for name in reversed(_sorted_downwards(names, before, after)):
        # What nothing in the plant feeds early stands next to where it is needed.
        if after[name] and (not before[name] or len(after[name]) == len(before[name]) == 1):
            row[name] = min(row[t] for t in after[name]) - 1
    return row


def _sorted_downwards(
    names: list[str], before: dict[str, list[str]], after: dict[str, list[str]]
) -> list[str]:
    missing = {name: len(before[name]) for name in names}
    ready = [name for name in names if not missing[name]]
    for name in ready:
        for target in after[name]:
            missing[target] -= 1
            if not missing[target]:
                ready.append(target)
    return ready


def _from_the_ends(names: list[str], links: list[Link]) -> list[str]:
    """Give the nodes branch by branch, walking upwards from where parts leave."""
    before: dict[str, list[str]] = {name: [] for name in names}
    givers = set()
    for origin, target in links:
        before[target].append(origin)
        givers.add(origin)
    seen: dict[str, None] = {}
    stack = [name for name in reversed(names) if name not in givers]
    while stack:
        name = stack.pop()
        if name not in seen:
            seen[name] = None
            stack.extend(reversed(before[name]))
    return [*seen, *(name for name in names if name not in seen)]


def _span(rows: Rows, link: Link, row: dict[str, int]) -> None:
    origin, target = link
    chain = [origin]
    for between in range(row[origin] + 1, row[target]):
        name = f"{origin}\x1f{target}\x1f{between}"
        rows.stand_ins.add(name)
        rows.order[between].append(name)
        chain.append(name)
    rows.chains[link] = [*chain, target]


def _uncross(rows: Rows, sweeps: int = 24) -> None:
    """Order each row by the mean place of the neighbours above, then below, and so on."""
    above: dict[str, list[str]] = {}
    below: dict[str, list[str]] = {}
    for chain in rows.chains.values():
        for upper, lower in pairwise(chain):
            above.setdefault(lower, []).append(upper)
            below.setdefault(upper, []).append(lower)
    best, fewest = [list(r) for r in rows.order], _crossings(rows.order, below)
    for sweep in range(sweeps):
        downwards = sweep % 2 == 0
        _sweep(rows.order, above if downwards else below, downwards=downwards)
        now = _crossings(rows.order, below)
        if now < fewest:
            best, fewest = [list(r) for r in rows.order], now
    rows.order = best


def _sweep(order: list[list[str]], neighbours: dict[str, list[str]], *, downwards: bool) -> None:
    place: dict[str, float] = {}
    for row in order if downwards else reversed(order):
        own = {name: (i + 0.5) / len(row) for i, name in enumerate(row)}
        mean = {
            name: sum(place[n] for n in neighbours[name]) / len(neighbours[name])
            if neighbours.get(name)
            else own[name]
            for name in row
        }
        row.sort(key=mean.__getitem__)
        place.update({name: (i + 0.5) / len(row) for i, name in enumerate(row)})


def _crossings(order: list[list[str]], below: dict[str, list[str]]) -> int:
    place = {name: i for row in order for i, name in enumerate(row)}
    total = 0
    for row in order:
        ends = [(i, place[t]) for i, name in enumerate(row) for t in below.get(name, ())]
        total += sum(
            1 for k, (i, a) in enumerate(ends) for j, b in ends[k + 1 :] if (i - j) * (a - b) < 0
        )
    return total
