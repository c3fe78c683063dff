"""Which copy of a line makes which model."""

from collections.abc import Mapping

Allocation = tuple[tuple[str, ...], ...]


def allocate(wanted: Mapping[str, float], copies: int) -> tuple[Allocation, dict[str, float]]:
    """Give the models of each copy of a line.

    Parameters
    ----------
    wanted
        Work by model, in any unit: what it takes of the lines together.
    copies
        Copies of the line.

    Returns
    -------
    tuple
        Models by copy; and by model the part of a copy that is left for mixed ones.

    Notes
    -----
    A model that asks for ``n`` copies and a bit has ``n`` of its own. What is left over is put
    together on the other copies, the largest first onto the emptiest copy, as long as it is whole:
    so that few models change over on each. A copy that nothing is left for makes the model that
    asks for most of those with copies of their own.
    """
    total = sum(wanted.values())
    if total <= 0 or copies < 1:
        return (), {}
    asked = {m: copies * w / total for m, w in wanted.items() if w > 0}
    own = {m: int(a + 1e-9) for m, a in asked.items()}
    rest = {m: a - own[m] for m, a in asked.items() if a - own[m] > 1e-9}
    left = copies - sum(own.values())
    mixed: list[list[str]] = [[] for _ in range(left)]
    room = [1.0] * left
    for model in sorted(rest, key=lambda m: -rest[m]):
        emptiest = max(range(left), key=lambda n: room[n])
        mixed[emptiest].append(model)
        room[emptiest] -= rest[model]
    order = list(wanted)
    found: list[tuple[str, ...]] = [(m,) for m in order for _ in range(own.get(m, 0))]
    most = max(asked, key=lambda m: asked[m])
    found += [tuple(sorted(group, key=order.index)) or (most,) for group in mixed]
    return tuple(found), rest
