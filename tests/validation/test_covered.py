"""No key of people, maintenance, calendars and dates without an exact case."""

import pytest

from motorworks.plant import (
    Crew,
    DayException,
    Factor,
    Headcount,
    Maintenance,
    Outage,
    Point,
    Pool,
    ShortStop,
    Staffing,
    Tending,
)
from motorworks.plantfile.shape import keys_of
from motorworks.validation import read_works

WORDS = {"title", "skill", "name"}
"""Keys that only say what something is called."""

NOUNS = {
    "pool": Pool,
    "pool.shifts": Staffing,
    "pool.dated": Headcount,
    "line.crew": Crew,
    "station.tending": Tending,
    "station.short_stop": ShortStop,
    "station.maintenance": Maintenance,
    "calendar.exceptions": DayException,
    "outage": Outage,
    "factor": Factor,
    "factor.points": Point,
}


@pytest.mark.parametrize("path", NOUNS)
def test_every_key_is_covered(path):
    """Some case says that it tests the key."""
    covered = {key for case in read_works() for key in case.covers}
    missing = {f"{path}.{key}" for key in keys_of(NOUNS[path])} - covered
    assert {m for m in missing if m.rpartition(".")[2] not in WORDS} == set()
