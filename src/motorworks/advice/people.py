"""Pools with fewer people than their machines ask for."""

from motorworks.capacity import people_asked
from motorworks.compile import Layout
from motorworks.plant import Plant
from motorworks.plantfile.findings import Findings

BUSY = 0.85
"""Beyond this share of their time people make machines wait long."""


def advise_people(plant: Plant, _layout: Layout, findings: Findings) -> None:
    """Point to pools whose people would be busy nearly always, or more than that."""
    asked = people_asked(plant)
    for pool in plant.pools:
        wanted = asked.get(pool.name, 0.0)
        if wanted > pool.count:
            findings.warn(
                ("pool", pool.name, "count"),
                f"its {pool.count} people are asked for by {wanted:.1f} at a time when the plant "
                "makes what its machines allow: they hold it back",
                f"{wanted / BUSY:.0f} people would do.",
            )
        elif wanted > BUSY * pool.count:
            findings.advise(
                ("pool", pool.name, "count"),
                f"its {pool.count} people would be busy {wanted / pool.count:.0%} of the time: "
                "machines will wait for them",
                f"{wanted / BUSY:.1f} would leave some room.",
            )
