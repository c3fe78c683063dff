"""Stock policies and what is counted of a stock; by hand, on both kernels."""

import dataclasses

import numpy as np
from draft import Draft
from tests.kernel.rules import KERNELS
from tests.kernel.test_supply_rules import Shop, counts, out

from motorworks.program import Trace, streams

COUNTED = ("taken", "late", "deliveries", "awaited", "stock")
OVER_TIME = ("stock_integral", "order_integral", "empty_time", "awaited_time")


def counted(trace):
    """Give parts taken and taken late, deliveries and awaited ones, and the stock."""
    return [int(getattr(trace, f"supply_{name}")[0]) for name in COUNTED]


def over_time(trace):
    """Give stock and orders over time, time without stock, and time waited."""
    return [float(getattr(trace, f"supply_{name}")[0]) for name in OVER_TIME]


def same(a, b):
    """Tell whether two traces are equal bit for bit."""
    names = [
        f.name for f in dataclasses.fields(Trace) if isinstance(getattr(a, f.name), np.ndarray)
    ]
    return all(getattr(a, n).tobytes() == getattr(b, n).tobytes() for n in names)


def calls(kernel, until=2000.0, **supply):
    """Give the trace of calls at random that take a part each, or wait for one."""
    d = Draft()
    queue, store, sink = d.buffer(), d.buffer(initial=[6]), d.sink()
    d.source(gap=d.exponential(5.0), entries=((queue, -1),))
    law = d.constant(0.0)
    d.station([(queue, 1, 0), (store, 1, 0)], [(-1, [law])], [(sink, 1.0, -1, -1)])
    d.supply(store, lead=d.constant(12.0), **supply)
    program = d.program()
    machine = kernel(program, streams(program, 7))
    machine.advance(until)
    return machine.trace()


# ---- by what is ordered ----


@KERNELS
def test_ordered_is_what_is_missing_up_to_the_level(kernel):
    """3 of 9 left at 50 s, the point: up to 12 are missing 9, which come 15 s later."""
    shop = Shop(initial=[9], cycle=10.0)
    shop.supply(point=3, lot=1, up_to=12, lead=15.0)
    assert shop.levels(kernel, (49, 50, 64, 65, 70)) == [4, 3, 2, 11, 10]
    assert counts(shop.run(kernel, 60.0)) == [1, 9, 0, 0, 9]


@KERNELS
def test_of_whole_lots_as_many_as_fit_below_the_level(kernel):
    """Of 9 parts missing two lots of 4 are ordered."""
    shop = Shop(initial=[9], cycle=10.0)
    shop.supply(point=3, lot=4, up_to=12, lead=15.0)
    assert counts(shop.run(kernel, 60.0)) == [1, 8, 0, 0, 8]


@KERNELS
def test_one_lot_above_the_point_is_ordering_by_lots(kernel):
    """(s, S) with S = s + Q in lots of Q is (s, nQ), whatever is taken."""
    assert same(calls(kernel, point=2, lot=3), calls(kernel, point=2, lot=3, up_to=5))


@KERNELS
def test_part_by_part_the_level_brings_lots(kernel):
    """Single calls find the position exactly at s: (s, S) orders S - s, as (s, Q) does."""
    assert same(calls(kernel, point=2, lot=3), calls(kernel, point=2, lot=1, up_to=5))


@KERNELS
def test_kanban_is_lots_with_the_point_one_part_below_all_cards(kernel):
    """Where parts are taken one at a time every order has one card: K = 2 cards of 3."""
    assert same(calls(kernel, point=5, lot=3), calls(kernel, point=5, lot=3, each=True))


@KERNELS
def test_every_card_is_an_order_of_its_own(kernel):
    """Nothing there: all three cards order at 0, with lead times of their own."""
    shop = Shop()
    shop.supply(point=5, lot=2, each=True, lead=7.0)
    assert counts(shop.run(kernel, 1.0)) == [3, 6, 0, 0, 6]
    one = Shop()
    one.supply(point=5, lot=2, lead=7.0)
    assert counts(one.run(kernel, 1.0)) == [1, 6, 0, 0, 6]


@KERNELS
def test_days_of_use_give_whole_levels(kernel):
    """3.7 a day: half a day is 1, at the point; 1.5 days are 5.55, up to 6."""
    shop = Shop(initial=[3], cycle=10.0)
    shop.supply(cover=(0.5, 1.5), use=3.7, lead=50.0)
    assert counts(shop.run(kernel, 9.0)) == [0, 0, 0, 0, 0]
    assert counts(shop.run(kernel, 10.0)) == [1, 5, 0, 0, 5]


@KERNELS
def test_the_use_is_the_mean_of_the_last_days(kernel):
    """A part every 10 s; days of 25 s have 3, 2, 3, 2 takings. Two before the run had 10 each."""
    shop = Shop(initial=[99], cycle=10.0)
    shop.supply(cover=(1.0, -1.0), use=10.0, use_days=2, day=25.0)
    uses = [float(shop.run(kernel, t).supply_use[0]) for t in (24.0, 25.0, 50.0, 75.0, 100.0)]
    assert uses == [10.0, 6.5, 2.5, 2.5, 2.5]


@KERNELS
def test_a_day_that_ends_may_bring_an_order(kernel):
    """One a day was expected, one day kept; on the first day 10 are used: 9 are too few then."""
    shop = Shop(initial=[19], cycle=10.0)
    shop.supply(cover=(1.0, -1.0), use=1.0, use_days=1, day=100.0, lot=4, lead=99.0)
    assert counts(shop.run(kernel, 99.0)) == [0, 0, 0, 0, 0]
    assert counts(shop.run(kernel, 100.0)) == [1, 4, 0, 0, 4]


@KERNELS
def test_levels_taken_up_with_a_state_are_those_of_the_program(kernel):
    """Half the days of cover: nothing is ordered until the position is there."""
    found = []
    for days in (4.0, 2.0):
        shops = []
        for cover in (4.0, days):
            shop = Shop(initial=[9], cycle=10.0)
            shop.supply(cover=(cover, -1.0), use=1.0, lead=500.0)
            shops.append(shop.draft.program())
        machine = kernel(shops[0], streams(shops[0], 1))
        machine.advance(25.0)
        on = kernel.restore(shops[1], machine.save())
        on.advance(50.0)
        found.append(counts(on.trace())[0])
    assert found == [2, 0]


# ---- what is counted ----


@KERNELS
def test_stock_outs_are_counted(kernel):
    """Two parts, taken at 0 and 10; ordered at 10, there at 25; the machine waits from 20 on.

    Four more are taken at 25, 35, 45, 55; the next lot comes at 70, waited for since 65. In stock
    are 1, 0 (from 10), 3 (from 25), 2, 1, 0 (from 55): 10 + 30 + 20 + 10 part seconds.
    """
    shop = Shop(initial=[2], cycle=10.0)
    shop.supply(point=0, lot=4, lead=15.0)
    trace = shop.run(kernel, 69.0)
    assert counted(trace) == [6, 1, 1, 1, 0]
    assert over_time(trace) == [70.0, 60.0 + 56.0, 15.0 + 14.0, 5.0]
    trace = shop.run(kernel, 70.0)
    assert counted(trace) == [7, 2, 2, 2, 3]
    assert over_time(trace) == [70.0, 120.0, 30.0, 10.0]


@KERNELS
def test_what_two_machines_wait_for_is_waited_for_once(kernel):
    """One waits from 5, one from 0; the lot of two at 8 serves both: one delivery, 8 s."""
    d = Draft()
    store, queue, sink = d.buffer(), d.buffer(), d.sink()
    work = d.constant(100.0)
    d.source(gap=d.constant(5.0), count=1, entries=((queue, -1),))
    d.station([(queue, 1, 0), (store, 1, 0)], [(-1, [work])], [(sink, 1.0, -1, -1)])
    d.station([(store, 1, 0)], [(-1, [work])], [(sink, 1.0, -1, -1)])
    d.supply(store, point=-1, lot=2, lead=d.constant(8.0), period=1e6, times=(0.0,))
    program = d.program()
    machine = kernel(program, streams(program, 1))
    machine.advance(10.0)
    assert counted(machine.trace()) == [2, 2, 1, 1, 0]
    assert over_time(machine.trace())[3] == 8.0


@KERNELS
def test_the_stock_is_that_of_the_own_model(kernel):
    """A store of two models: two parts of one, a lot of three of the other."""
    shop = Shop(models=2, opens=50.0, by_type=True)
    shop.supply(model=0, lot=2, period=1e6, times=(0.0,))
    shop.supply(model=1, lot=3, period=1e6, times=(10.0,))
    trace = shop.run(kernel, 20.0)
    assert trace.supply_stock.tolist() == [2, 3]
    assert trace.supply_stock_integral.tolist() == [40.0, 30.0]
    assert trace.supply_empty_time.tolist() == [0.0, 10.0]


@KERNELS
def test_a_reset_begins_all_counts_anew(kernel):
    """The stock stays; what was counted of it before does not."""
    shop = Shop(initial=[2], cycle=10.0)
    shop.supply(point=0, lot=4, lead=15.0)
    program = shop.draft.program()
    machine = kernel(program, streams(program, 1))
    machine.advance(22.0)
    machine.reset_statistics()
    machine.advance(30.0)
    trace = machine.trace()
    assert counted(trace) == [1, 1, 1, 1, 3]
    assert over_time(trace) == [15.0, 12.0, 3.0, 3.0]


@KERNELS
def test_what_expires_is_not_used(kernel):
    """Three come, none is taken before all are gone at 10."""
    shop = Shop(opens=20.0)
    shop.supply(lot=3, life=10.0, period=1e6, times=(0.0,))
    trace = shop.run(kernel, 15.0)
    assert counted(trace) == [0, 0, 1, 0, 0]
    assert over_time(trace)[:3] == [30.0, 0.0, 5.0]
    assert out(trace) == []
