"""The search for a plan: slicing trees, changed by simulated annealing."""

import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence

from motorworks.siteplan.blocks import Block
from motorworks.siteplan.ground import Ground
from motorworks.siteplan.plan import Pulls
from motorworks.siteplan.rectangle import Rectangle, free_parts
from motorworks.siteplan.slicing import (
    SLIMMEST,
    Tree,
    building,
    cells,
    count,
    halved,
    joined,
    rows,
    swapped,
    turned,
    without,
)

ROOMY = 1.25
"""Ground for buildings over what they ask for with half a lane around; more is a reserve [-]."""
SLOWEST = 24
"""Blocks up to which all steps are taken; with more there are fewer, so that time is kept."""
State = tuple[Tree, ...]
"""A tree for each free part of the ground; ``None`` where nothing stands in it."""


class Search:
    """The ground while plans are tried on it."""

    def __init__(
        self,
        ground: Ground,
        blocks: Sequence[Block],
        pulls: Pulls,
        fixed: Mapping[str, Rectangle],
        taken: Sequence[Rectangle],
    ) -> None:
        self.gap = ground.lane / 2
        self.fixed = dict(fixed)
        self.blocks = [b for b in blocks if b.name not in fixed]
        self.footprints = [b.footprint for b in self.blocks]
        self.weights = [(math.sqrt(f) + ground.lane) ** 2 for f in self.footprints]
        around = [place.inset(-self.gap) for place in (*fixed.values(), *taken)]
        smallest = (math.sqrt(min(self.footprints, default=1.0) / SLIMMEST) + ground.lane) ** 2
        # Buildings on the ring road need no lane of their own on that side, but half of one.
        parts = free_parts(ground.buildable, around)
        self.parts = [p for p in parts if p.area >= smallest][:12]
        self._reserve()
        self._pull(ground, pulls)

    def _reserve(self) -> None:
        """Leave ground that is not asked for in one piece, so that buildings stand together."""
        rest = sum(p.area for p in self.parts) - ROOMY * sum(self.weights)
        if self.blocks and rest > 0:
            self.weights.append(rest)

    def _pull(self, ground: Ground, pulls: Pulls) -> None:
        """Keep the pulls by number: between free blocks, and of those to points that stay."""
        number = {b.name: n for n, b in enumerate(self.blocks)}
        still = {n: r.centre for n, r in self.fixed.items()} | dict(ground.gates)
        self.between: list[tuple[int, int, float]] = []
        self.to_still: list[tuple[int, float, float, float]] = []
        self.of_still = 0.0
        for (origin, target), tonnes in pulls.items():
            if origin in number and target in number:
                self.between.append((number[origin], number[target], tonnes))
            elif origin in number or target in number:
                moving, other = (origin, target) if origin in number else (target, origin)
                self.to_still.append((number[moving], *still[other], tonnes))
            else:
                (x0, y0), (x1, y1) = still[origin], still[target]
                self.of_still += tonnes * (abs(x0 - x1) + abs(y0 - y1))

    def rows(self) -> State:
        """Give the best plain layout: in the order of the file or by size, in rows or halved."""
        orders: list[Sequence[int]] = []
        for many in sorted(
            {len(self.blocks), len(self.weights)}
        ):  # without the reserve, and with it
            orders += [range(many), sorted(range(many), key=lambda n: -self.weights[n])]
        return min((t for order in orders for t in self._plain(order)), key=self.judged)

    def _plain(self, order: Sequence[int]) -> Iterator[State]:
        """Give plain layouts of the blocks in an order, each where there is most room left."""
        shares: list[list[int]] = [[] for _ in self.parts]
        room = [p.area for p in self.parts]
        for n in order if room else ():
            part = max(range(len(room)), key=lambda p: room[p])
            shares[part].append(n)
            room[part] -= self.weights[n]
        for k in range(1, math.isqrt(len(self.blocks)) + 3):
            yield tuple(rows(s, k, self.weights) if s else None for s in shares)
        halves = zip(shares, self.parts, strict=True)
        yield tuple(halved(s, p, self.weights, self._lack)[0] if s else None for s, p in halves)

    def _lack(self, block: int, cell: Rectangle) -> float:
        if block >= len(self.blocks):
            return 0.0
        return building(cell, self.footprints[block], self.gap)[1]

    def placed(self, state: State) -> dict[str, Rectangle]:
        """Give where every block stands, the fixed ones too."""
        found = dict(self.fixed)
        for tree, part in zip(state, self.parts, strict=True):
            if tree is not None:
                for n, cell in cells(tree, part, self.weights).items():
                    if n < len(self.blocks):
                        place = building(cell, self.footprints[n], self.gap)[0]
                        found[self.blocks[n].name] = place
        return found

    def judged(self, state: State) -> tuple[float, float]:
        """Give what a plan lacks [-], and its tonne-metres a year."""
        if not state and self.blocks:
            return float("inf"), float("inf")
        lack = 0.0
        x = [0.0] * len(self.weights)
        y = [0.0] * len(self.weights)
        for tree, part in zip(state, self.parts, strict=True):
            if tree is None:
                continue
            for n, cell in cells(tree, part, self.weights).items():
                x[n], y[n] = cell.centre
                lack += self._lack(n, cell)
        cost = self.of_still
        for a, b, tonnes in self.between:
            cost += tonnes * (abs(x[a] - x[b]) + abs(y[a] - y[b]))
        for a, px, py, tonnes in self.to_still:
            cost += tonnes * (abs(x[a] - px) + abs(y[a] - py))
        return lack, cost

    def annealed(self, start: State, chance: random.Random, steps: int) -> State:
        """Give the best plan met on a walk that becomes more and more choosy."""
        if not self.blocks:
            return start
        steps = int(steps * min(1.0, (SLOWEST / len(self.blocks)) ** 2))
        scale = max(self.judged(start)[1], 1.0)
        energy = _energy(scale)
        now, best = start, start
        now_is, best_is = energy(self.judged(now)), self.judged(best)
        for step in range(steps):
            heat = 0.06 * scale * (1e-3 ** (step / steps))
            other = self.moved(now, chance)
            found = self.judged(other)
            is_ = energy(found)
            if is_ <= now_is or chance.random() < math.exp((now_is - is_) / heat):
                now, now_is = other, is_
                if found < best_is:
                    best, best_is = other, found
        return best

    def moved(self, state: State, chance: random.Random) -> State:
        """Give a neighbour: two blocks exchanged, a cut turned, or a block put elsewhere."""
        trees = list(state)
        kind = chance.random()
        if kind < 0.4 and len(self.blocks) > 1:
            one, other = chance.sample(range(len(self.blocks)), 2)
            return tuple(None if t is None else swapped(t, one, other) for t in trees)
        if kind < 0.6:
            part = chance.choice([p for p, t in enumerate(trees) if t is not None])
            trees[part] = turned(trees[part], chance.randrange(count(trees[part])))
            return tuple(trees)
        block = chance.randrange(len(self.weights))
        trees = [None if t is None else without(t, block) for t in trees]
        part = chance.randrange(len(trees))
        tree = trees[part]
        trees[part] = (
            block
            if tree is None
            else joined(
                tree,
                chance.randrange(count(tree)),
                block,
                upright=chance.random() < 0.5,
                first=chance.random() < 0.5,
            )
        )
        return tuple(trees)


def _energy(scale: float) -> Callable[[tuple[float, float]], float]:
    return lambda judged: judged[1] + 2.0 * scale * judged[0]
