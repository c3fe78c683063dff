"""Models on shared machines: campaigns, changeovers, joins, stores, pulling; by hand."""

from dataclasses import replace

import pytest
from tests.kernel.rules import KERNELS, Ran, constant, plant, station

from motorworks.plant import (
    Batch,
    Buffer,
    Campaign,
    Changeover,
    Input,
    Source,
)
from motorworks.process import Law

LOTS = Campaign(lots={"a": 3, "b": 2})
LOWEST = Campaign(rule="lowest_stock", stock="store", lot=1)


@KERNELS
def test_lots_follow_one_another(kernel):
    """Three of one, two of the other, over and over."""
    ran = Ran(kernel, plant(station("m", 1, campaign=LOTS), models="ab"), 12)
    assert ran.models() == "aaabbaaabbaa"


@KERNELS
def test_a_changeover_stands_between_two_lots(kernel):
    """Five seconds each way, begun when the part of the new model is taken."""
    changing = station("m", 1, campaign=LOTS, changeover=Changeover(time=constant(5)))
    ran = Ran(kernel, plant(changing, models="ab"), 16)
    assert ran.out() == [1, 2, 3, 9, 10, 16]
    assert ran.time("m", "setting_up") == 10
    assert ran.trace.setups.tolist() == [2]


@KERNELS
def test_scrapped_parts_are_replaced_in_their_lot(kernel):
    """Good parts come in the proportion of the lots, to within one round."""
    scrapping = station("m", 1, campaign=LOTS, scrap_rate=0.3)
    a, b = Ran(kernel, plant(scrapping, models="ab"), 3000).trace.good[0].tolist()
    assert abs(2 * a - 3 * b) <= 6
    assert a + b > 1900


@KERNELS
def test_the_lowest_stock_is_made_first(kernel):
    """Nobody takes b, whose store is full: only a is made."""
    making = station("m", 1, to="store", campaign=Campaign(rule="lowest_stock", lot=1))
    taking = station("t", 1, inputs=(Input(origin="store"),), models=("a",))
    store = Buffer(name="store", by_model=True, capacity_per_model=2, initial_by_model={"b": 2})
    ran = Ran(kernel, plant(making, taking, models="ab", buffers=(store,)), 6)
    assert ran.models() == "aaaaa"
    assert ran.trace.good[0].tolist() == [6, 0]


@KERNELS
def test_the_stock_looked_at_may_lie_further_on(kernel):
    """The store behind the next machine wants a, though nothing of b waits before that one."""
    making = station("m", 1, to="between", campaign=LOWEST)
    passing = station("p", 1, inputs=(Input(origin="between"),), to="store")
    taking = station("t", 2, inputs=(Input(origin="store"),), models=("a",))
    between = Buffer(name="between", by_model=True, capacity_per_model=1)
    store = Buffer(name="store", by_model=True, capacity_per_model=4, initial_by_model={"b": 3})
    ran = Ran(kernel, plant(making, passing, taking, models="ab", buffers=(between, store)), 8)
    assert ran.trace.good[0].tolist() == [8, 0]
    assert ran.models() == "aaa"


def _shared(pull):
    """Give a machine for two models whose store has one place for each; only b is taken."""
    making = station("m", 1, to="store", pull=pull, campaign=Campaign(rule="lowest_stock", lot=1))
    taking = station("t", 3, inputs=(Input(origin="store"),), models=("b",))
    store = Buffer(name="store", by_model=True, capacity_per_model=1)
    return plant(making, taking, models="ab", buffers=(store,))


@KERNELS
def test_without_pull_a_shared_machine_is_caught_by_a_full_store(kernel):
    """It makes a, b, b, then a again, for which there is never a place."""
    ran = Ran(kernel, _shared(pull=False), 100)
    assert ran.models() == "bb"
    assert ran.trace.waits_for[0] == 0
    assert ran.time("m", "blocked") > 90


@KERNELS
def test_with_pull_it_starts_only_what_there_is_a_place_for(kernel):
    """One a for its place, then a b whenever one is taken: at 2, 5, 8, ..."""
    ran = Ran(kernel, _shared(pull=True), 20)
    assert ran.models() == "b" * 6
    assert ran.out() == [5, 8, 11, 14, 17, 20]
    assert ran.trace.good[0].tolist()[0] == 1


@KERNELS
def test_a_join_waits_for_the_same_model(kernel):
    """The left queue brings a then b; the right store has b at once and a at 7."""
    left = Source(
        name="left", interarrival=constant(1), to="queue", count=2, model_sequence=("a", "b")
    )
    right = Source(name="right", interarrival=constant(7), to="store", count=1, model="a")
    join = station("join", 1, inputs=(Input(origin="queue"), Input(origin="store")))
    stores = (
        Buffer(name="queue"),
        Buffer(name="store", by_model=True, initial_by_model={"b": 1}),
    )
    ran = Ran(kernel, plant(join, models="ab", sources=(left, right), buffers=stores), 20)
    assert ran.out() == [8, 9]
    assert ran.models() == "ab"


@KERNELS
def test_an_input_of_any_model_takes_what_comes(kernel):
    """The same plant, the right input taking whatever lies there."""
    left = Source(
        name="left", interarrival=constant(1), to="queue", count=2, model_sequence=("a", "b")
    )
    join = station("join", 1, inputs=(Input(origin="queue"), Input(origin="store", any_model=True)))
    stores = (
        Buffer(name="queue"),
        Buffer(name="store", by_model=True, initial_by_model={"b": 2}),
    )
    ran = Ran(kernel, plant(join, models="ab", sources=(left,), buffers=stores), 20)
    assert ran.out() == [2, 3]


@KERNELS
def test_a_batch_from_a_store_is_of_one_model(kernel):
    """Three a and three b lie there: a batch of each, the oldest first."""
    arrivals = Source(
        name="mixed", interarrival=constant(1), to="store", count=6, model_sequence=("a", "b")
    )
    oven = station("oven", 10, inputs=(Input(origin="store"),), batch=Batch(min=3, max=3))
    ran = Ran(
        kernel,
        plant(
            oven, models="ab", sources=(arrivals,), buffers=(Buffer(name="store", by_model=True),)
        ),
        40,
    )
    assert ran.models() == "aaabbb"
    assert ran.out() == [15] * 3 + [25] * 3


@KERNELS
@pytest.mark.parametrize(("model", "expected"), [("a", [3.0, 6.0]), ("b", [4.0, 8.0])])
def test_models_have_their_own_times(kernel, model, expected):
    """And the performance factor lengthens each."""
    own = replace(
        station("m", 99, cycle_times={"a": constant(2.4), "b": constant(3.2)}),
        performance_factor=0.8,
        models=(model,),
    )
    assert Ran(kernel, plant(own, models="ab"), 8).out()[:2] == expected


@KERNELS
def test_allocation_keeps_other_models_out(kernel):
    """A queue whose head is not allocated waits for ever."""
    arrivals = Source(
        name="mixed",
        interarrival=Law("constant", (1.0,)),
        to="queue",
        count=4,
        model_sequence=("a", "a", "b", "a"),
    )
    only = station("only", 1, inputs=(Input(origin="queue"),), models=("a",))
    ran = Ran(
        kernel, plant(only, models="ab", sources=(arrivals,), buffers=(Buffer(name="queue"),)), 50
    )
    assert ran.models() == "aa"
    assert ran.trace.buffer_level.sum() == 2
