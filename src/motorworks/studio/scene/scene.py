"""Plant → Scene: what a client draws, as plain JSON."""

import math
from dataclasses import asdict
from typing import Any

from motorworks.compile import Compiled, compile_plant
from motorworks.plant import Plant
from motorworks.studio.scene.box import Box
from motorworks.studio.scene.by_hand import ByHand
from motorworks.studio.scene.carriers import Carriers
from motorworks.studio.scene.floor import Floor
from motorworks.studio.scene.groups import Grouping
from motorworks.studio.scene.nodes import nodes_of
from motorworks.studio.scene.piece import Piece
from motorworks.studio.scene.planned import by_plan
from motorworks.studio.scene.site import SitePlan
from motorworks.studio.scene.things import Things
from motorworks.studio.scene.words import cause_words, names_of, state_words

Scene = dict[str, Any]
COLOURS = 7
"""Colours of models; more models share them."""


def scene_of(plant: Plant, version: int = 0, plan: SitePlan | None = None) -> Scene:
    """Give a plant as it is drawn from above.

    Parameters
    ----------
    plant
        The plant.
    version
        Version of its text, told to the client.
    plan
        Its site plan; without one, or where the plant has a workshop that is not on it, the works
        is drawn by its structure alone.

    Returns
    -------
    dict
        Plain JSON; lengths in m, x to the east and y to the north, times in s. Nodes are boxes by
        their middle and their sides, numbered as :class:`.Nodes` says.

    Raises
    ------
    PlantError
        If the plant cannot be compiled.
    """
    compiled = compile_plant(plant)
    nodes = nodes_of(compiled.program, len(plant.positions))
    grouping = Grouping(plant, compiled, nodes)
    floor = Floor(plant, compiled, grouping)
    on_plan = by_plan(floor, plan) if plan else None
    drawn = on_plan or floor.by_structure()
    hand = ByHand(plant, compiled.layout, grouping, drawn)
    hand.put()
    carriers = Carriers(plant, compiled.layout, grouping, drawn.nodes)
    carriers.put()
    things = Things(plant, compiled, grouping, carriers, drawn, hand.corners)
    return {
        "name": plant.name,
        "title": plant.title or plant.name,
        "start": plant.start.isoformat(),
        "version": version,
        "scale": "site" if on_plan else "structure",
        "bounds": _bounds(drawn),
        "product": plant.product,
        "grounds": _grounds(drawn),
        "models": _models(plant),
        "states": list(state_words()),
        "state_words": list(state_words().values()),
        "causes": cause_words(compiled, names_of(plant, compiled)),
        "nodes": _boxes([drawn.nodes[i] for i in range(nodes.count)]),
        "at": asdict(nodes),
        "links": [list(link) for link in dict.fromkeys(grouping.links)],
        "targets": _targets(plant, compiled),
        **things.lists(),
    }


def _bounds(drawn: Piece) -> list[float]:
    site = next(box for ground, box in drawn.grounds if ground.kind == "site")
    return [_round(v) for v in (site.x, site.y, site.right, site.top)]


def _grounds(drawn: Piece) -> list[dict[str, Any]]:
    return [
        {
            "kind": ground.kind,
            "name": ground.name,
            "title": ground.title,
            "at": _rounded(box),
            "path": list(ground.path) if ground.path else None,
            "tip": ground.tip,
        }
        for ground, box in drawn.grounds
    ]


def _models(plant: Plant) -> list[dict[str, Any]]:
    if not plant.models:
        return [{"name": "", "title": plant.product, "colour": 0}]
    return [
        {"name": m.name, "title": m.title or m.name, "colour": i % COLOURS}
        for i, m in enumerate(plant.models)
    ]


def _boxes(boxes: list[Box]) -> dict[str, list[float]]:
    return {
        "x": [_round(b.middle[0]) for b in boxes],
        "y": [_round(b.middle[1]) for b in boxes],
        "w": [_round(b.w) for b in boxes],
        "h": [_round(b.h) for b in boxes],
    }


def _targets(plant: Plant, compiled: Compiled) -> list[dict[str, Any]]:
    """Give what the plant must make in an hour of its working time."""
    if not plant.target or not compiled.planned_year:
        return []
    takt = compiled.planned_year / plant.target
    return [{"line": None, "per_hour": 3600.0 / takt, "takt": takt}]


def _rounded(box: Box) -> list[float]:
    return [_round(v) for v in box]


def _round(value: float) -> float:
    """Give a length to the centimetre [m]."""
    return round(value, 2) if math.isfinite(value) else 0.0
