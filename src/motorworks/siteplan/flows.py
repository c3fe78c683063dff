"""What goes from building to building in a year, in parts and tonnes."""

from collections import defaultdict
from collections.abc import Iterable

from motorworks.compile import lay_out
from motorworks.plant import Plant
from motorworks.simulation import Run
from motorworks.siteplan.blocks import Block
from motorworks.siteplan.ground import PEOPLE
from motorworks.siteplan.hauls import Flows, Haul
from motorworks.siteplan.links import calculated_links, good_sinks, simulated_links
from motorworks.siteplan.masses import masses
from motorworks.siteplan.yard import Yard

WISH = 0.01
"""Pull of a wish for nearness, as a share of all tonnes [-]."""
WISHES = (
    ("office", PEOPLE),
    ("research", PEOPLE),
    ("workshop", "production"),
    ("laboratory", "production"),
    ("utilities", "production"),
)
"""Kinds that should be near each other though little weight goes between them."""


def flows(plant: Plant, blocks: Iterable[Block], run: Run | None = None) -> Flows:
    """Give what goes between the buildings of a plant in a year.

    Parameters
    ----------
    plant
        The plant.
    blocks
        Its buildings.
    run
        A run of it, for simulated flows. Without one they are calculated for the target, or for
        the most that the machines allow where the plant has none or cannot reach it.

    Notes
    -----
    Tonnes are parts a year times the mass of a part at that stage. Material comes in
    by the gate of its supplier: that of the park where a firm of the plant or a workshop
    that is not the plant's own supplies it, else the freight gate; through the coil store or
    the inbound store where there is one. What is sold leaves through the outbound store by the
    freight gate. What is cut away goes back to the park where there are firms, else to the
    freight gate.
    """
    layout = lay_out(plant)
    known = masses(plant, layout.work_units, layout.buffers)
    if run is None:
        links, good = calculated_links(plant)
    else:
        links, good = simulated_links(run)
    yard = Yard(plant, tuple(blocks), layout, known)
    found: dict[tuple[str, str, str], tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for haul in (*yard.hauls(links), *yard.small(links, good)):
        parts, tonnes = found[haul.origin, haul.target, haul.what]
        found[haul.origin, haul.target, haul.what] = parts + haul.parts, tonnes + haul.tonnes
    hauls = (
        Haul(origin=o, target=t, what=w, parts=parts, tonnes=tonnes)
        for (o, t, w), (parts, tonnes) in found.items()
        if o != t and tonnes > 0
    )
    return Flows(
        hauls=tuple(sorted(hauls, key=lambda h: (-h.tonnes, h.origin, h.target, h.what))),
        good=good,
        kind="calculated" if run is None else "simulated",
        mass=known.motor,
        basis=known.basis,
        sold={s: sum(n for _, t, n in links if t == s) for s in sorted(good_sinks(plant))},
    )


def pulls(blocks: Iterable[Block], known: Flows) -> dict[tuple[str, str], float]:
    """Give what pulls buildings together: tonnes a year, and wishes for nearness.

    A wish counts 1 % of all tonnes: people to their gate; trades, laboratories and utilities to
    the workshop with the largest floor.
    """
    found = dict(known.tonnes)
    blocks = tuple(blocks)
    largest = max(
        (b for b in blocks if b.kind == "production"), key=lambda b: b.floor, default=None
    )
    total = sum(found.values()) or 1.0
    for block in blocks:
        for kind, near in WISHES:
            other = near if near == PEOPLE else largest.name if largest else ""
            if block.kind == kind and other:
                one, two = sorted((block.name, other))
                found[one, two] = found.get((one, two), 0.0) + WISH * total
    return found
