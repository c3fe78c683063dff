"""The figures from which most KPIs are made, each found once for a run."""

from functools import cached_property

import numpy as np

from motorworks.program.program import Array
from motorworks.simulation import Run
from motorworks.statistics.elements import Measured, measure
from motorworks.statistics.ratio import ratio
from motorworks.statistics.scope import Scopes, find_scopes

__all__ = ["HOUR", "Figures", "ratio"]

HOUR = 3600.0


class Figures:
    """Figures of a run by replication; the first axis is the replication.

    Parameters
    ----------
    run
        The run.
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.program = run.compiled.program

    @cached_property
    def scopes(self) -> Scopes:
        """Plant, workshops, lines, stations."""
        return find_scopes(self.run)

    @cached_property
    def stations(self) -> Measured:
        """Elements of every station."""
        return measure(self.run)

    @cached_property
    def measured(self) -> Measured:
        """Elements of every scope."""
        return self.stations.over(self.scopes)

    @cached_property
    def elapsed(self) -> Array:
        """Time measured [s], shape (R,)."""
        return np.array([r.trace.now - r.trace.since for r in self.run.replications])

    @cached_property
    def planned(self) -> Array:
        """The plant's working time in it [s], shape (R,)."""
        planned = self.run.compiled.planned_time
        return np.array([planned(r.trace.since, r.trace.now) for r in self.run.replications])

    @cached_property
    def per_year(self) -> Array:
        """What makes a count a yearly figure [1/year], shape (R,); NaN without working time."""
        return ratio(np.full(len(self.planned), self.run.compiled.planned_year), self.planned)

    def sinks(self, counts_as: str) -> Array:
        """Tell which sinks count so, bool (K,)."""
        return np.array([s.counts_as == counts_as for s in self.run.plant.sinks], dtype=bool)

    @cached_property
    def good_by_model(self) -> Array:
        """Parts into the good sinks by model, shape (R, T)."""
        good = self.sinks("good")
        return np.stack([r.trace.sink_count[good].sum(axis=0) for r in self.run.replications])

    @cached_property
    def good(self) -> Array:
        """Parts into the good sinks, shape (R,)."""
        total: Array = self.good_by_model.sum(axis=1)
        return total

    @cached_property
    def models(self) -> list[int]:
        """Numbers of the models that become good parts; empty where models have no names."""
        names = self.program.type_names
        if names == ("",):
            return []
        wanted = {m.name for m in self.run.plant.models if m.share > 0}
        made = self.good_by_model.sum(axis=0) > 0
        return [t for t, name in enumerate(names) if made[t] or name in wanted]
