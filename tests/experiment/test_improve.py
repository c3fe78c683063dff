"""What buys more output, on plants where it is plain."""

import pytest
from tests.experiment.conftest import HEAD

from motorworks.experiment import Settings, improve
from motorworks.experiment.candidates import candidates
from motorworks.experiment.change import Change, Workbench, together
from motorworks.experiment.improve import MOST_SEARCHES, _confirmed
from motorworks.experiment.paired import Estimate
from motorworks.experiment.prices import Prices
from motorworks.experiment.shop import law_text
from motorworks.plantfile import load, read_plant
from motorworks.process import Law

SHORT = Settings(duration="20d", warm_up="2d", replications=3, seed=2)
TEXT = (
    HEAD.replace('name = "small"', 'name = "small"\nexchange = { EUR = 100 }')
    + """
[line.row]
places = 4
stations = ["cut", "weld"]
[line.row.station.cut]
inputs = ["rod"]
cycle_time = "30 s"
price = "50 MJPY"
failures = [{ mtbf = "2 h", mttr = "10 min" }]
[line.row.station.weld]
to = "out"
cycle_time = "40 s"
price = "8 MJPY"
footprint = "7 m2"
failures = [{ mtbf = "3 h", mttr = "15 min" }]
"""
)


@pytest.fixture(scope="module")
def plant():
    """Give a row of two machines, of which the second is slower and cheaper."""
    return read_plant(TEXT)


@pytest.fixture(scope="module")
def found(plant):
    """Give what would bring it 5 % more."""
    return improve(plant, SHORT)


def by_key(found):
    """Give the changes tried by their key."""
    return {t.change.key: t for t in found.tried}


def test_the_slow_machine_is_worth_more_than_the_fast_one(found):
    """A second welder frees the row up to the cutter; a second cutter brings little."""
    tried = by_key(found)
    assert tried["machine:row/weld"].gain.mean > 4 * tried["machine:row/cut"].gain.mean
    assert tried["machine:row/weld"].sure
    assert tried["machine:row/weld"].change.price == 8e6
    assert tried["machine:row/weld"].change.floor == 7


def test_places_have_the_assumed_price(plant):
    """One gap, two or four places more, 800 euro of 100 yen each."""
    changes = {c.key: c for c in candidates(plant, ["row/weld"], Prices())}
    assert changes["places:row+2"].price == 2 * 800 * 100
    assert changes["places:row+4"].floor == 4
    assert changes["places:row+4"].sets == ("line.row.places=8",)


def test_money_counts_for_each_extra_part(found):
    """What is bought is spread over eight years."""
    tried = by_key(found)["machine:row/weld"]
    assert tried.cost == pytest.approx(8e6 / 8 / tried.gain.mean)


def test_cheapest_comes_first_and_doubtful_last(found):
    """In the order in which a planner would look at them."""
    sure = [t.cost for t in found.tried if t.sure and t.cost is not None]
    assert sure == sorted(sure)
    flags = [t.sure for t in found.tried]
    assert flags == sorted(flags, reverse=True)


def test_the_set_reaches_the_goal_in_a_year(found, plant):
    """And it is the cheapest of those that reach it alone, or cheaper."""
    assert found.goal == pytest.approx(1.05 * found.output.mean, rel=1e-6)
    assert found.best is not None
    assert found.reached
    assert found.verified.mean > found.goal
    alone = [
        t.change.cost_per_year(8)
        for t in found.tried
        if t.output and t.sure and t.output.mean > 1.01 * found.goal and t.cost is not None
    ]
    assert found.best.cost_per_year(8) <= min(alone)
    assert Workbench(plant).changed(found.best) != plant


def test_a_goal_out_of_reach_gives_no_set(plant):
    """Rather than a set that does not do it."""
    few = Settings(duration="5d", warm_up="1d", replications=2, seed=2)
    beyond = improve(plant, few, goal=1e9)
    assert beyond.best is None
    assert beyond.verified is None
    assert not beyond.reached


def test_a_goal_that_is_reached_needs_nothing(plant):
    """The empty set costs nothing."""
    few = Settings(duration="5d", warm_up="1d", replications=2, seed=2)
    there = improve(plant, few, goal=1000.0)
    assert there.best.sets == ()
    assert there.best.price == 0


RANKED = {
    "dalian": ["stator/hairpin_form", "press/stamp_core", "motor_eol"],
    "midsize": ["press/stamp", "stator/weld"],
}


@pytest.mark.parametrize("name", RANKED)
def test_a_change_of_each_kind_can_be_made(name):
    """Each leads through the checks of the plant file to another plant; no two are the same."""
    plant = load(name)
    changes = candidates(plant, RANKED[name], Prices())
    assert len({c.key for c in changes}) == len(changes)
    of_a_kind = {c.key.partition(":")[0]: c for c in changes}
    assert len(of_a_kind) > 2
    bench = Workbench(plant)
    assert all(bench.changed(c) != plant for c in of_a_kind.values())


@pytest.mark.fuzz
@pytest.mark.parametrize("name", RANKED)
def test_every_change_can_be_made(name):
    """The same for all of them."""
    plant = load(name)
    bench = Workbench(plant)
    assert all(bench.changed(c) != plant for c in candidates(plant, RANKED[name], Prices()))


def test_a_fourth_former_in_each_line():
    """Twelve machines of 110 million yen on 60 m2 each."""
    changes = {c.key: c for c in candidates(load("dalian"), ["stator/hairpin_form"], Prices())}
    former = changes["machine:stator/hairpin_form"]
    assert former.price == 12 * 110e6
    assert former.floor == 12 * 60


def test_a_store_by_model_has_places_for_the_models_of_its_copy():
    """Two copies of one gap, and three models on them: five places for each one more."""
    text = (
        HEAD
        + """
[model.a]
[model.b]
[line.row]
lines = 2
places = 4
allocation = [["a"], ["a", "b"]]
stations = ["cut", "weld"]
[line.row.buffer.kits]
by_model = true
capacity_per_model = 3
[line.row.station.cut]
inputs = ["rod"]
to = "kits"
cycle_time = "30 s"
[line.row.station.weld]
inputs = ["kits"]
cycle_time = "30 s"
[line.row.station.pack]
to = "out"
cycle_time = "30 s"
"""
    )
    text = text.replace('"weld"]', '"weld", "pack"]').replace(
        "[source.rod]", "[source.rod]\nany_model = true"
    )
    changes = {c.key: c for c in candidates(read_plant(text), [], Prices())}
    assert changes["places:row+4"].floor == 4 * (2 + 3)
    assert changes["places:row+4"].sets == (
        "line.row.places=8",
        "line.row.buffer.kits.capacity_per_model=7",
    )


def test_together_adds_up():
    """Money and floor; a price that nothing says makes the whole unknown."""
    one = Change(key="a", kind="x", title="A", sets=("p.a=1",), price=2.0, yearly=1.0, floor=3.0)
    other = Change(key="b", kind="x", title="B", sets=("p.b=1",), price=None)
    assert together([one, one]).price == 4
    assert together([one, one]).cost_per_year(2) == 2 + 2
    assert together([one, other]).cost_per_year(2) is None
    assert together([one, other]).floor == 3


def test_laws_are_written_to_six_digits():
    """So that a set can be read."""
    assert law_text(Law("constant", (53.19999999999999,))) == '"53.2 s"'


class Answers:
    """A search that needs no simulating: what is asked for, and what years show of it."""

    def __init__(self, shown, half_width=10.0):
        self.settings = Settings(replications=3)
        self.shown, self.half_width = shown, half_width
        self.asked, self.years = [], []

    def cheapest(self, _tried, asked):
        """Give a set that short runs show to reach what is asked."""
        self.asked.append(asked)
        return Change(key=f"{asked:.3f}", kind="places", title="more", sets=())

    def verified(self, best, year):
        """Give what years of it show; the longer, the narrower."""
        self.years.append(year.replications)
        return Estimate(self.shown * float(best.key), self.half_width / year.replications)


def test_the_search_goes_on_where_years_do_not_confirm_it():
    """It asks for as much more as was lacking."""
    search = Answers(shown=0.98)
    best, verified, _ = _confirmed(search, [], 1000.0)
    assert len(search.asked) == 2
    assert search.asked[1] == pytest.approx(1000 * 1000 / (980 - 10 / 4))
    assert best.key == f"{search.asked[1]:.3f}"
    assert verified.mean - verified.half_width >= 1000


def test_years_are_added_while_they_do_not_decide():
    """An interval around the goal says nothing."""
    search = Answers(shown=1.001)
    _, verified, year = _confirmed(search, [], 1000.0)
    assert search.years == [4, 8, 16]
    assert search.asked == [1000.0]
    assert year.replications == 16
    assert verified.mean - verified.half_width >= 1000


def test_it_ends_where_nothing_reaches_it():
    """The last set is told, with what its years showed."""
    search = Answers(shown=0.5)
    best, verified, _ = _confirmed(search, [], 1000.0)
    assert len(search.asked) <= MOST_SEARCHES
    assert best is not None
    assert verified is not None
