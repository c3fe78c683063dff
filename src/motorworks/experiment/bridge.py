"""The loss bridge: from what a plant could make by arithmetic to what it makes."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from motorworks.capacity import StaticCapacity, static_capacity
from motorworks.errors import RunError
from motorworks.experiment.causes import CAUSES, Cause, without
from motorworks.experiment.paired import Estimate, difference, estimated
from motorworks.experiment.trial import Outcome, Settings, outcomes
from motorworks.plant import Plant


@dataclass(frozen=True, kw_only=True)
class Step:
    """One cause of loss.

    Attributes
    ----------
    cause
        Its key.
    title, short
        What it is called.
    modelled
        Whether the plant has anything of the kind; if not, all figures are ``None``.
    output
        Good parts a year with this cause and all before it switched on.
    loss
        Good parts a year that switching it on takes, paired over replications.
    static
        Static capacity with the same causes, models as allocated, at the mix that was made.
    in_static
        The part of the loss that the static capacity knows: mean machine time at the tightest
        process.
    beyond
        The rest: chance and waiting.
    alone
        Good parts a year that it would bring to switch off this cause alone.
    """

    cause: str
    title: str
    short: str
    modelled: bool
    output: Estimate | None = None
    loss: Estimate | None = None
    static: float | None = None
    in_static: float | None = None
    beyond: Estimate | None = None
    alone: Estimate | None = None


@dataclass(frozen=True, kw_only=True)
class Bridge:
    """A loss bridge.

    Attributes
    ----------
    plant
        The plant.
    settings
        How it was simulated.
    capacity
        Static capacity of the plant as written, at the mix wanted.
    static_as_made
        The same with models as allocated, at the mix that was made.
    ideal
        Simulated output with every cause switched off.
    ideal_static
        Static capacity of that plant, models as allocated, at the mix it made: the two must
        agree, for nothing is left to chance and nothing waits.
    steps
        The causes in the order in which they were switched on.
    output
        Simulated output of the plant as written.
    interaction
        What the causes take together (``ideal - output``) less what each would bring if it
        alone were switched off: above 0 they cover for each other.
    """

    plant: Plant
    settings: Settings
    capacity: StaticCapacity
    static_as_made: float
    ideal: Estimate
    ideal_static: float
    steps: tuple[Step, ...]
    output: Estimate
    interaction: Estimate

    @property
    def total(self) -> float:
        """What all causes take together [1/year]."""
        return self.ideal.mean - self.output.mean

    @property
    def modelled(self) -> tuple[Step, ...]:
        """The causes that the plant has."""
        return tuple(s for s in self.steps if s.modelled)


def bridge(
    plant: Plant,
    settings: Settings | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancel: threading.Event | None = None,
) -> Bridge:
    """Give the loss bridge of a plant.

    Every cause of loss is switched off; then they are switched on one by one, in a fixed order,
    with the same random numbers throughout. What a cause takes depends on what is there
    already, so each is also switched off alone; ``interaction`` is the difference.

    Parameters
    ----------
    plant
        The plant.
    settings
        How each plant is simulated.
    progress, cancel
        As for :func:`motorworks.experiment.outcomes`.

    Raises
    ------
    RunError
        If the plant, or the plant without some causes, comes to a standstill.
    """
    settings = settings or Settings()
    causes = tuple(c for c in CAUSES if c.acts_in(plant))
    ladder = [without(plant, causes[n:]) for n in range(len(causes) + 1)]
    alone = [cause.off(plant) for cause in causes]
    found = outcomes([*ladder, *alone], settings, progress=progress, cancel=cancel)
    for outcome in found:
        if outcome.trouble:
            raise RunError(f"no bridge can be built: {outcome.trouble}")
    rungs, singles = found[: len(ladder)], found[len(ladder) :]
    statics = [_static(p, o) for p, o in zip(ladder, rungs, strict=True)]
    made = {
        cause.key: _step(cause, (n, rungs, statics), single)
        for n, (cause, single) in enumerate(zip(causes, singles, strict=True))
    }
    steps = [
        made.get(c.key) or Step(cause=c.key, title=c.title, short=c.short, modelled=False)
        for c in CAUSES
    ]
    gains = sum((s.values - rungs[-1].values for s in singles), 0.0 * rungs[-1].values)
    return Bridge(
        plant=plant,
        settings=settings,
        capacity=static_capacity(plant),
        static_as_made=statics[-1],
        ideal=estimated(rungs[0].values),
        ideal_static=statics[0],
        steps=tuple(steps),
        output=estimated(rungs[-1].values),
        interaction=estimated(rungs[0].values - rungs[-1].values - gains),
    )


def _static(plant: Plant, outcome: Outcome) -> float:
    return static_capacity(plant, mix=outcome.mix or None, processes=()).as_allocated


def _step(cause: Cause, ladder: tuple[int, list[Outcome], list[float]], single: Outcome) -> Step:
    n, rungs, statics = ladder
    loss = difference(rungs[n].values, rungs[n + 1].values)
    in_static = statics[n] - statics[n + 1]
    return Step(
        cause=cause.key,
        title=cause.title,
        short=cause.short,
        modelled=True,
        output=estimated(rungs[n + 1].values),
        loss=loss,
        static=statics[n + 1],
        in_static=in_static,
        beyond=Estimate(loss.mean - in_static, loss.half_width),
        alone=difference(single.values, rungs[-1].values),
    )
