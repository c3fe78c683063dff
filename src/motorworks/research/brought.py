"""A motor that a development brings → a model of the plant beside the one that it replaces."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.plant import Buffer, Development, Line, Model, Plant, Source, Station, Supply
from motorworks.plantfile.designed import designed


def brings(plant: Plant) -> tuple[Development, ...]:
    """Give the developments that bring a motor of their own into the plant."""
    return tuple(it for it in plant.developments if it.design and it.replaces)


def beside(plant: Plant, it: Development) -> Plant:
    """Give the plant that knows the motor of a development as a model, and does not make it yet.

    Parameters
    ----------
    plant
        The plant.
    it
        A development with a design and a model that it replaces.

    Raises
    ------
    MotorworksError
        If the model that it replaces has no design, or parts of it come from a source by share.

    Notes
    -----
    Its bill and its cycle times are those of the model that it replaces, changed as the formulas of
    :mod:`motorworks.motor` change from the one design to the other, like those of a motor that is
    changed by hand. It has the same price, the same lots of bought parts and as many places in
    stores, and none of it lies there at the start.
    """
    old = _replaced(plant, it)
    for source in plant.sources:
        _refuse(source, old.name, it)
    turned = designed(
        replace(
            plant,
            models=tuple(replace(m, design=it.design) if m is old else m for m in plant.models),
        ),
        plant,
    )
    new = next(m for m in turned.models if m.name == old.name)
    made = _Beside(old.name, it.name)
    kept = {b.name for b in plant.buffers if b.by_model}
    return replace(
        plant,
        models=(*plant.models, replace(new, name=it.name, title=it.title or it.name, share=0.0)),
        buffers=tuple(made.buffer(b) for b in plant.buffers),
        supplies=tuple(s for own in plant.supplies for s in made.supplies(own, kept)),
        lines=tuple(
            made.line(one, other, plant.models)
            for one, other in zip(plant.lines, turned.lines, strict=True)
        ),
        stations=tuple(
            made.station(one, other)
            for one, other in zip(plant.stations, turned.stations, strict=True)
        ),
    )


def _replaced(plant: Plant, it: Development) -> Model:
    old = next((m for m in plant.models if m.name == it.replaces), None)
    if old is None or old.design is None:
        msg = (
            f"development '{it.name}' replaces model '{it.replaces}', which has no design: write "
            f"[design.NAME] and name it in [model.{it.replaces}], so that times and bill can be "
            "reckoned from the one to the other"
        )
        raise MotorworksError(msg)
    return old


def _refuse(source: Source, old: str, it: Development) -> None:
    by_share = old in source.model_mix or old in source.model_sequence
    if source.model == old or by_share or any(entry.model == old for entry in source.each):
        msg = (
            f"source '{source.name}' says itself that it brings parts of '{old}', so nobody can "
            f"tell which of them become '{it.name}': write any_model = true there"
        )
        raise MotorworksError(msg)


class _Beside:
    """A new model beside an old one, wherever the old one is named."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new

    def table(
        self, of: Mapping[str, Any], turned: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Give a table by model with what the new one has: what the old one has when turned."""
        given = of if turned is None else turned
        return {**of, self.new: given[self.old]} if self.old in given else dict(of)

    def names(self, of: tuple[str, ...]) -> tuple[str, ...]:
        """Give names of models with the new one among them, if the old one is."""
        return (*of, self.new) if self.old in of else of

    def buffer(self, of: Buffer) -> Buffer:
        return replace(of, capacity_by_model=self.table(of.capacity_by_model))

    def supplies(self, of: Supply, kept: set[str]) -> tuple[Supply, ...]:
        """Give a supply and, if it is for the old model alone, one like it for the new one."""
        if of.model != self.old or of.to not in kept:
            return (of,)
        return of, replace(of, name=f"{of.name}_{self.new}", model=self.new)

    def line(self, of: Line, turned: Line, models: tuple[Model, ...]) -> Line:
        """Give a line of which no copy makes the new model yet."""
        all_but_new = (tuple(m.name for m in models),) * of.lines
        return replace(
            of,
            allocation=of.allocation or all_but_new,
            buffers=tuple(self.buffer(b) for b in of.buffers),
            stations=tuple(
                self.station(one, other)
                for one, other in zip(of.stations, turned.stations, strict=True)
            ),
        )

    def station(self, of: Station, turned: Station) -> Station:
        steps = tuple(
            replace(one, times=self.table(one.times, other.times))
            for one, other in zip(of.steps, turned.steps, strict=True)
        )
        ways = tuple(w for way in of.by_model for w in ((way, replace(way, model=self.new))
                     if way.model == self.old else (way,)))  # fmt: skip
        return replace(
            of,
            cycle_times=self.table(of.cycle_times, turned.cycle_times),
            steps=steps,
            models=self.names(of.models),
            by_model=ways,
            campaign=of.campaign and replace(of.campaign, lots=self.table(of.campaign.lots)),
            changeover=of.changeover
            and replace(of.changeover, times=self.changes(of.changeover.times)),
        )

    def changes(self, of: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
        """Give a table of changeovers in which the new model is like the old one."""
        return self.table({left: self.table(row) for left, row in of.items()})
