"""When the reference plant comes into service in every case of its programme, kept in a file."""

from pathlib import Path

from tests.golden_tables import differences

from motorworks.plantfile import load
from motorworks.projects.disturbance import disturbance_cases, slowing
from motorworks.rampup import Wish, commissioning, levers

GOLDEN = Path(__file__).parent / "golden" / "dalian"


def row(name, when):
    """Give the start of production and the days on which each wave is there."""
    waves = {why: when.days[key] for key, why in when.why.items()}
    return {"case": name, "production": when.production} | {
        why: waves[why] for why in ("Q01", "second", "P03")
    }


def test_days_of_every_case():
    """As in the data, with the disturbance, alone by its curve, without it; and within crews."""
    plant = load("dalian")
    slowed = slowing(plant.activities, plant.curves, plant.programme.workforce)
    cases = disturbance_cases(plant.activities, plant.risks, slowed)
    rows = [row(case.key, commissioning(plant, case=case)) for case in cases]
    rows.append(row("within crews", commissioning(plant, limited=True)))
    assert differences(rows, GOLDEN / "service.csv") == []


def test_days_of_every_lever():
    """What each lever of programme and plant moves."""
    plant = load("dalian")
    found = levers(plant, commissioning(plant), Wish())
    rows = [
        row(lever.key, lever.when) | {"cost": lever.cost, "still": lever.still} for lever in found
    ]
    assert differences(rows, GOLDEN / "levers.csv") == []
