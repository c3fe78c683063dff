"""A disturbance on and off, reckoned by hand."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.construction.by_hand import MONDAY, project_by_hand, row
from tests.projects.by_hand import DAY

from motorworks.cli.curves import curve_of
from motorworks.construction import ProgrammeWish
from motorworks.construction.curve_file import read_curve
from motorworks.construction.disturbance import cases, loss, outcome
from motorworks.errors import MotorworksError
from motorworks.projects import Curve, Moment, RiskEvent
from motorworks.projects.critical_path import critical_path

FLOOD = Curve(
    name="flood",
    points=(Moment(day=date(2021, 3, 1), value=0.5), Moment(day=date(2021, 3, 31), value=0.5)),
)
WISH = ProgrammeWish(draws=500)


def flooded(**more):
    """Give 20 days of work that are held until 11 March, then slowed to half."""
    return project_by_hand(
        row("A", 20, not_before=date(2021, 3, 11), held_by="flood", sensitivity=1.0, **more),
        curves=(FLOOD,),
        workforce="flood",
        risks=(RiskEvent(name="late", activities=("A",), delay=5 * DAY, part_of="flood"),),
    )


def test_dates_of_each_case_by_hand():
    """Held 10 days + 20; slowed: 20 half days to 31 March, 15 left; alone 30 half days."""
    project = flooded()
    found = {c.key: outcome(project, c, WISH) for c in cases(project, WISH)}
    days = {key: o.typical[0] - MONDAY.toordinal() for key, o in found.items()}
    # The work is 25 days where the risk happens; the curve ends at midnight before 1 April.
    assert days["data"] == pytest.approx(30)
    assert days["off"] == pytest.approx(20)
    assert days["on"] == pytest.approx(31 + 25 - 21 / 2, abs=0.6)
    assert days["curve"] == pytest.approx(31 + 25 - 31 / 2, abs=0.6)


def test_days_lost_are_taken_draw_by_draw():
    """Ten days are lost in every draw, however long the work is."""
    project = flooded(shortest=10 * DAY, longest=40 * DAY)
    found = {c.key: outcome(project, c, WISH) for c in cases(project, WISH)}
    lost = loss(project, found["data"], found["off"], 0)
    assert (lost.typical, lost.low, lost.high) == pytest.approx((10, 10, 10))
    assert lost.mean == pytest.approx(10)
    assert lost.half_width == pytest.approx(0, abs=1e-9)
    assert np.ptp(found["off"].risk.finishes) > 5


def test_another_curve_takes_the_place_of_the_own():
    """Dates that the own one holds are released all the same."""
    full = Curve(name="full", points=(Moment(day=MONDAY, value=1.0),))
    wish = ProgrammeWish(draws=100, curve=full)
    project = flooded()
    alone = next(c for c in cases(project, wish) if c.key == "curve")
    reached = outcome(project, alone, wish).typical[0] - MONDAY.toordinal()
    assert reached == pytest.approx(25)  # 20 and the risk


def test_nothing_disturbs_a_project_without_a_curve():
    """One case, no loss."""
    assert [c.key for c in cases(project_by_hand(row("A", 1)), WISH)] == ["data"]


def test_deadlines_are_said_by_case():
    """21 March is kept without the flood only."""
    project = flooded(deadline=date(2021, 3, 21))
    late = {c.key: outcome(project, c, WISH).late for c in cases(project, WISH)}
    assert late == {"data": ("A",), "on": ("A",), "curve": ("A",), "off": ()}


def test_a_curve_is_read_from_a_file(tmp_path):
    """Per cent and shares, comma or semicolon."""
    path = tmp_path / "fever.csv"
    path.write_text("date;share\n2020-02-03;5 %\n2020-02-10;0.3\n")
    curve = read_curve(path)
    assert [(str(p.day), p.value) for p in curve.points] == [
        ("2020-02-03", 0.05),
        ("2020-02-10", 0.3),
    ]
    with pytest.raises(MotorworksError, match="there is no curve 'fire'"):
        curve_of((FLOOD,), "small", "fire")
    assert curve_of((FLOOD,), "small", "flood") is FLOOD
    assert curve_of((FLOOD,), "small", None) is None
    assert curve_of((FLOOD,), "small", str(path)) == curve


def test_firms_slow_what_they_do_and_people_the_rest():
    """A machine maker's 20 days at a quarter of its firms, a builder's at half of the people."""
    closed = Curve(
        name="makers",
        points=(
            Moment(day=date(2021, 3, 1), value=0.25),
            Moment(day=date(2021, 6, 30), value=0.25),
        ),
    )
    long = Curve(
        name="people",
        points=(Moment(day=date(2021, 3, 1), value=0.5), Moment(day=date(2021, 6, 30), value=0.5)),
    )
    project = project_by_hand(
        row("machine", 20, sensitivity=1.0, firms="makers"),
        row("hall", 20, sensitivity=1.0),
        curves=(long, closed),
        workforce="people",
    )

    def finishes(**wish):
        on = next(c for c in cases(project, ProgrammeWish(draws=100, **wish)) if c.key == "on")
        net = project.net(curve=on.curve, firms=on.firms, without=on.without)
        plan = critical_path(net)
        return [plan.of(name).finish - MONDAY.toordinal() for name in ("machine", "hall")]

    assert finishes() == pytest.approx([80, 40])
    assert finishes(curve=closed) == pytest.approx([80, 80])  # stands for the firms too
    assert finishes(curve=long, firms=closed) == pytest.approx([80, 40])
    assert finishes(firms=long) == pytest.approx([40, 40])


def test_firms_alone_disturb_a_project():
    """No workforce is named; what firms do is slowed all the same."""
    project = replace(
        project_by_hand(row("A", 10, sensitivity=0.5, firms="flood")), curves=(FLOOD,)
    )
    found = {c.key: outcome(project, c, WISH) for c in cases(project, WISH)}
    assert list(found) == ["data", "on", "off"]
    assert found["on"].typical[0] - MONDAY.toordinal() == pytest.approx(10 / 0.75)
