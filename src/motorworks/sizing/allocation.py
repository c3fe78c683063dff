"""Which copy of a line makes which models: whole lines first, the rest in campaigns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

MOST_SEARCHED = 6
"""Models on mixed lines of which all orders are tried; more go by size alone."""
MOST_SUBSETS = 12
"""Models of which all groups are looked at."""
SHARED_LOAD = 0.97
"""Load up to which a copy that several models share is filled before a model is split."""
EPSILON = 1e-9

Copies = tuple[Mapping[str, float], ...]
"""Lines' worth of work of each model, for each copy of a line."""
Allocation = tuple[tuple[str, ...], ...]
"""Models of each copy of a line."""


@dataclass(frozen=True)
class _Mixed:
    """A way to share out what is left over, and how good it is: less is better."""

    changes: int
    most_models: int
    uneven: float
    most_load: float
    copies: Copies

    @property
    def worth(self) -> tuple[int, int, float, float]:
        return (self.changes, self.most_models, round(self.uneven, 9), round(self.most_load, 9))


def allocate(asked: Mapping[str, float], lines: int, most_load: float) -> Copies:
    """Give each copy of a line its models.

    Parameters
    ----------
    asked
        Lines' worth of work by model: 2.4 means that two lines and 40 % of a third are needed.
    lines
        Copies of the line.
    most_load
        Load up to which a copy is planned [-]; the mean load where that is higher.

    Returns
    -------
    tuple
        For each copy the lines' worth of each model that it makes, dedicated copies first, in the
        order of the models.

    Notes
    -----
    A model gets as many copies for itself as it fills to the planned load. What is left over gets
    copies of its own if there are enough, else it shares the remaining ones: all orders of the
    models are filled in one after the other, one going on where the other ends, and of these
    the one is taken with the fewest models on copies, then with the fewest on any one copy,
    then with the lowest load. Because one goes on where the other ends, no two copies share more
    than one model.
    """
    asked = {model: work for model, work in asked.items() if work > EPSILON}
    level = max(most_load, sum(asked.values()) / lines)
    room = max(1.0, SHARED_LOAD / level)
    full = {m: int(work / level + EPSILON) for m, work in asked.items()}
    rest = {m: work / level - full[m] for m, work in asked.items()}
    rest = {m: part for m, part in rest.items() if part > 1e-6 or not full[m]}
    left = lines - sum(full.values())
    if len(rest) <= left:
        return _dedicated(asked, full, rest, left)
    mixed = _shared(rest, left, room)
    own = [{m: level} for m in asked for _ in range(full[m])]
    scaled = [{m: part * level for m, part in copy.items()} for copy in mixed]
    return tuple(own) + tuple(sorted(scaled, key=len))


def _dedicated(
    asked: Mapping[str, float], full: dict[str, int], rest: Mapping[str, float], left: int
) -> Copies:
    """Give every model copies of its own, those to spare to the models with most work on each."""
    for model in rest:
        full[model] += 1
    for _ in range(left - len(rest)):
        full[max(asked, key=lambda m: asked[m] / full[m])] += 1
    return tuple({m: asked[m] / full[m]} for m in asked for _ in range(full[m]))


def _shared(rest: Mapping[str, float], lines: int, room: float) -> Copies:
    """Share out what is left over."""
    return min(_ways(rest, lines, room), key=lambda way: way.worth).copies


def _ways(rest: Mapping[str, float], lines: int, room: float) -> Iterator[_Mixed]:
    by_size = sorted(rest, key=lambda m: (-rest[m], m))
    orders = permutations(rest) if len(rest) <= MOST_SEARCHED else iter([tuple(by_size)])
    for order in orders:
        for most in range(1, len(order) + 1):
            copies = _filled(order, rest, lines, most, room)
            if copies is not None:
                loads = [sum(c.values()) for c in copies]
                yield _Mixed(
                    sum(map(len, copies)),
                    max(map(len, copies)),
                    _uneven(copies),
                    max(loads),
                    copies,
                )


def _uneven(copies: Copies) -> float:
    """Give how much longer the round of a copy is than that of another it shares a model with."""
    found = 1.0
    for one, other in combinations(copies, 2):
        for model in one.keys() & other.keys():
            ratio = one[model] / sum(one.values()) * sum(other.values()) / other[model]
            found = max(found, ratio, 1.0 / ratio)
    return found


def _filled(
    order: Sequence[str], rest: Mapping[str, float], lines: int, most: int, most_room: float
) -> Copies | None:
    """Fill copies one after the other, with ``most`` models each; ``None`` if not all find room."""
    copies: list[dict[str, float]] = [{}]
    ahead = sum(rest.values())
    for model in order:
        part = rest[model]
        while part > EPSILON:
            room = most_room + 1e-6 - sum(copies[-1].values())
            later = lines - len(copies)
            full = len(copies[-1]) >= most or room <= 1e-6
            if full or (part > room and ahead <= later * most_room + 1e-6):
                if later <= 0:
                    return None
                copies.append({})
                continue
            put = min(part, room)
            copies[-1][model] = put
            part, ahead = part - put, ahead - put
    while len(copies) < lines:  # one of the fullest gives a model to a copy of its own
        full_one = max((c for c in copies if len(c) > 1), key=lambda c: sum(c.values()))
        model = max(full_one, key=lambda m: full_one[m])
        copies.append({model: full_one.pop(model)})
    return tuple(copies)


def carries(
    asked: Mapping[str, float], allocation: Sequence[Sequence[str]], most: float = 1.0
) -> bool:
    """Tell whether copies with these models can do the work.

    Parameters
    ----------
    asked
        Lines' worth of work by model.
    allocation
        Models of each copy.
    most
        Work that a copy can do.

    Notes
    -----
    By Hall's theorem: no group of models may ask for more than the copies that make any of them.
    """
    models = [m for m, work in asked.items() if work > EPSILON]
    if len(models) > MOST_SUBSETS:
        return False
    for size in range(1, len(models) + 1):
        for group in combinations(models, size):
            able = sum(any(m in copy for m in group) for copy in allocation)
            if sum(asked[m] for m in group) > most * able + 1e-6:
                return False
    return True


def lots(
    copies: Copies, parts: Mapping[str, float], asked: Mapping[str, float], round_of: float
) -> dict[str, int]:
    """Give the parts in a row by model for copies that work their models in turn.

    Parameters
    ----------
    copies
        Lines' worth of each model on each copy.
    parts
        Parts a year by model.
    asked
        Lines' worth of work by model.
    round_of
        Parts of a round through all models of a copy, about.

    Notes
    -----
    On a copy the lots are as the parts of the year. A model on two copies has one lot; so the
    round of the second copy is longer or shorter.
    """
    found: dict[str, float] = {}
    waiting = [c for c in copies if len(c) > 1]
    while waiting:
        known = [c for c in waiting if any(m in found for m in c)]
        copy = known[0] if known else waiting[0]
        waiting.remove(copy)
        here = {m: parts[m] * work / asked[m] for m, work in copy.items()}
        linked = next((m for m in here if m in found), None)
        scale = found[linked] / here[linked] if linked else round_of / sum(here.values())
        for model, amount in here.items():
            found.setdefault(model, amount * scale)
    return {m: max(1, round(amount)) for m, amount in found.items()}
