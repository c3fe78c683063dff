"""The net present value as an objective: its terms, its optimum and its bound."""

from dataclasses import replace
from itertools import product

import pytest

from motorworks.business import Aim, best_under, built, case_of, cash_flow, menu_of
from motorworks.business.hours import AS_PLANNED
from motorworks.business.optimum import worths_of
from motorworks.costing import calculated_cost
from motorworks.errors import MotorworksError
from motorworks.plantfile import load

VALUE = Aim(objective="npv")


@pytest.fixture(scope="module")
def menu():
    """Give the menu of the plant of mid size."""
    return menu_of(load("midsize"))


def value(menu, choice):
    """Give the net present value of a choice by its cash flow."""
    plant = built(menu, choice)
    cost = calculated_cost(plant, good_per_year=choice.good)
    return float(cash_flow(case_of(plant, cost)).value)


@pytest.mark.parametrize("budget", [50e6, 80e6, 120e6])
def test_the_program_and_the_cash_flow_agree(menu, budget):
    """To what whole people and pools make of it: less than 1 % of the money."""
    best = best_under(menu, budget, VALUE)
    assert best.value == pytest.approx(value(menu, best.choice), abs=0.01 * budget)
    assert best.value <= best.value_bound


def test_none_that_can_be_listed_is_worth_more(menu):
    """Modules, presses, packers and places, at full load: the cash flow of every one."""
    budget = 70e6
    best = best_under(menu, budget, VALUE)
    known = worths_of(menu, VALUE)[AS_PLANNED]
    names = list(best.choice.machines)
    for modules, step in product(range(1, 5), (0, 10, 40)):
        places = dict.fromkeys(menu.widths, 0) | {"stator": step}
        good = modules * min(
            w.good for x, ws in menu.widths.items() for w in ws if w.places == places[x]
        )
        most = menu.plant.economics.most_load * 1.002
        each = {p.process: p.each for p in menu.pooled}
        machines = {n: max(1, -int(-each[n] * good / most // 1)) for n in names}
        choice = replace(best.choice, modules=modules, machines=machines, good=good, places=places)
        if menu.capital.of(modules, machines, good) <= budget:
            assert value(menu, choice) <= best.value + 0.01 * budget
    assert known.tax == pytest.approx(menu.plant.economics.tax_rate)


def test_more_money_is_not_spent_where_it_is_not_worth_it(menu):
    """Motors that lose money: one module is enough, while the most motors take all money."""
    poor = replace(
        menu.plant, models=tuple(replace(m, price=0.55 * m.price) for m in menu.plant.models)
    )
    cheap = menu_of(poor)
    worth = best_under(cheap, 200e6, VALUE)
    most = best_under(cheap, 200e6)
    assert worth.choice.modules == 1
    assert worth.binding == "value"
    assert most.choice.modules > 1
    assert worth.value > value(cheap, most.choice)


def test_days_of_rest_are_worked_where_they_pay(menu):
    """More hours make more of the same money; the premium is in the value."""
    short = best_under(menu, 80e6, VALUE)
    long = best_under(menu, 80e6, Aim(objective="npv", rest_days=True, shifts=True))
    assert long.choice.hours.shifts == 1
    assert long.value > short.value
    assert long.value == pytest.approx(value(menu, long.choice), abs=0.01 * 80e6)
    dear = replace(
        menu.plant,
        economics=replace(menu.plant.economics, rest_day_pay=10.0),
        tariffs=tuple(
            replace(t, price=3 * t.price) if t.name == "operator" else t for t in menu.plant.tariffs
        ),
    )
    kept = best_under(menu_of(dear), 80e6, Aim(objective="npv", rest_days=True))
    assert kept.choice.hours == AS_PLANNED


def test_another_objective_is_refused():
    """With those there are."""
    with pytest.raises(MotorworksError, match="objective is 'money'; expected output or npv"):
        Aim(objective="money")
