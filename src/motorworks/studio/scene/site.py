"""The site plan of a plant, as the scene draws it: found once on the bench, kept by content."""

import json
from pathlib import Path
from typing import Any

from motorworks.errors import PlantError
from motorworks.files import whole
from motorworks.plant import Plant
from motorworks.plantfile import check_plant

SitePlan = dict[str, Any]
"""``land`` (its sides), ``belt`` and ``ring`` (widths of green belt and road around), ``gates`` by
name, and ``blocks``: buildings by name with ``title``, ``kind``, ``storeys``, ``at``; all in m."""


def site_plan(text: str, folder: Path | None, kept: Path) -> SitePlan | None:
    """Give the site plan of a plant file, and keep it.

    Parameters
    ----------
    text
        The text of the plant file.
    folder
        Folder from which other files that it names are found.
    kept
        File in which it is kept.

    Returns
    -------
    dict
        ``None`` where the plant tells no land, or nothing fits on it.
    """
    plant, _ = check_plant(text, folder=folder)
    plan = None if plant is None else plan_of(plant)
    kept.parent.mkdir(parents=True, exist_ok=True)
    with whole(kept) as part:
        part.write_text(json.dumps(plan), encoding="utf-8")
    return plan


def plan_of(plant: Plant, steps: int | None = None) -> SitePlan | None:
    """Give the site plan that ``motorworks siteplan`` proposes.

    Parameters
    ----------
    plant
        The plant.
    steps
        Plans that are tried; as many as there if not given.
    """
    if plant.site is None:
        return None
    from motorworks.siteplan.flows import flows, pulls
    from motorworks.siteplan.ground import settled
    from motorworks.siteplan.place import STEPS, proposed

    try:
        ground, blocks = settled(plant)
        known = flows(plant, blocks)
        found = proposed(
            ground,
            blocks,
            pulls(blocks, known),
            ways=known.ways,
            steps=STEPS if steps is None else steps,
        )
    except PlantError:
        return None  # a plan that cannot be is told by the verb of its own
    return {
        "land": [ground.width, ground.height],
        "belt": ground.belt,
        "ring": ground.ring,
        "gates": {name: list(point) for name, point in ground.gates.items()},
        "blocks": {
            b.name: {
                "title": b.title,
                "kind": b.kind,
                "storeys": b.storeys,
                "at": list(found.at[b.name]),
            }
            for b in found.blocks
        },
    }
