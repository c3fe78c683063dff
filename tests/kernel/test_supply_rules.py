"""Supplies: orders, lots, timetables, shelf life; by hand, on both kernels."""

import numpy as np
from draft import Draft
from tests.kernel.rules import KERNELS

from motorworks.program import streams
from motorworks.program.trace import STANDSTILL

ONCE = 1e6
"""Period of a timetable that comes once."""
OFF, ON = 0, 1


class Shop:
    """One store, one station behind it, one sink; supplies are added to ``draft``."""

    def __init__(self, models=1, opens=0.0, cycle=1.0, allocated=None, **store):
        self.draft = Draft(types=models)
        self.store = self.draft.buffer(**store)
        out = self.draft.sink()
        hours = [(0.0, OFF), (opens, ON)] if opens else [(0.0, ON)]
        self.draft.station(
            [(self.store, 1, 0)],
            [(-1, [self.draft.constant(cycle)] * models)],
            [(out, 1.0, -1, -1)],
            station_calendar=self.draft.calendar(float("inf"), hours),
            **({} if allocated is None else {"station_types": 1 << allocated}),
        )

    def supply(self, *, lead=0.0, model=0, **values):
        """Add a supply with a constant lead time [s]."""
        law = self.draft.constant(lead)
        return self.draft.supply(self.store, model, lead=law, **values)

    def run(self, kernel, until):
        """Give the trace at a time [s]."""
        program = self.draft.program()
        machine = kernel(program, streams(program, 1), sink_log=True)
        machine.advance(float(until))
        return machine.trace()

    def levels(self, kernel, times):
        """Give what lies in the store at some times."""
        program = self.draft.program()
        machine = kernel(program, streams(program, 1))
        found = []
        for time in times:
            machine.advance(float(time))
            found.append(int(machine.trace().buffer_level[self.store].sum()))
        return found


def out(trace):
    """Give when parts left the plant [s]."""
    return trace.sink_log["time"].tolist()


def counts(trace):
    """Give orders, parts ordered, arrived, expired and on order of the only supply."""
    names = ("orders", "ordered", "arrived", "expired", "on_order")
    return [int(getattr(trace, f"supply_{name}")[0]) for name in names]


@KERNELS
def test_the_stock_goes_up_and_down_like_a_saw(kernel):
    """A part every 10 s from 5; at 2 left (20 s, 60 s, ...) 4 are ordered, 15 s on their way."""
    shop = Shop(initial=[5], cycle=10.0)
    shop.supply(point=2, lot=4, lead=15.0)
    times = (0, 10, 20, 30, 34, 35, 40, 50, 60, 70, 75, 80)
    assert shop.levels(kernel, times) == [4, 3, 2, 1, 1, 5, 4, 3, 2, 1, 5, 4]
    trace = shop.run(kernel, 99.0)
    assert counts(trace) == [2, 8, 8, 0, 0]
    assert out(trace) == [10, 20, 30, 40, 50, 60, 70, 80, 90]
    assert counts(shop.run(kernel, 100.0)) == [3, 12, 8, 0, 4]


@KERNELS
def test_at_time_0_as_many_lots_are_ordered_as_lift_the_position_above_the_point(kernel):
    """Nothing there, at or below 10, lots of 3: 12 parts; the second part taken leaves 10."""
    shop = Shop()
    shop.supply(point=10, lot=3, lead=7.0)
    assert counts(shop.run(kernel, 6.9)) == [1, 12, 0, 0, 12]
    assert counts(shop.run(kernel, 7.9)) == [1, 12, 12, 0, 0]
    trace = shop.run(kernel, 8.5)
    assert counts(trace) == [2, 15, 12, 0, 3]
    assert out(trace) == [8]


@KERNELS
def test_a_start_that_takes_many_parts_is_one_order_of_several_lots(kernel):
    """7 of 8 parts are taken at once: 1 is left, 4 is the point, 2 lots of 2 lift it to 5."""
    draft = Draft()
    store, sink, slow = draft.buffer(initial=[8]), draft.sink(), draft.constant(50.0)
    draft.station([(store, 7, 0)], [(-1, [slow])], [(sink, 1.0, -1, -1)])
    draft.supply(store, point=4, lot=2, lead=draft.constant(5.0))
    program = draft.program()
    machine = kernel(program, streams(program, 1))
    machine.advance(1.0)
    assert counts(machine.trace()) == [1, 4, 0, 0, 4]


@KERNELS
def test_a_timetable_brings_a_lot_each_time(kernel):
    """Ordered at 0, 4, 10, 14, ...; a second on the way, a second of work for each part."""
    shop = Shop()
    shop.supply(point=-1, lot=2, lead=1.0, period=10.0, times=(0.0, 4.0))
    trace = shop.run(kernel, 18.0)
    assert out(trace) == [2, 3, 6, 7, 12, 13, 16, 17]
    assert counts(trace) == [4, 8, 8, 0, 0]


@KERNELS
def test_with_timetable_and_point_the_stock_is_looked_at_by_the_timetable_alone(kernel):
    """The only part is taken at 0; nobody looks before 3, and then not before 13."""
    shop = Shop(initial=[1])
    shop.supply(point=0, lot=2, period=10.0, times=(3.0,))
    trace = shop.run(kernel, 20.0)
    assert out(trace) == [1, 4, 5, 14, 15]
    assert counts(trace) == [2, 4, 4, 0, 0]


@KERNELS
def test_nothing_is_ordered_while_the_position_is_above_the_point(kernel):
    """At 3 s there are still 2 parts, at 13 s none: one order."""
    shop = Shop(initial=[3], cycle=5.0)
    shop.supply(point=1, lot=1, period=10.0, times=(3.0,))
    assert counts(shop.run(kernel, 12.9)) == [0, 0, 0, 0, 0]
    assert counts(shop.run(kernel, 13.0)) == [1, 2, 2, 0, 0]


def _crossing(**store):
    """Give a shop that opens at 20: one lot comes at 10 and expires at 100, one 6 and 105."""
    shop = Shop(models=2, opens=20.0, **store)
    shop.supply(model=0, lot=2, lead=10.0, life=100.0, period=ONCE, times=(0.0,))
    shop.supply(model=1, lot=2, lead=1.0, life=100.0, period=ONCE, times=(5.0,))
    return shop


@KERNELS
def test_crossing_orders_leave_as_they_came(kernel):
    """First come, first served: the later order came earlier."""
    trace = _crossing().run(kernel, 30)
    assert trace.sink_log["type"].tolist() == [1, 1, 0, 0]


@KERNELS
def test_crossing_orders_leave_as_they_would_expire(kernel):
    """First expired, first out: the earlier order expires earlier."""
    trace = _crossing(fefo=True).run(kernel, 30)
    assert trace.sink_log["type"].tolist() == [0, 0, 1, 1]
    assert trace.sink_log["entered"].tolist() == [10, 10, 6, 6]


@KERNELS
def test_the_queue_of_a_model_is_ordered_by_expiry_too(kernel):
    """Two supplies of one model: what came at 10 expires before what came at 6."""
    for fefo, entered in ((False, [6, 6, 10, 10]), (True, [10, 10, 6, 6])):
        shop = Shop(opens=20.0, by_type=True, fefo=fefo)
        shop.supply(lot=2, lead=10.0, life=100.0, period=ONCE, times=(0.0,))
        shop.supply(lot=2, lead=1.0, life=100.0, period=ONCE, times=(5.0,))
        assert shop.run(kernel, 30).sink_log["entered"].tolist() == entered


@KERNELS
def test_equal_times_of_expiry_leave_as_they_came(kernel):
    """Both lots expire at 100; the second supply's came first."""
    shop = Shop(models=2, opens=20.0, fefo=True)
    shop.supply(model=0, lot=1, lead=10.0, life=100.0, period=ONCE, times=(0.0,))
    shop.supply(model=1, lot=1, lead=4.0, life=95.0, period=ONCE, times=(5.0,))
    assert shop.run(kernel, 30).sink_log["type"].tolist() == [1, 0]


@KERNELS
def test_a_lot_expires_inside_and_outside(kernel):
    """Three parts for two places: two inside, one outside; all gone at 10."""
    shop = Shop(opens=20.0, capacity=2)
    shop.supply(lot=3, life=10.0, period=ONCE, times=(0.0,))
    before, after = shop.run(kernel, 9.9), shop.run(kernel, 30.0)
    assert before.buffer_level.sum() == 2
    assert before.parts_now.tolist() == [3]
    assert counts(after) == [1, 3, 3, 3, 0]
    assert after.buffer_level.sum() == 0
    assert after.parts_made.tolist() == [3, 3]
    np.testing.assert_allclose(after.buffer_integral, [20.0])
    assert out(after) == []


@KERNELS
def test_what_was_taken_does_not_expire(kernel):
    """One is worked on for 15 s when the other two expire at 10."""
    shop = Shop(capacity=2, cycle=15.0)
    shop.supply(lot=3, life=10.0, period=ONCE, times=(0.0,))
    trace = shop.run(kernel, 40.0)
    assert out(trace) == [15]
    assert counts(trace) == [1, 3, 3, 2, 0]


@KERNELS
def test_what_expires_is_ordered_again(kernel):
    """Nobody takes anything: one part ordered at 0, 10, 20 and 30."""
    shop = Shop(opens=100.0)
    shop.supply(point=0, lot=1, life=10.0)
    assert counts(shop.run(kernel, 35.0)) == [4, 4, 4, 3, 0]


@KERNELS
def test_a_lot_that_comes_too_late_is_expired_at_once(kernel):
    """5 s on the way and 5 s of life: nothing ever enters, and each time it is ordered again."""
    shop = Shop()
    shop.supply(point=0, lot=2, lead=5.0, life=5.0)
    trace = shop.run(kernel, 12.0)
    assert counts(trace) == [3, 6, 4, 4, 2]
    assert trace.buffer_entries.tolist() == [0]
    assert trace.parts_now.tolist() == [0]


@KERNELS
def test_an_expired_head_frees_what_stands_behind_it(kernel):
    """The station may work the second model only, which stands behind the first until 10."""
    shop = Shop(models=2, allocated=1)
    shop.supply(model=0, lot=1, life=10.0, period=ONCE, times=(0.0,))
    shop.supply(model=1, lot=1, life=90.0, period=ONCE, times=(0.0,))
    assert out(shop.run(kernel, 40.0)) == [11]


@KERNELS
def test_what_expires_makes_room(kernel):
    """A machine that finished at 3 waits until the only place gets free at 10."""
    draft = Draft()
    rod, store, out_ = draft.source(), draft.buffer(1), draft.sink()
    quick, never = draft.constant(3.0), draft.calendar(float("inf"), [(0.0, OFF)])
    draft.station([(rod, 1, 0)], [(-1, [quick])], [(store, 1.0, -1, -1)])
    draft.station([(store, 1, 0)], [(-1, [quick])], [(out_, 1.0, -1, -1)], station_calendar=never)
    draft.supply(store, lot=1, life=10.0, period=ONCE, times=(0.0,))
    program = draft.program()
    machine = kernel(program, streams(program, 1))
    machine.advance(13.0)
    assert machine.trace().blocked_by.tolist() == [7.0, 0.0]


@KERNELS
def test_the_position_counts_what_waits_outside(kernel):
    """Four parts for one place: three wait outside, and nothing more is ordered."""
    shop = Shop(opens=50.0, capacity=1)
    shop.supply(point=3, lot=2)
    assert counts(shop.run(kernel, 40.0)) == [1, 4, 4, 0, 0]


@KERNELS
def test_the_position_counts_only_its_own_model_in_a_mixed_queue(kernel):
    """Six parts of the other model lie there: two of its own are missing all the same."""
    shop = Shop(models=2, opens=50.0, initial=[6, 0])
    shop.supply(model=1, point=1, lot=1, lead=5.0)
    assert counts(shop.run(kernel, 4.0)) == [1, 2, 0, 0, 2]


@KERNELS
def test_counts_begin_anew_but_what_is_on_order_stays(kernel):
    """After the reset nothing was ordered, but 12 parts are still to come."""
    shop = Shop()
    shop.supply(point=10, lot=3, lead=7.0)
    program = shop.draft.program()
    machine = kernel(program, streams(program, 1))
    machine.advance(1.0)
    machine.reset_statistics()
    machine.advance(7.5)
    assert counts(machine.trace()) == [0, 0, 12, 0, 0]


@KERNELS
def test_time_that_stands_still_is_told(kernel):
    """Delivered at once and good for nothing: it would be ordered for ever at one instant."""
    shop = Shop(opens=1.0, initial=[1])
    shop.supply(point=0, lot=1, life=1e-20)
    program = shop.draft.program()
    machine = kernel(program, streams(program, 1))
    assert machine.advance(20.0) == STANDSTILL
    assert machine.now == 1.0


@KERNELS
def test_a_closed_supplier_takes_up_orders_when_it_opens(kernel):
    """What was ordered before comes at its time; what is ordered at the very end waits for nobody.

    Lots of 2 at 1 or fewer, a part a second, 3 s to come. Ordered at 0, there at 3, taken at 3
    and 4; the next, ordered at 3 when one is left, comes at 6: it was under way when the supplier
    closed, from 4 to 20.
    That of 6 is taken up at 20 and comes at 23; at 23 the supplier is open again.
    """
    shop = Shop()
    shop.supply(lead=3.0, lot=2, point=1, closed=((4.0, 20.0),))
    assert out(shop.run(kernel, 29)) == [4.0, 5.0, 7.0, 8.0, 24.0, 25.0, 27.0, 28.0]
