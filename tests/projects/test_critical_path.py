"""Dates and floats of small projects, worked by hand; days are counted from the start."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.projects.by_hand import DAY, MONDAY, WEEKDAYS, planned, project

from motorworks.errors import MotorworksError
from motorworks.plantfile import load
from motorworks.projects import Activity, Curve, Dependency, Moment, Worktime
from motorworks.projects.critical_path import critical_path
from motorworks.projects.network import find_circle, in_order, network
from motorworks.projects.pace import day_of
from motorworks.projects.passes import backward, forward


def table(plan):
    """Name → earliest start and finish, latest start and finish, total and free float."""
    zero = MONDAY.toordinal()
    return {
        d.activity.name: (
            d.start - zero,
            d.finish - zero,
            d.latest_start - zero,
            d.latest_finish - zero,
            d.total_float,
            d.free_float,
        )
        for d in plan.dates
    }


def path(plan):
    """Give the names along the critical path."""
    return "".join(plan.dates[n].activity.name for n in plan.path)


def test_the_textbook_diamond():
    """A 3 then B 4 and C 2, both before D 5: C can wait two days."""
    plan = planned(project(("A", 3, ""), ("B", 4, "A"), ("C", 2, "A"), ("D", 5, "B, C")))
    assert table(plan) == {
        "A": (0, 3, 0, 3, 0, 0),
        "B": (3, 7, 3, 7, 0, 0),
        "C": (3, 5, 5, 7, 2, 2),
        "D": (7, 12, 7, 12, 0, 0),
    }
    assert path(plan) == "ABD"
    assert [d.critical for d in plan.dates] == [True, True, False, True]


def test_float_that_is_shared_is_not_free():
    """B and C stand in a row beside A: both have 3 days together, only C may take them freely."""
    plan = planned(project(("A", 8, ""), ("B", 2, ""), ("C", 3, "B"), ("D", 1, "A, C")))
    assert table(plan)["B"] == (0, 2, 3, 5, 3, 0)
    assert table(plan)["C"] == (2, 5, 5, 8, 3, 3)


def test_start_to_start_with_a_lag():
    """B starts two days after A has; A's own finish binds nothing but the end, at 9."""
    plan = planned(project(("A", 4, ""), ("B", 7, "A ss+2")))
    assert table(plan) == {"A": (0, 4, 0, 4, 0, 0), "B": (2, 9, 2, 9, 0, 0)}


def test_finish_to_finish_with_a_lag():
    """B, 3 days, may finish one day after A has, at 7: it starts at 4."""
    plan = planned(project(("A", 6, ""), ("B", 3, "A ff+1")))
    assert table(plan) == {"A": (0, 6, 0, 6, 0, 0), "B": (4, 7, 4, 7, 0, 0)}


def test_start_to_finish():
    """The old guard B finishes when the new one, A, has been there for 5 days."""
    plan = planned(project(("A", 8, ""), ("B", 2, "A sf+5")))
    assert table(plan) == {"A": (0, 8, 0, 8, 0, 0), "B": (3, 5, 6, 8, 3, 3)}


def test_a_lead_starts_before_the_other_has_finished():
    """A takes 10; B starts three days before that."""
    plan = planned(project(("A", 10, ""), ("B", 4, "A fs-3")))
    assert table(plan)["B"] == (7, 11, 7, 11, 0, 0)


def test_a_weekend_is_not_worked():
    """Monday 1 March 2021: seven working days end on Tuesday evening of the second week."""
    plan = planned(project(("A", 7, "", {"worktime": "week"}), ("B", 0, "A")), worktimes=[WEEKDAYS])
    assert plan.of("A").finish == MONDAY.toordinal() + 9
    assert plan.of("A").total_float == 0


def test_work_after_a_friday_goes_on_on_monday():
    """A ends on Friday evening; B starts on Monday, not on Saturday."""
    five, one = {"worktime": "week"}, {"worktime": "week"}
    plan = planned(project(("A", 5, "", five), ("B", 1, "A", one)), worktimes=[WEEKDAYS])
    assert table(plan)["B"][:2] == (7, 8)
    assert path(plan) == "AB"


def test_a_holiday_and_a_worked_saturday():
    """Wednesday off, Saturday worked: five days of work end on Saturday evening."""
    hours = Worktime(
        name="week",
        days=WEEKDAYS.days,
        days_off=(date(2021, 3, 3),),
        days_on=(date(2021, 3, 6),),
    )
    plan = planned(project(("A", 5, "", {"worktime": "week"})), worktimes=[hours])
    assert plan.of("A").finish == MONDAY.toordinal() + 6


def test_floats_count_the_days_between_starts():
    """C needs one of the weekdays before B ends on the second Monday: it can move a week."""
    week = {"worktime": "week"}
    plan = planned(
        project(("B", 6, "", week), ("C", 1, "", week), ("D", 0, "B, C")), worktimes=[WEEKDAYS]
    )
    assert table(plan)["C"] == (0, 1, 7, 8, 7, 7)


def test_half_the_workforce_takes_twice_the_time():
    """A curve at 50 % throughout: 10 days of fully sensitive work take 20, of half 13 1/3."""
    there = (Moment(day=MONDAY, value=0.5), Moment(day=MONDAY + timedelta(days=100), value=0.5))
    curve = Curve(name="c", points=there)
    rows = project(("A", 10, "", {"sensitivity": 1.0}), ("B", 10, "", {"sensitivity": 0.5}))
    plan = planned(rows, curve=curve)
    assert plan.of("A").finish - MONDAY.toordinal() == pytest.approx(20)
    assert plan.of("B").finish - MONDAY.toordinal() == pytest.approx(40 / 3)


def test_nobody_there_at_all():
    """Nothing is done in ten days; then all of it."""
    there = (Moment(day=MONDAY, value=0), Moment(day=MONDAY + timedelta(days=10), value=0))
    plan = planned(project(("A", 3, "", {"sensitivity": 1.0})), curve=Curve(name="c", points=there))
    assert plan.of("A").finish - MONDAY.toordinal() == pytest.approx(13)


def test_an_earliest_date_holds_unless_its_reason_is_thought_away():
    """Without the flood nothing keeps A from starting at once."""
    fixed = {"not_before": MONDAY + timedelta(days=30), "held_by": "flood"}
    rows = project(("A", 5, "", fixed))
    assert planned(rows).finish == MONDAY.toordinal() + 35
    assert planned(rows, without=frozenset({"flood"})).finish == MONDAY.toordinal() + 5


def test_what_has_finished_has_its_date():
    """However long it took, it ended on the tenth day."""
    rows = project(("A", 90, "", {"finished": MONDAY + timedelta(days=10)}), ("B", 5, "A"))
    assert table(planned(rows))["B"][:2] == (10, 15)


def test_a_deadline_that_cannot_be_kept_gives_negative_float():
    """15 days of work for 12: three days short."""
    rows = project(("A", 10, ""), ("B", 5, "A", {"deadline": MONDAY + timedelta(days=12)}))
    plan = planned(rows)
    assert table(plan)["A"] == (0, 10, -3, 7, -3, 0)
    assert [d.activity.name for d in plan.late] == ["B"]
    assert all(d.critical for d in plan.dates)


def test_an_end_of_its_own():
    """Towards M only A counts; what does not lead there has all the time there is."""
    plan = planned(project(("A", 5, ""), ("M", 0, "A"), ("Z", 50, "A")), end="M")
    assert plan.finish == MONDAY.toordinal() + 5
    assert plan.of("Z").total_float == np.inf
    assert plan.of("A").critical


def test_the_end_must_be_there():
    """A wrong name is said, with those there are."""
    with pytest.raises(MotorworksError, match="there is no activity 'X'"):
        planned(project(("A", 5, "")), end="X")


def test_a_circle_is_named():
    """Three that wait for each other, one that does not."""
    rows = project(("A", 1, "C"), ("B", 1, "A"), ("C", 1, "B"), ("D", 1, ""))
    with pytest.raises(MotorworksError, match=r"in a circle: \w -> \w -> \w -> \w$"):
        planned(rows)


def test_a_long_chain_needs_no_deep_stack():
    """Five thousand in a row, given backwards."""
    rows = project(("A0", 1, ""), *((f"A{n}", 1, f"A{n - 1}") for n in range(1, 5000)))
    assert planned(rows[::-1]).finish == MONDAY.toordinal() + 5000


@st.composite
def projects(draw):
    """Draw a small project with links of all kinds."""
    count = draw(st.integers(1, 12))
    rows = []
    for n in range(count):
        links = [
            Dependency(
                activity=f"A{draw(st.integers(0, n - 1))}",
                kind=draw(
                    st.sampled_from(
                        ("finish-start", "start-start", "finish-finish", "start-finish")
                    )
                ),
                lag=draw(st.integers(-3, 6)) * DAY,
            )
            for _ in range(draw(st.integers(0, min(n, 3))))
        ]
        worktime = draw(st.sampled_from((None, "week")))
        days = draw(st.integers(0, 15))
        rows.append(
            Activity(name=f"A{n}", duration=days * DAY, after=tuple(links), worktime=worktime)
        )
    return rows


@given(projects())
def test_every_link_holds_early_and_late_and_something_is_critical(rows):
    """Both passes keep all links; no float is negative without a deadline."""
    net = network(rows, start=MONDAY, worktimes=[WEEKDAYS])
    work = net.typical[:, None]
    start, finish = forward(net, work)
    late_start, late_finish = backward(net, work, np.full_like(finish, finish.max()))
    for s, f in ((start, finish), (late_start, late_finish)):
        for arrow in net.arrows:
            begin = (f if arrow.kind in (0, 2) else s)[arrow.origin, 0] + arrow.lag
            end = (s if arrow.kind in (0, 1) else f)[arrow.target, 0]
            assert end >= begin - 1e-6
    assert (late_start - start >= -1e-6).all()
    plan = critical_path(net)
    assert any(d.critical for d in plan.dates)
    assert plan.dates[plan.path[-1]].finish == pytest.approx(plan.finish)


@given(projects(), st.integers(0, 11), st.integers(1, 9))
def test_longer_work_ends_no_sooner(rows, which, more):
    """No calendar makes more work finish earlier."""
    net = network(rows, start=MONDAY, worktimes=[WEEKDAYS])
    longer = net.typical.copy()
    longer[which % len(rows)] += more
    assert critical_path(net, work=longer).finish >= critical_path(net).finish - 1e-9


@given(projects(), st.randoms())
def test_the_order_of_the_file_changes_no_date(rows, random):
    """Activities may stand in any order."""
    shuffled = list(rows)
    random.shuffle(shuffled)
    one, other = planned(rows), planned(shuffled)
    assert {d.activity.name: d.start for d in one.dates} == {
        d.activity.name: d.start for d in other.dates
    }


def test_order_and_circles():
    """Each stands behind what it waits for."""
    rows = project(("C", 1, "B"), ("B", 1, "A"), ("A", 1, ""))
    assert [a.name for a in in_order(rows)] == ["A", "B", "C"]
    assert find_circle(rows) == []


@pytest.mark.parametrize(
    ("work", "start", "full"),
    [
        ("typical", "2021-05-03", "2022-05-13"),
        ("shortest", "2021-01-23", "2021-11-04"),
        ("longest", "2021-11-19", "2023-04-13"),
    ],
)
def test_the_reference_programme(work, start, full):
    """Dates of the source of the data, by a pass of its own: calendar days, no limits."""
    plant = load("dalian")
    net = network(plant.activities, start=plant.programme.start)
    plan = critical_path(net, work=getattr(net, work))
    assert str(day_of(plan.of("M01").finish)) == start
    assert str(day_of(plan.of("M02").finish)) == full
