"""The cost from a simulated run: what waiting, scrap and rework really cost."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from motorworks.costing.activity import Activity
from motorworks.costing.cost import LINES, Cost, Operation, Share
from motorworks.costing.ledger import Books
from motorworks.costing.people import people
from motorworks.costing.prices import check_prices
from motorworks.program.program import STATES
from motorworks.simulation import Run
from motorworks.statistics.confidence import single
from motorworks.statistics.elements import state_times
from motorworks.statistics.figures import Figures

KWH = 3.6e6


def simulated_cost(run: Run) -> Cost:
    """Give the cost of a good motor from a run.

    Parameters
    ----------
    run
        The run. Yearly costs are spread over the good motors that it made, scaled to a planned
        year; those of people and machines are paid whether the machines work or wait.

    Raises
    ------
    PlantError
        If a price is missing.
    RunError
        If no good motor was made.

    Notes
    -----
    Each replication gives a cost; their mean is given with a 95 % Student-t interval.
    """
    check_prices(run.plant, run.compiled.layout)
    books = Books.of(run.plant, run.compiled, people(run.plant, run.compiled, whole=True))
    return _mean([books.cost(a, "simulated") for a in activities(run)])


def activities(run: Run) -> list[Activity]:
    """Give what each replication of a run did, scaled to a planned year."""
    figures = Figures(run)
    power = run.compiled.program.station_power.reshape(-1, len(STATES))
    times = state_times(run)
    found = []
    for n, one in enumerate(run.replications):
        year = float(figures.per_year[n])
        trace = one.trace
        found.append(
            Activity(
                good=year * figures.good_by_model[n].astype(float),
                passes=year * trace.produced.astype(float),
                scrap=year * trace.scrap.astype(float),
                rework=year * trace.rework.astype(float),
                lost=year * trace.sink_count.astype(float),
                energy=year * times[n] * power / KWH,
                time=year * times[n],
            )
        )
    return found


def _mean(costs: Sequence[Cost]) -> Cost:
    """Give the mean of the costs of several replications, with intervals."""
    first = costs[0]
    estimates = {key: single(np.array([c[key] for c in costs])) for key in LINES}
    return replace(
        first,
        good_per_year=_of(c.good_per_year for c in costs),
        lines=tuple(
            replace(line, amount=estimates[line.key][0], half_width=estimates[line.key][1])
            for line in first.lines
        ),
        operations=tuple(
            _operation(list(rows)) for rows in zip(*(c.operations for c in costs), strict=True)
        ),
        models={
            model: {key: _of(c.models[model][key] for c in costs) for key in LINES}
            for model in first.models
            if all(model in c.models for c in costs)
        },
        shares=tuple(_share(list(rows)) for rows in zip(*(c.shares for c in costs), strict=True)),
        scrap_credit=_of(c.scrap_credit for c in costs),
        replications=len(costs),
        half_width=single(np.array([c.total for c in costs]))[1],
        mix={m: _of(c.mix[m] for c in costs) for m in first.mix},
    )


def _of(values: Iterable[float]) -> float:
    return float(np.mean(list(values)))


def _operation(rows: list[Operation]) -> Operation:
    return replace(
        rows[0],
        passes=_of(r.passes for r in rows),
        scrapped=_of(r.scrapped for r in rows),
        reworked=_of(r.reworked for r in rows),
        kwh=_of(r.kwh for r in rows),
        costs={key: _of(r.costs[key] for r in rows) for key in rows[0].costs},
    )


def _share(rows: list[Share]) -> Share:
    return replace(
        rows[0],
        time=_of(r.time for r in rows),
        time_cost=_of(r.time_cost for r in rows),
        energy_cost=_of(r.energy_cost for r in rows),
        material=_of(r.material for r in rows),
    )
