"""Losses, times to survive and to recover that follow by hand."""

from dataclasses import replace
from datetime import datetime

import pytest
from tests.resilience.plants import HOUR, MINUTE, bought, shipped, two_machines

from motorworks.plant import Disturbance, Measure
from motorworks.plantfile import load
from motorworks.process import Law
from motorworks.resilience import Terms, stress

DAY = 24 * HOUR
HOURLY = Terms(
    starts=(datetime(2021, 1, 6),),
    warm_up=DAY,
    after=2 * DAY,
    step=HOUR,
    week=HOUR,
    replications=1,
    measures=False,
)


def only(plant, terms=HOURLY):
    """Give the only thing that was tried."""
    (found,) = stress(plant, terms).tried
    return found


def test_an_outage_of_eight_hours_behind_a_stock_of_two():
    """The second machine goes on for two hours and stands for six: 360 parts.

    It had one part more in work when the first stopped, and waits two minutes for the first part
    that is made anew: 361. The hour after the end brings 58 of 60, so the one after it is usual.
    """
    outage = Disturbance(name="stop", of=("first",), duration=8 * HOUR)
    found = only(two_machines(outage)).loss
    assert found.lost.mean == 6 * 60 - 1 + 2
    assert found.survive.time.mean == 2 * HOUR
    assert found.recover.time.mean == HOUR
    assert found.worst_week.mean == 0  # of hours: six of them bring nothing
    assert found.late.mean == found.lost.mean


def test_a_stock_of_ten_hours_loses_nothing():
    """It is survived, always; that the stock has shrunk is seen in nothing that leaves."""
    outage = Disturbance(name="stop", of=("first",), duration=8 * HOUR)
    found = only(two_machines(outage, places=600, held=600)).loss
    assert found.lost.mean == 0
    assert (found.survive.time, found.survive.came, found.survive.of) == (None, 0, 1)
    assert found.recover.time.mean == 0


def test_an_outage_of_the_last_machine_is_lost_whole():
    """Eight hours of sixty parts, from the first hour on."""
    found = only(two_machines(Disturbance(name="stop", of=("all",), duration=8 * HOUR))).loss
    assert found.lost.mean == 480
    assert found.survive.time.mean == 0


def test_a_closed_supplier_is_survived_as_long_as_the_stock():
    """Lots are ordered at 23 h + 24 k and come a day later; closed from 48 h to 144 h.

    That of 47 h comes at 71 h; that of 71 h is taken up at 144 h and there at 168 h. The last part
    is taken at 95 h and done at 96 h, as far as the step from 96 h to 97 h; the next is done at
    169 h. 72 h without parts, and 25 h from the end to the first as usual.
    """
    found = only(bought(Disturbance(name="c", what="supplier", of=("works",), duration=4 * DAY)))
    assert found.loss.survive.time.mean == 49 * HOUR
    assert found.loss.lost.mean == 72
    later = only(
        bought(Disturbance(name="c", what="supplier", of=("works",), duration=4 * DAY)),
        replace(HOURLY, after=4 * DAY),
    )
    assert later.loss.recover.time.mean == 25 * HOUR


def test_a_closed_port_makes_late_what_it_does_not_lose():
    """Eight parts of eight hours wait on the quay and leave five an hour."""
    found = only(shipped(Disturbance(name="port", what="shipment", of=("truck",),
                                     duration=8 * HOUR))).loss  # fmt: skip
    assert found.lost.mean == 0
    assert found.late.mean == 8
    assert found.survive.time.mean == 0
    assert found.recover.time.mean == 0


MEASURES = (
    Measure(name="stock", kind="stock", of=("bolts",), time=2 * DAY),
    Measure(name="second", kind="second_source", of=("works",), time=DAY),
    Measure(name="park", kind="park", of=("works",), time=3 * DAY),
)


def test_what_each_measure_saves():
    """Of 72 parts two days of stock save 48.

    A second source after a day takes up the order of 71 h at 72 h, and the store next door that
    of 119 h as ever; that of 143 h waits for an hour: the stock covers it both times.
    """
    closed = Disturbance(name="c", what="supplier", of=("works",), duration=4 * DAY)
    plant = replace(bought(closed, measures=MEASURES), target=365 * 24)
    terms = replace(HOURLY, measures=True, after=5 * DAY)
    found = {c.measure: c.saved.mean for c in stress(plant, terms).cells}
    assert found == {"stock": 48, "second": 72, "park": 72}


def test_two_that_come_together_are_one():
    """The last machine and the first: no more than the last alone."""
    one = Disturbance(name="one", of=("first",), duration=8 * HOUR)
    other = Disturbance(name="other", of=("second",), duration=4 * HOUR)
    found = stress(two_machines(one, other), replace(HOURLY, together=True))
    (both,) = found.tried
    # Four hours without the second; then its stock lasts two hours, and two more are missing.
    assert both.loss.lost.mean == pytest.approx(4 * 60 + 2 * 60, abs=1)
    assert both.disturbance.also == ("other",)


def test_minutes_are_kept():
    """An outage of ten minutes of the last machine costs ten parts."""
    found = only(two_machines(Disturbance(name="stop", of=("second",), duration=10 * MINUTE)))
    assert found.loss.lost.mean == 10


def test_a_spare_machine_saves_all_that_one_machine_loses():
    """One of two first machines goes on, as fast as the second needs it."""
    stop = Disturbance(name="stop", of=("first",), machines=1, duration=8 * HOUR)
    spare = Measure(name="spare", kind="machine", of=("first",))
    plant = replace(two_machines(stop), measures=(spare,))
    (found,) = stress(plant, replace(HOURLY, measures=True)).cells
    assert found.saved.mean == 6 * 60 - 1 + 2


@pytest.mark.parametrize("said", [{"count": 240}, {"time": 4 * HOUR}])
def test_places_save_what_lies_in_them(said):
    """A first machine of two parts a minute keeps them full: 240 parts last four hours longer.

    Given as a time they are the use of that time, 1,440 parts a day.
    """
    stop = Disturbance(name="stop", of=("first",), duration=8 * HOUR)
    more = Measure(name="more", kind="places", of=("between",), **said)
    plant = replace(two_machines(stop), measures=(more,), target=365 * 1440)
    fast = replace(plant.stations[0], cycle_time=Law("constant", (MINUTE / 2,)))
    plant = replace(plant, stations=(fast, plant.stations[1]))
    (found,) = stress(plant, replace(HOURLY, measures=True)).cells
    assert found.saved.mean == 240
    assert found.anyway.mean == 0


def test_the_day_on_which_it_comes():
    """An outage of a working day costs its output, that of a Sunday nothing."""
    monday, sunday = datetime(2021, 1, 11), datetime(2021, 1, 10)
    stop = Disturbance(name="stop", of=("all",), duration=12 * HOUR)
    terms = Terms(starts=(monday, sunday), warm_up=2 * DAY, after=2 * DAY, replications=1,
                  measures=False)  # fmt: skip
    first, second = stress(replace(load("tutorial"), disturbances=(stop,)), terms).tried
    assert (first.own, first.events[0].begin) == (True, monday)
    assert (second.own, second.events[0].begin) == (False, sunday)
    assert first.loss.lost.mean > 100
    assert second.loss.lost.mean == 0
