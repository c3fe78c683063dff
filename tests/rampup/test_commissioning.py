"""Activities and waves bring copies of lines and machines into service."""

from datetime import date
from pathlib import Path

from motorworks.plantfile import load, read_plant
from motorworks.rampup import commissioned, commissioning

OPENING = read_plant(Path(__file__).parent / "opening.toml")


def test_days_by_hand():
    """130 days from the 1st of January is the 11th of May; half of 20 days more is the 21st."""
    when = commissioning(OPENING)
    assert when.production == date(2021, 5, 11)
    assert when.days[True, "cores", 0] == date(2021, 5, 11)
    assert when.days[True, "cores", 1] == date(2021, 5, 21)
    assert when.days[True, "cores", 2] == date(2021, 5, 31)
    assert when.days[False, "check", 1] == date(2021, 5, 31)
    assert when.why[True, "cores", 1] == "early"


def test_lines_and_machines_get_their_days():
    """The plant is the same but for its days."""
    plant = commissioned(OPENING, commissioning(OPENING))
    assert plant.lines[0].in_service == (
        date(2021, 5, 11),
        date(2021, 5, 21),
        date(2021, 5, 31),
    )
    assert plant.stations[0].in_service == (date(2021, 5, 11), date(2021, 5, 31))


def test_all_days_move_together():
    """Another start of production moves what comes later with it."""
    when = commissioning(OPENING).shifted(10)
    assert when.production == date(2021, 5, 21)
    assert when.days[True, "cores", 2] == date(2021, 6, 10)


def test_draws_lie_between_the_ends_and_return():
    """A hall of 80 to 150 days ends between the 21st of April and the 30th of June."""
    days = [commissioning(OPENING, draw).production for draw in range(40)]
    assert min(days) >= date(2021, 4, 21)
    assert max(days) <= date(2021, 6, 30)
    assert len(set(days)) > 5
    assert commissioning(OPENING, 7).production == days[7]


def test_reference_plant():
    """Every module and pooled machine of the reference plant is brought once."""
    plant = load("dalian")
    when = commissioning(plant)
    assert when.production == date(2021, 5, 3)
    assert max(when.days.values()) == date(2022, 5, 13)
    counts = {}
    for _, name, _ in when.days:
        counts[name] = counts.get(name, 0) + 1
    sizes = {x.name: x.lines for x in plant.lines} | {s.name: s.machines for s in plant.stations}
    assert counts == {name: sizes[name] for name in counts}
    assert counts["stator"] == counts["assembly"] == 12
    assert counts["motor_eol"] == 29
    foreign = {w.name for w in plant.workshops if not w.own}
    park = [x.name for x in (*plant.lines, *plant.stations) if x.workshop in foreign]
    assert {name: counts.get(name) for name in park} == {name: sizes[name] for name in park}
    assert {why for key, why in when.why.items() if key[1] in park} == {"Q01"}
