"""Values to set as a plant file of their own."""

import pytest

from motorworks.errors import MotorworksError
from motorworks.plantfile import load, read_plant
from motorworks.plantfile.overlay import overlay

SETS = (
    "line.stators.places=9",
    'line.stators.station.weld.cycle_time="50 s"',
    'line.stators.station.pack.cycle_time={ law = "uniform", min = "30 s", max = "50 s" }',
    "plant.target=120_000",
    'calendar.day_shift.shifts=[{ start = "06:00", length = "8 h" }]',
)


def test_it_reads_back_as_the_plant_with_the_values_set():
    """The same values, by file and by command line."""
    text = overlay("tutorial", SETS, name="faster", title="Faster", description="Two shifts.")
    plant = read_plant(text)
    asked = load("tutorial", overrides=SETS)
    assert (plant.lines, plant.calendars, plant.target) == (
        asked.lines,
        asked.calendars,
        asked.target,
    )
    assert (plant.name, plant.title, plant.description) == ("faster", "Faster", "Two shifts.")


def test_it_says_only_what_is_different():
    """And where it comes from."""
    assert overlay("tutorial", SETS[:2], name="faster") == (
        "[plant]\n"
        'based_on = "tutorial"\n'
        'name = "faster"\n'
        "\n"
        "[line.stators]\n"
        "places = 9\n"
        'source = "assumption"\n'
        "\n"
        "[line.stators.station.weld]\n"
        'cycle_time = "50 s"\n'
        'source = "assumption"\n'
    )


def test_what_is_no_value_to_set_is_refused():
    """As on the command line."""
    with pytest.raises(MotorworksError, match="places"):
        overlay("tutorial", ["places"], name="x")
