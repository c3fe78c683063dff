"""Room for whole lots where lines work their models in turn."""

from collections.abc import Mapping
from dataclasses import replace

from motorworks.plant import Buffer, Line, Plant

LOTS = 2
"""Lots of a model that a store must hold."""


def with_room_for_lots(plant: Plant, changed: Mapping[str, bool]) -> Plant:
    """Give a plant whose stores hold the lots of lines that share models out anew.

    Parameters
    ----------
    plant
        The plant with its lines.
    changed
        Lines by name, and whether their models were allocated anew.

    Notes
    -----
    A model without a copy of its own comes lot by lot. Where lines meet that work in turn, each
    could wait in its lot for what the other makes in the next one, and both for ever. So every
    store kept by model, before and behind such lines, gets places for two of the greatest lots of
    such a model. It is a safe rule, not the least.
    """
    room: dict[str, int] = {}
    for line in plant.lines:
        for model, lot in _lots(line).items() if changed.get(line.name) else ():
            room[model] = max(room.get(model, 0), LOTS * lot)
    return replace(plant, buffers=tuple(_roomy(b, room) for b in plant.buffers))


def _lots(line: Line) -> dict[str, int]:
    """Give the lots of models that no copy of a line makes alone."""
    alone = {copy[0] for copy in line.allocation if len(copy) == 1}
    shared = {m for copy in line.allocation for m in copy} - alone
    campaigns = [s.campaign for s in line.stations if s.campaign is not None]
    return {m: max(c.lots.get(m, c.lot or 0) for c in campaigns) for m in shared if campaigns}


def _roomy(buffer: Buffer, room: Mapping[str, int]) -> Buffer:
    """Give a store that holds so many parts of each model at least."""
    if not buffer.by_model:
        return buffer
    places = dict(buffer.capacity_by_model)
    for model, parts in room.items():
        now = places.get(model, buffer.capacity_per_model)
        if now is not None and now < parts:
            places[model] = parts
    return replace(buffer, capacity_by_model=places)
