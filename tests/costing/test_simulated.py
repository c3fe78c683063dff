"""The cost of a run: what the machines did, priced."""

import numpy as np
import pytest
from tests.costing.works import works

from motorworks.costing import calculated_cost, simulated_cost
from motorworks.program import program as p
from motorworks.simulation import simulate


def test_the_electricity_of_a_run_by_hand():
    """In eight hours of shift less a break: standing by costs too."""
    plant = works()
    run = simulate(plant, duration="10d", warm_up="1d", replications=1)
    cost = simulated_cost(run)
    trace = run.replications[0].trace
    names = [u.name for u in run.compiled.layout.work_units]
    work = dict(zip(names, _per_station(run, p.WORK), strict=True))
    starved = dict(zip(names, _per_station(run, p.STARVED), strict=True))
    blocked = dict(zip(names, _per_station(run, p.BLOCKED), strict=True))
    joule = 36e3 * work["stamp"] + 3.6e3 * (starved["stamp"] + blocked["stamp"])
    joule += 9e3 * work["wind"] + 18e3 * work["join"]
    good = trace.sink_count[0].sum()
    assert cost["electricity"] == pytest.approx(joule / 3.6e6 * 1.5 * 0.2 / good, rel=1e-12)


def _per_station(run, state):
    machines = run.compiled.program.station_machines
    first = np.concatenate(([0], np.cumsum(machines)[:-1]))
    return np.add.reduceat(run.replications[0].trace.state_time[:, state], first)


def test_people_are_paid_whether_the_line_waits_or_not():
    """Fewer motors, and each costs as much more labour."""
    plant = works()
    slow = works(replace={'cycle_time = "25 s"': 'cycle_time = "100 s"'})
    fast, waiting = (
        simulated_cost(simulate(x, duration="20d", warm_up="2d", replications=1))
        for x in (plant, slow)
    )
    paid = [c["labour"] * c.good_per_year for c in (fast, waiting)]
    assert paid[0] == pytest.approx(paid[1]) == pytest.approx(4 * 1.825 * 40_000 + 240_000)
    share = {s.use: s.time for s in waiting.shares}
    assert share["waiting"] > {s.use: s.time for s in fast.shares}["waiting"] + 0.1


def test_scrap_counts_times_the_value_so_far():
    """Every scrapped motor loses the whole bill."""
    run = simulate(works("8 %"), duration="20d", warm_up="2d", replications=3, seed=5)
    cost = simulated_cost(run)
    lost = [r.trace.scrap.sum() * 83 / r.trace.sink_count[0].sum() for r in run.replications]
    assert cost["yield_loss"] == pytest.approx(np.mean(lost), rel=1e-12)
    assert cost.lines[5].half_width > 0
    scrap = next(s for s in cost.shares if s.use == "scrap")
    assert scrap.material == pytest.approx(cost["yield_loss"])


def test_uses_of_time_add_up_to_what_machines_cost():
    """Labour of operators, depreciation and maintenance of machines, and all electricity."""
    run = simulate(works("8 %"), duration="20d", warm_up="2d", replications=2)
    cost = simulated_cost(run)
    direct = sum(
        o.costs["labour"] + o.costs["depreciation"] + o.costs["maintenance"]
        for o in cost.operations
    )
    assert sum(s.time_cost for s in cost.shares) == pytest.approx(direct)
    assert sum(s.energy_cost for s in cost.shares) == pytest.approx(cost["electricity"])
    assert sum(s.time for s in cost.shares) == pytest.approx(1.0)


def test_where_nothing_is_lost_run_and_arithmetic_agree_on_material():
    """And differ in electricity by standing by alone."""
    plant = works()
    run = simulate(plant, duration="10d", warm_up="1d", replications=1)
    simulated, planned = simulated_cost(run), calculated_cost(plant)
    assert simulated["material"] == pytest.approx(planned["material"])
    assert simulated["electricity"] > planned["electricity"]
