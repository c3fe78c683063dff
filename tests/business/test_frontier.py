"""What money buys: allocation, plants of other sizes, the integer program and its bound."""

from itertools import pairwise

import pytest
from tests.costing.works import works

from motorworks.business import (
    Aim,
    Choice,
    best_under,
    built,
    capital,
    frontier,
    least_budget,
    menu_of,
)
from motorworks.business.menu import capital_as_it_is
from motorworks.business.optimum import housed, spent_on
from motorworks.compile import compile_plant, lay_out, process_of
from motorworks.errors import MotorworksError
from motorworks.plantfile import load
from motorworks.statistics.precision import Precision


@pytest.fixture(scope="module")
def menu():
    """Give the menu of the reference plant."""
    return menu_of(load("dalian"))


def machines(plant):
    """Give the machines of a plant by process."""
    found = {}
    for unit in lay_out(plant).work_units:
        found[process_of(unit)] = found.get(process_of(unit), 0) + unit.station.machines
    return found


def as_it_is(menu):
    """Give the choice that is the plant itself."""
    own = machines(menu.plant)
    pooled = {p.process: own[p.process] for p in menu.pooled}
    return Choice(modules=menu.modules, machines=pooled, good=menu.good)


def test_capital_of_the_reference_plant_by_item():
    """Against the data's list: all as there but the buildings, 159,050 m2 instead of 176,000."""
    outlay = capital(load("dalian"), 100e9)
    amounts = {i.name: i.amount for i in outlay.items}
    assert amounts["machines"] == 45_890_000_000
    assert amounts["buildings"] == pytest.approx(8_131_200_000 - 16_950 * 3000 * 15.4)
    listed = 100_177_350_000
    assert outlay.total == pytest.approx(listed - 16_950 * 3000 * 15.4)
    assert outlay.over == pytest.approx(-605_740_000)
    assert outlay.most_floor == 240_000


def test_the_plant_itself_is_a_choice(menu):
    """Built anew it is the same but for its name, and costs the same by item and by formula."""
    choice = as_it_is(menu)
    plant = built(menu, choice)
    assert machines(plant) == machines(menu.plant)
    assert plant.lines == menu.plant.lines
    total = capital_as_it_is(menu.plant)
    assert menu.capital.of(menu.modules, choice.machines, menu.good) == pytest.approx(total)


@pytest.mark.parametrize(("budget", "sundays"), [(30e9, False), (50e9, True), (75e9, False)])
def test_a_plant_of_another_size_costs_what_the_program_says(menu, budget, sundays):
    """Item by item; it can be compiled, and its estimate lies below the bound."""
    best = best_under(menu, budget, Aim(rest_days=sundays))
    plant = built(menu, best.choice)
    assert capital_as_it_is(plant) == pytest.approx(best.capital)
    assert best.capital <= budget * (1 + 1e-9)
    assert best.good <= best.bound
    compile_plant(plant)


def test_more_money_never_buys_less(menu):
    """Along budgets, estimate and bound rise."""
    found = [best_under(menu, b * 1e9) for b in range(25, 130, 5)]
    for one, other in pairwise(found):
        assert other.good >= one.good - 1
        assert other.bound >= one.bound - 1


def test_the_integer_program_against_enumeration(menu):
    """Every number of modules, pooled machines following the load: none makes more."""
    budget = 62e9
    most = menu.plant.economics.most_load * 1.002
    best = best_under(menu, budget)
    for modules in range(1, 12):
        for step in range(60, 101):
            good = modules * menu.estimate * step / 100
            pooled = {
                p.process: max(1, -int(-p.each * good / most // 1)) for p in menu.pooled if p.own
            }
            if menu.capital.of(modules, pooled, good) <= budget:
                assert good <= best.good * (1 + 1e-6)


def test_demand_and_floor_bind(menu):
    """What cannot be sold is not made; land sets an end as well."""
    best = best_under(menu, 100e9, Aim(demand=1_000_000))
    assert best.good == pytest.approx(1_000_000)
    assert best.binding == "demand"
    rich = best_under(menu, 1e12)
    assert rich.binding == "floor"
    assert rich.floor <= menu.most_floor * (1 + 1e-9)


def test_what_grows_with_the_output_sets_an_end(menu):
    """No more is made than stores, laboratories and utilities are paid for."""
    budget = 62e9
    choice = best_under(menu, budget).choice
    most = housed(menu, budget, choice)
    assert most >= choice.good * (1 - 1e-9)
    full = menu.capital.of(choice.modules, choice.machines, most)
    places = spent_on(menu, choice) - menu.capital.of(choice.modules, choice.machines, choice.good)
    assert full + places == pytest.approx(budget, rel=1e-6)
    assert housed(menu, budget, choice, 1_000_000) == 1_000_000
    assert housed(menu, 1e13, choice) == pytest.approx(
        (menu.most_floor - menu.floor.of(choice.modules, choice.machines, 0)) / menu.floor.good
    )


def test_simulation_confirms_no_more_than_the_bound():
    """The plant of mid size: two budgets, each the better of two plants, with its interval."""
    small = menu_of(load("midsize"))
    for point in frontier(small, [55e6, 75e6], precision=Precision(share=0.2, least=2, most=2)):
        assert point.replications == 2
        assert point.made >= point.good > 0
        assert point.good <= point.best.bound
        assert capital(point.plant).total == pytest.approx(point.best.capital)
        assert point.best.capital <= point.budget * (1 + 1e-6)


def test_less_than_a_module_is_no_plant(menu):
    """The least budget buys just one."""
    least, choice = least_budget(menu)
    assert choice.modules == 1
    assert best_under(menu, 15e9).choice is None
    assert best_under(menu, least * 1.0001).choice.modules == 1


def test_a_plant_without_lines_has_no_module():
    """Said, not guessed."""
    plant = works()
    with pytest.raises(MotorworksError, match="no line of several stations"):
        menu_of(plant)
