"""What holds a plant back, by four methods side by side."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from motorworks.errors import RunError, StoppedError
from motorworks.experiment.by_trials import outcomes_by_trials
from motorworks.experiment.nudges import Nudge, nudges
from motorworks.experiment.paired import Estimate, difference, estimated
from motorworks.experiment.trial import Outcome, Settings, good_per_year, outcomes
from motorworks.experiment.work import Executor
from motorworks.plant import Plant
from motorworks.program.program import Array
from motorworks.simulation import Run, simulate
from motorworks.statistics import bottlenecks
from motorworks.statistics.active_periods import Shifting
from motorworks.statistics.activity import ActivityWatch, processes_of
from motorworks.statistics.ratio import ratio
from motorworks.store import Store
from motorworks.worker.compute import results_of_run

if TYPE_CHECKING:
    import polars as pl

CANDIDATES = 5
"""Processes whose sensitivity is simulated."""
SHORT = Settings(duration="28d", warm_up="21d", replications=6)
METHODS = ("utilisation", "arrows", "shifting", "sensitivity")


@dataclass(frozen=True, kw_only=True)
class Active:
    """What the active periods of a process say.

    Attributes
    ----------
    sole, shifting
        Share of the working time in which it was the bottleneck alone, and together with
        another one from or to which it shifted.
    either
        Their sum, with its interval; the method ranks by it.
    period
        Mean length of its active periods [s]; the older method of the same authors ranks by
        it. ``None`` where it had none.
    rank
        1 for the greatest share; ``None`` where it never was the bottleneck.
    period_rank
        1 for the longest mean active period.
    """

    sole: float
    shifting: float
    either: Estimate
    period: float | None
    rank: int | None
    period_rank: int | None


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What a small change at a process gives.

    Attributes
    ----------
    nudge
        The change.
    gain
        Good parts a year that it brings, paired with the plant as it is; ``None`` where it cannot
        be done or does not run.
    trouble
        Why there is no gain.
    """

    nudge: Nudge
    gain: Estimate | None
    trouble: str = ""

    @property
    def sure(self) -> bool:
        """Whether the interval of the gain lies above 0."""
        g = self.gain
        return g is not None and g.half_width is not None and g.mean - g.half_width > 0


@dataclass(frozen=True, kw_only=True)
class Ranked:
    """A process in the eyes of all methods.

    Attributes
    ----------
    process, machines
        Its name, and its machines in all copies of its line.
    utilisation
        Share of planned time in use, waiting left out.
    utilisation_rank
        1 for the greatest.
    arrow_rank
        1 for the turning point of greatest severity; ``None`` where it is none.
    active
        Active periods; ``None`` for conveyors.
    effects
        Simulated sensitivity; empty where it was not simulated.
    sensitivity_rank
        1 for the greatest gain by any of its changes; ``None`` where none brings anything for
        sure.
    why
        What it does and waits for, in words.
    """

    process: str
    machines: int
    utilisation: Estimate
    utilisation_rank: int
    arrow_rank: int | None
    active: Active | None
    effects: tuple[Effect, ...] = ()
    sensitivity_rank: int | None = None
    why: str = ""

    @property
    def ranks(self) -> dict[str, int | None]:
        """Its rank by each of :data:`METHODS`."""
        return {
            "utilisation": self.utilisation_rank,
            "arrows": self.arrow_rank,
            "shifting": self.active.rank if self.active else None,
            "sensitivity": self.sensitivity_rank,
        }


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """What holds a plant back.

    Attributes
    ----------
    plant, settings
        What was asked.
    run
        The run of the plant as it is.
    output
        Its good parts a year.
    processes
        By the number of methods that name them first, then by the sum of their ranks.
    nobody
        Share of the working time in which no machine was active.
    """

    plant: Plant
    settings: Settings
    run: Run
    output: Estimate
    processes: tuple[Ranked, ...]
    nobody: float

    @property
    def first(self) -> dict[str, str | None]:
        """The process that each method names first; ``None`` where it names none."""
        return {
            method: next((r.process for r in self.processes if r.ranks[method] == 1), None)
            for method in METHODS
        }


def rank_bottlenecks(
    plant: Plant,
    settings: Settings | None = None,
    *,
    candidates: int = CANDIDATES,
    store: Store | None = None,
    where: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancel: threading.Event | None = None,
) -> Ranking:
    """Rank the processes of a plant by four methods.

    Parameters
    ----------
    plant
        The plant.
    settings
        How it, and each plant with a small change, is simulated.
    candidates
        Processes whose sensitivity is simulated: those that the other methods rank highest, in
        turn. 0 simulates none.
    store, where
        As for :func:`motorworks.experiment.work.work`, for the plants with small changes. The
        plant as it is is simulated in this process each time, because its active periods are not
        kept; its figures are.
    progress, cancel
        As for :func:`motorworks.experiment.outcomes`; with ``store`` or ``where`` replications
        are counted.

    Raises
    ------
    RunError
        If the plant comes to a standstill.
    StoppedError
        If it was cancelled.

    Notes
    -----
    - *utilisation*: share of planned time in which a process works, sets up, is down or stops as
      planned. What is always in use holds the others up.
    - *arrows*: where what lies before it is blocked and what lies behind it starves (Kuo, Lim and
      Meerkov 1996).
    - *shifting*: how long it has the longest active period of all machines (Roser, Nakano and
      Tanaka 2002), see :mod:`motorworks.statistics.active_periods`.
    - *sensitivity*: what 5 % more speed, 5 % more availability or 10 more places there bring,
      simulated with common random numbers, see :func:`motorworks.experiment.nudges.nudges`. It
      is the definition that the others stand for: the bottleneck is where a little more
      brings most (Chang, Ni, Bandyopadhyay, Biller and Xiao 2007). Only gains whose 95 % interval
      lies above 0 are ranked.

    References
    ----------
    Chang, Q., Ni, J., Bandyopadhyay, P., Biller, S., Xiao, G. (2007): Supervisory factory control
    based on real-time production feedback. J. Manuf. Sci. Eng. 129(3), 653-660.
    """
    how, stop = settings or SHORT, cancel or threading.Event()
    run, watch = _run(plant, how, stop)
    frame = bottlenecks(run).filter(level="process")
    found = _ranked(frame, _active(run, watch))
    chosen = _chosen(found, candidates)
    values = good_per_year(run)
    if store is not None:
        for trial, figures in results_of_run(run):
            store.put(trial, figures)

    def tried(plants: Sequence[Plant]) -> list[Outcome]:
        if store is None and where is None:
            return outcomes(plants, how, progress=progress, cancel=stop)
        return outcomes_by_trials(
            plants, how, store=store, where=where, progress=progress, cancel=stop
        )

    effects = _effects(plant, chosen, values, tried)
    found = _with_effects(found, effects)
    return Ranking(
        plant=plant,
        settings=how,
        run=run,
        output=estimated(values),
        processes=tuple(sorted(found, key=_order)),
        nobody=float(np.mean([s.none / s.measured if s.measured else 0.0 for s in _all(watch)])),
    )


def _run(plant: Plant, how: Settings, stop: threading.Event) -> tuple[Run, ActivityWatch]:
    watch = ActivityWatch()
    run = simulate(
        plant,
        duration=how.duration,
        warm_up=how.warm_up,
        replications=how.replications,
        seed=how.seed,
        jobs=how.jobs,
        observe=watch.observe,
        cancel=stop,
    )
    if stop.is_set():
        raise StoppedError("stopped before the plant as it is was simulated")
    if run.gridlocks:
        raise RunError(f"{plant.name} stands still: {run.gridlocks[0]}")
    return run, watch


def _all(watch: ActivityWatch) -> list[Shifting]:
    return [watch.found[n] for n in sorted(watch.found)]


def _order(of: Ranked) -> tuple[int, int]:
    ranks = [r for r in of.ranks.values() if r is not None]
    return -sum(r == 1 for r in ranks), sum(r if r is not None else 99 for r in of.ranks.values())


# ---- active periods ----


def _active(run: Run, watch: ActivityWatch) -> dict[str, Active]:
    """Give what the active periods say, by process."""
    names = processes_of(run.compiled).names
    shares = [watch.found[r.number] for r in run.replications]
    measured = np.array([[s.measured] for s in shares])
    sole = ratio(np.stack([s.sole for s in shares]), measured)
    shifting = ratio(np.stack([s.shifting for s in shares]), measured)
    periods = np.stack([s.periods for s in shares]).sum(axis=0)
    lengths = np.stack([s.active for s in shares]).sum(axis=0)
    # A process that never paused has one period, as long as the time measured.
    means = lengths / np.maximum(periods, 1)
    means[lengths == 0] = np.nan
    ranks = _ranks((sole + shifting).mean(axis=0))
    by_period = _ranks(np.nan_to_num(means))
    return {
        name: Active(
            sole=float(sole[:, x].mean()),
            shifting=float(shifting[:, x].mean()),
            either=estimated(sole[:, x] + shifting[:, x]),
            period=None if np.isnan(means[x]) else float(means[x]),
            rank=ranks[x],
            period_rank=by_period[x],
        )
        for x, name in enumerate(names)
    }


def _ranks(values: Array) -> list[int | None]:
    """Give the rank of each value, 1 for the greatest; none for 0 and for what is no number."""
    order = np.argsort(-np.nan_to_num(values), kind="stable")
    ranks: list[int | None] = [None] * len(values)
    for rank, x in enumerate(order, start=1):
        if values[x] > 0:
            ranks[x] = rank
    return ranks


def _ranked(frame: "pl.DataFrame", active: dict[str, Active]) -> list[Ranked]:
    return [
        Ranked(
            process=row["name"],
            machines=row["machines"],
            utilisation=Estimate(row["utilisation"] or 0.0, row["half_width"]),
            utilisation_rank=row["rank"],
            arrow_rank=row["arrow_rank"],
            active=active.get(row["name"]),
            why=row["why"],
        )
        for row in frame.iter_rows(named=True)
    ]


# ---- sensitivity ----


def _chosen(found: Sequence[Ranked], count: int) -> list[Ranked]:
    """Give the candidates: the first of each method, then the second of each, and so on."""
    chosen: dict[str, Ranked] = {}
    for rank in range(1, len(found) + 1):
        for method in METHODS[:3]:
            for one in found:
                if one.ranks[method] == rank and len(chosen) < count:
                    chosen.setdefault(one.process, one)
    return list(chosen.values())


def _effects(
    plant: Plant,
    chosen: Sequence[Ranked],
    before: Array,
    outcomes_of: Callable[[Sequence[Plant]], list[Outcome]],
) -> dict[str, tuple[Effect, ...]]:
    """Give what the small changes at the candidates bring, by process."""
    tried = [nudge for one in chosen for nudge in nudges(plant, one.process)]
    possible = [n for n in tried if n.plant is not None]
    plants = [n.plant for n in possible if n.plant is not None]
    results = outcomes_of(plants)
    gains = {
        (n.process, n.kind): Effect(
            nudge=n,
            gain=None if r.trouble else difference(r.values, before),
            trouble=r.trouble,
        )
        for n, r in zip(possible, results, strict=True)
    }
    effects: dict[str, tuple[Effect, ...]] = {}
    for n in tried:
        without = Effect(nudge=n, gain=None, trouble=n.reason)
        found = gains.get((n.process, n.kind), without)
        effects[n.process] = (*effects.get(n.process, ()), found)
    return effects


def _with_effects(found: Sequence[Ranked], effects: dict[str, tuple[Effect, ...]]) -> list[Ranked]:
    """Give the processes with their effects, ranked by the greatest gain that is sure."""
    best = [
        max((e.gain.mean for e in effects.get(one.process, ()) if e.gain and e.sure), default=0.0)
        for one in found
    ]
    ranks = _ranks(np.array(best))
    return [
        replace(one, effects=effects.get(one.process, ()), sensitivity_rank=ranks[x])
        for x, one in enumerate(found)
    ]
