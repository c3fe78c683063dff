"""Schedules within limits: small ones by hand, random ones against another model of them."""

import datetime
import itertools
import random

import numpy as np
import pytest
from tests.projects.by_hand import DAY, MONDAY, WEEKDAYS, planned, project

from motorworks.errors import MotorworksError
from motorworks.plantfile import load
from motorworks.projects import Activity, Curve, Dependency, Limit, Moment, Resource
from motorworks.projects.activity import LINKS
from motorworks.projects.critical_path import critical_path
from motorworks.projects.days import in_days, usage
from motorworks.projects.levelling import level
from motorworks.projects.network import network
from motorworks.projects.serial import serial_schedule

ZERO = MONDAY.toordinal()


def crew(amount, *changes):
    """Give a resource called crew, with changes as pairs of a day and an amount."""
    limits = tuple(
        Limit(begin=MONDAY + datetime.timedelta(days=day), amount=new) for day, new in changes
    )
    return Resource(name="crew", amount=amount, changes=limits)


def needs(amount, **more):
    """Give the fields of an activity that needs so much of the crew."""
    return {"needs": {"crew": amount}, **more}


def levelled(rows, *resources, end=None, **about):
    """Give the schedule of activities that begin on a Monday."""
    return level(network(project(*rows), start=MONDAY, **about), resources, end=end)


def test_two_that_share_a_crew_stand_one_behind_the_other():
    """3 and 4 days with the same crew: 7, where 4 would do without a limit."""
    found = levelled((("A", 3, "", needs(1)), ("B", 4, "", needs(1))), crew(1))
    assert found.end == ZERO + 7
    assert found.unlimited == ZERO + 4
    assert found.optimal
    assert (found.used <= found.there).all()


def test_the_better_of_two_orders():
    """C waits for A; the crew does A first, so that C runs beside B: 2 + 5, not 4 + 2 + 5."""
    rows = (("A", 2, "", needs(1)), ("B", 4, "", needs(1)), ("C", 5, "A"))
    assert levelled(rows, crew(1)).end == ZERO + 7


def test_amounts_that_fit_run_together():
    """0.4 and 0.6 of one crew, and 0.5 behind them."""
    rows = (("A", 3, "", needs(0.4)), ("B", 3, "", needs(0.6)), ("C", 2, "", needs(0.5)))
    assert levelled(rows, crew(1)).end == ZERO + 5


def test_a_crew_that_grows():
    """One of two at first: the second starts when the crew has grown, on day 5."""
    rows = (("A", 10, "", needs(1)), ("B", 10, "", needs(1)))
    assert levelled(rows, crew(1, (5, 2))).end == ZERO + 15


def test_a_crew_that_is_away_for_a_week():
    """A is not interrupted: it starts when the crew is back, on day 9, not for two days."""
    assert levelled((("A", 3, "", needs(1)),), crew(1, (2, 0), (9, 1))).end == ZERO + 12


def test_weekends_lengthen_what_runs_over_them():
    """Two of 4 weekdays each, one crew: Monday to Thursday, then Friday to Wednesday."""
    rows = (("A", 4, "", needs(1, worktime="week")), ("B", 4, "", needs(1, worktime="week")))
    found = levelled(rows, crew(1), worktimes=[WEEKDAYS])
    assert found.end == ZERO + 10
    assert sorted(found.start - ZERO) == [0, 4]


def test_the_end_goes_before_the_rest():
    """M waits for B alone: B has the crew first, although A is longer."""
    rows = (("A", 9, "", needs(1)), ("B", 2, "", needs(1)), ("M", 0, "B"))
    found = levelled(rows, crew(1), end="M")
    assert found.end == ZERO + 2
    assert found.finish.max() == ZERO + 11


def test_what_has_finished_takes_no_crew():
    """A is over by day 5, whatever it took; B has the crew from the start on."""
    done = needs(1, finished=datetime.date.fromordinal(ZERO + 5))
    assert levelled((("A", 90, "", done), ("B", 4, "", needs(1))), crew(1)).end == ZERO + 5


def test_more_than_there_is_gets_a_clear_answer():
    """Five of a crew of three."""
    with pytest.raises(MotorworksError, match="'A' needs 5 of 'crew', of which there are 3"):
        levelled((("A", 4, "", needs(5)),), crew(3))


def test_a_slow_workforce_counts_in_whole_days():
    """Half of the people are there: four days of work take eight."""
    moments = (Moment(day=MONDAY, value=0.5), Moment(day=datetime.date(2022, 3, 1), value=0.5))
    rows = (("A", 4, "", needs(1, sensitivity=1.0)), ("B", 4, "", needs(1, sensitivity=1.0)))
    assert levelled(rows, crew(1), curve=Curve(name="c", points=moments)).end == ZERO + 16


def test_without_limits_it_is_the_critical_path():
    """Nothing is needed: the schedule is the plan."""
    rows = (("A", 3, ""), ("B", 4, "A ss+2"), ("C", 2, "B ff+1"), ("D", 5, "A, C fs-1"))
    found, plan = levelled(rows), planned(project(*rows))
    assert found.end == plan.finish
    assert (found.start == [d.start for d in plan.dates]).all()


def test_the_reference_programme_within_its_crews():
    """Start of production keeps its day; builders delay the rest; the bound is reached."""
    plant = load("dalian")
    net = network(plant.activities, start=plant.programme.start)
    found = level(net, plant.resources, end="M01")
    assert str(datetime.date.fromordinal(found.end)) == "2021-05-03"
    assert found.optimal
    assert (found.used <= found.there + 1e-9).all()
    whole = level(net, plant.resources)
    assert whole.optimal
    assert whole.end > whole.unlimited


# ---- against another model ----


def random_project(seed):
    """Give activities of all links and amounts, and two resources."""
    draw = random.Random(seed)
    rows = []
    for n in range(draw.randint(5, 9)):
        links = tuple(
            Dependency(
                activity=f"A{m}", kind=draw.choice(LINKS), lag=draw.choice((0, 0, 1, 3, -1)) * DAY
            )
            for m in draw.sample(range(n), min(n, draw.randint(0, 2)))
        )
        wanted = {r: draw.randint(1, 4) for r in ("one", "two") if draw.random() < 0.7}
        rows.append(
            Activity(name=f"A{n}", duration=draw.randint(1, 7) * DAY, after=links, needs=wanted)
        )
    return rows, [Resource(name=r, amount=draw.randint(4, 6)) for r in ("one", "two")]


def makespan_of_the_other(rows, resources):
    """Give the shortest makespan by PyJobShop's model."""
    from pyjobshop import Model

    model = Model()
    pools = {r.name: model.add_renewable(capacity=int(r.amount)) for r in resources}
    tasks = {a.name: model.add_task(name=a.name) for a in rows}
    add = {
        "finish-start": model.add_end_before_start,
        "start-start": model.add_start_before_start,
        "finish-finish": model.add_end_before_end,
        "start-finish": model.add_start_before_end,
    }
    for a in rows:
        names = list(a.needs)
        model.add_mode(
            tasks[a.name],
            [pools[r] for r in names],
            int(a.duration / DAY),
            [int(a.needs[r]) for r in names],
        )
        for link in a.after:
            add[link.kind](tasks[link.activity], tasks[a.name], delay=int(link.lag / DAY))
    solved = model.solve(solver="ortools", display=False, num_workers=1, time_limit=60)
    assert solved.status.value == "Optimal"
    return solved.objective


def hold_everything(rows, resources):
    """Level a project, check every link and limit by counting, and give its length."""
    net = network(rows, start=MONDAY)
    found = level(net, resources)
    assert found.optimal
    for arrow in net.arrows:
        begin = (found.finish if arrow.kind in (0, 2) else found.start)[arrow.origin] + arrow.lag
        assert (found.start if arrow.kind in (0, 1) else found.finish)[arrow.target] >= begin
    for r, day in itertools.product(resources, range(found.first, int(found.finish.max()))):
        busy = (found.start <= day) & (day < found.finish)
        taken = sum(a.needs.get(r.name, 0) for a, b in zip(net.activities, busy, strict=True) if b)
        assert taken <= r.amount
    return found.end - ZERO


@pytest.mark.parametrize("seed", range(100))
def test_as_early_as_another_model(seed):
    """The same makespan as PyJobShop finds, and no link or limit broken."""
    rows, resources = random_project(seed)
    assert hold_everything(rows, resources) == makespan_of_the_other(rows, resources)


@pytest.mark.parametrize("seed", range(20))
def test_the_rule_keeps_all_limits_and_is_no_better(seed):
    """The schedule by rule is one: within limits, and not before the best."""
    rows, resources = random_project(1000 + seed)
    net = network(rows, start=MONDAY)
    days = in_days(net, resources)
    starts = serial_schedule(days, critical_path(net))
    assert (usage(days, starts) <= days.supply).all()
    ends = np.array([days.finish[n, s] for n, s in enumerate(starts)])
    assert ends.max() >= level(net, resources).end - days.first


def test_the_same_schedule_every_time():
    """Many schedules are equally short; the same one is given."""
    rows, resources = random_project(7)
    net = network(rows, start=MONDAY)
    assert (level(net, resources).start == level(net, resources).start).all()


def test_a_schedule_by_rule_needs_no_solver():
    """Three that share a crew: 12 days by rule, the date without limits as bound."""
    rows = project(("A", 3, "", needs(1)), ("B", 4, "", needs(1)), ("C", 5, "", needs(1)))
    found = level(network(rows, start=MONDAY), [crew(1)], effort=0)
    assert (found.end, found.bound) == (ZERO + 12, ZERO + 5)
    assert not found.optimal


@pytest.mark.parametrize("seed", range(5))
def test_no_effort_is_worse_than_the_rule(seed):
    """A solver that is stopped at once keeps the schedule by rule, and a bound that holds."""
    dice = random.Random(seed)
    rows = project(
        *(
            (f"A{n}", dice.randint(1, 9), f"A{n - 3}" if n > 2 else "", needs(dice.randint(1, 2)))
            for n in range(12)
        )
    )
    net = network([*rows], start=MONDAY)
    by_rule = level(net, [crew(2)], effort=0)
    hasty = level(net, [crew(2)], effort=1e-6)
    best = level(net, [crew(2)])
    assert hasty.end <= by_rule.end
    assert by_rule.bound <= best.end
    assert hasty.bound <= best.end <= hasty.end
    assert (hasty.used <= hasty.there).all()
