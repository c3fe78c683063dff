"""Areas, flows, park and jobs of shipped plants, kept in files."""

from dataclasses import asdict
from pathlib import Path

import pytest
from tests.golden_tables import differences

from motorworks.plantfile import load
from motorworks.siteplan import flows, settled
from motorworks.siteplan.park import park
from motorworks.siteplan.region import jobs

FOLDER = Path(__file__).parent / "golden"


def areas(plant):
    """Give a row for each building."""
    names = ("name", "kind", "floor", "storeys", "footprint", "net")
    return [{n: getattr(b, n) for n in names} for b in settled(plant)[1]]


def hauls(plant):
    """Give a row for each haul."""
    return [asdict(h) for h in flows(plant, settled(plant)[1]).hauls]


def firms(plant):
    """Give a row for each firm of the park with each way's cost and its share of draws."""
    found = park(plant, flows(plant, settled(plant)[1]))
    return [
        {
            "firm": m.firm.name,
            "value": m.value,
            "tonnes": m.tonnes,
            "lead_time": m.lead_time,
            "finding": m.sweep.finding if m.sweep else None,
        }
        | {way: {c.way: c.total for c in m.choices}.get(way) for way in WAYS}
        | {f"share_{way}": m.sweep.shares[way] if m.sweep else None for way in WAYS}
        for m in (found.members if found else ())
    ]


WAYS = ("make", "neighbour", "import")
TABLES = {
    "areas": areas,
    "flows": hauls,
    "park": firms,
    "jobs": lambda plant: [asdict(jobs(plant))],
}


@pytest.fixture(scope="module", params=["dalian", "trucks"])
def loaded(request):
    """Give the name of a plant and the plant."""
    return request.param, load(request.param)


@pytest.mark.parametrize("table", TABLES)
def test_golden_tables_of_the_site_plan(loaded, table):
    """Every cell of every table is the one kept; a plant without firms has no park."""
    plant, noun = loaded
    rows = TABLES[table](noun)
    if not rows:
        assert (plant, table) == ("trucks", "park")
        return
    assert differences(rows, FOLDER / plant / f"{table}.csv") == []
