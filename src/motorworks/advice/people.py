"""Pools with fewer people than their machines ask for."""

from math import ceil

from motorworks.capacity import Machines, people_asked, people_there
from motorworks.compile import Layout
from motorworks.plant import Plant, Pool
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path

BUSY = 0.85
"""Beyond this share of their time people make machines wait long."""


def advise_people(machines: Machines, findings: Findings) -> None:
    """Point to pools whose people would be busy nearly always, or more than that."""
    asked = people_asked(machines)
    said: set[Path] = set()
    for pool in machines.compiled.layout.pools:
        wanted, there = asked.get(pool.name, 0.0), people_there(pool, machines)
        path = _path(machines.plant, machines.compiled.layout, pool)
        if wanted <= BUSY * there or path in said:
            continue
        said.add(path)
        if wanted > there:
            findings.warn(
                path,
                f"the machines of '{pool.name}' ask for {wanted:.2g} people at a time when the "
                f"plant makes what they allow, and {there:.3g} are there in the mean: they hold "
                "the plant back",
                f"{ceil(wanted / BUSY)} would do.",
            )
        else:
            findings.advise(
                path,
                f"the people of '{pool.name}' would be busy {wanted / there:.0%} of the time: "
                "machines will wait for them",
                f"{ceil(wanted / BUSY)} would leave some room.",
            )


def _path(plant: Plant, layout: Layout, pool: Pool) -> Path:
    """Give where the size of a pool stands: with itself, or with its line for a crew."""
    if pool in plant.pools:
        return ("pool", pool.name, "count")
    copy = pool.name.rpartition("/")[0]
    unit = next(u for u in layout.work_units if u.line == copy)
    return ("line", unit.line_noun, "crew")
