"""The units that are known without the unit library are what the library says they are."""

import subprocess
import sys
from itertools import product

import pytest

from motorworks.plantfile.everyday import EVERYDAY, everyday
from motorworks.plantfile.unit import EXAMPLES, SI_UNITS, _looked_up, _spelt_for_library, unit

MADE = [f"{a}{by}{b}" for a, b in product(["kW", "m", "kg2", "V"], ["h", "s2", "m"]) for by in "*/"]


@pytest.mark.parametrize("text", [*EVERYDAY, "/min", "/h", "m2", "mm3", "cm2", *MADE])
def test_as_the_library_has_it(text):
    """Factor, but for the last of 28 digits, and what it measures."""
    spelt = _spelt_for_library(text)
    known, asked = unit(text), _looked_up(spelt)
    assert everyday(spelt) is not None
    assert asked is not None
    assert known.quantity == asked.quantity
    assert float(known.factor) == float(asked.factor)


@pytest.mark.parametrize("text", ["furlong", "m*furlong", "kWs", "sceonds", "1/", "**2", "m**m"])
def test_a_rarer_one_is_left_to_the_library(text):
    """Whether it is a unit is for the library to say."""
    assert everyday(text) is None or unit(text) is None


def test_a_rarer_one_is_still_a_unit():
    """What the library knows can be written."""
    assert unit("fortnight").factor == 14 * 86400


def test_every_unit_that_is_shown_is_an_everyday_one():
    """What examples and SI units say costs no time."""
    shown = [*SI_UNITS.values(), *(e.partition(" ")[2] for e in EXAMPLES.values())]
    for text in (t for t in shown if t and t not in ("%", "MJPY")):
        assert everyday(_spelt_for_library(text)) is not None


def test_a_shipped_plant_is_read_without_the_library():
    """The library is not even imported."""
    code = (
        "import sys; from motorworks.plantfile import load; load('dalian'); "
        "sys.exit('pint' in sys.modules or 'dask' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
