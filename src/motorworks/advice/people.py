"""Pools with fewer people than their machines ask for."""

from math import ceil

from motorworks.capacity import Machines, people_asked
from motorworks.plantfile.findings import Findings

BUSY = 0.85
"""Beyond this share of their time people make machines wait long."""


def advise_people(machines: Machines, findings: Findings) -> None:
    """Point to pools whose people would be busy nearly always, or more than that."""
    asked = people_asked(machines)
    for pool in machines.plant.pools:
        wanted = asked.get(pool.name, 0.0)
        if wanted > pool.count:
            findings.warn(
                ("pool", pool.name, "count"),
                f"its machines ask for {wanted:.1f} people at a time when the plant makes what "
                f"they allow, and it has {pool.count}: they hold the plant back",
                f"{ceil(wanted / BUSY)} would do.",
            )
        elif wanted > BUSY * pool.count:
            findings.advise(
                ("pool", pool.name, "count"),
                f"with a count of {pool.count} its people would be busy "
                f"{wanted / pool.count:.0%} of the time: machines will wait for them",
                f"{ceil(wanted / BUSY)} would leave some room.",
            )
