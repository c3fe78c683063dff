"""Numbers with units come out in SI, or are refused with a sentence that helps."""

from datetime import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.plantfile.quantity import Money, RefusedError, read_quantity
from motorworks.plantfile.unit import EXAMPLES, SI_UNITS, unit

YEN = Money("JPY", {"CNY": 15.4})


@pytest.mark.parametrize(
    ("text", "quantity", "value"),
    [
        ("48 s", "time", 48.0),
        ("30 h", "time", 108_000.0),
        ("1.5h", "time", 5400.0),
        ("1_000 ms", "time", 1.0),
        ("2 day", "time", 172_800.0),
        ("250 /min", "rate", 250 / 60),
        ("12 kW", "power", 12_000.0),
        ("3 kWh", "energy", 10_800_000.0),
        ("2 MW h", "energy", 7.2e9),
        ("110 m2", "area", 110.0),
        ("110 m^2", "area", 110.0),
        ("25 mm", "length", 0.025),
        ("7 µm", "length", 7e-6),
        ("1.4 t", "mass", 1400.0),
        ("5 %", "share", 0.05),
        ("7 %", "share", 0.07),
        ("50 ppm", "share", 5e-5),
        (0.05, "share", 0.05),
        (1, "share", 1.0),
        ("0.05", "share", 0.05),
        ("380 MJPY", "money", 380e6),
        ("3.8e8 JPY", "money", 380e6),
        ("25 CNY", "money", 385.0),
        ("1 kCNY", "money", 15_400.0),
        ("06:00", "clock", 21_600.0),
        ("23:59:59", "clock", 86_399.0),
        (time(6, 30), "clock", 23_400.0),
        ("90 min", "clock", 5400.0),
        (" -4 s ", "time", -4.0),
    ],
)
def test_values_come_out_in_si(text, quantity, value):
    """A person's unit becomes the SI unit, rounded once and not twice."""
    assert read_quantity(text, quantity, YEN) == value


@pytest.mark.parametrize(
    ("text", "quantity", "reason"),
    [
        ("48", "time", 'Write the unit, as in "48 s".'),
        (48, "time", 'Write the unit, as in "48 s".'),
        ("12 kg", "time", "'kg' is a mass"),
        ("12 h", "power", "'h' is a time"),
        ("5 m", "area", "'m' is a length"),
        ("5 m3", "area", "'m3' is a volume"),
        ("5 °C", "time", ""),
        ("5 JPY", "time", "'JPY' is a currency"),
        ("5 EUR", "money", "Give its exchange rate: [plant.exchange] EUR = ..."),
        ("5 s", "share", "'s' is no share"),
        ("nan s", "time", ""),
        ("inf s", "time", ""),
        ("1e999 s", "time", ""),
        ("1e9999 s", "time", ""),
        ("1,5 s", "time", ""),
        ("five s", "time", ""),
        ("", "time", ""),
        ("25:00", "clock", ""),
        ("6 o'clock", "clock", ""),
        (True, "time", ""),
        (None, "time", ""),
        ([1], "share", ""),
        ("x" * 10_000, "time", ""),
        ("٤ s", "time", ""),
    ],
)
def test_what_is_no_such_value_is_refused_with_an_example(text, quantity, reason):
    """The sentence says what is expected, and why this is not it."""
    with pytest.raises(RefusedError) as refused:
        read_quantity(text, quantity, YEN)
    assert refused.value.expected.startswith("must be")
    assert reason in refused.value.reason + refused.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "9**9**9",
        "s**9",
        "s*9",
        "(s)",
        "s+s",
        "__import__('os')",
        "s.__class__",
        "2s",
        "m4",
        "s s s s s s",
        "a" * 100,
        "s;s",
        "s\ns",
        "%",
        "",
        "m²²",
    ],
)
def test_an_expression_is_no_unit(text):
    """The grammar stops it; the unit library is never asked."""
    assert unit(text) is None


def test_an_expression_never_reaches_the_unit_library(monkeypatch):
    """Not even to be refused there."""
    from motorworks.plantfile import unit as room

    monkeypatch.setattr(room, "_looked_up", lambda text: pytest.fail(f"asked for {text}"))
    for text in ("9**9**9", "s**9", "2*s", "s/0", "1e9"):
        assert unit.__wrapped__(text) is None


def test_two_power_units_multiply_and_divide():
    """Energy is power times time, written either way."""
    assert unit("kW h") == unit("kW*h") == unit("kWh")
    assert unit("J/s") == unit("W")


def test_the_examples_are_good_values():
    """What a message shows as an example can be written."""
    for quantity, example in EXAMPLES.items():
        assert read_quantity(example, quantity, YEN) > 0


def test_the_unit_inside_is_one():
    """The SI unit of every quantity has the factor 1."""
    for quantity, text in SI_UNITS.items():
        found = unit(text)
        assert found is not None
        assert (found.quantity, found.factor) == (quantity, Fraction(1))


@given(st.floats(-1e12, 1e12))
def test_a_number_in_seconds_is_kept_exactly(number):
    """No digit is lost where nothing is converted."""
    assert read_quantity(f"{number!r} s", "time", YEN) == number


@given(st.text(max_size=40), st.sampled_from(sorted(EXAMPLES)))
def test_any_text_is_a_value_or_refused(text, quantity):
    """Nothing else ever happens."""
    try:
        value = read_quantity(text, quantity, YEN)
    except RefusedError:
        value = 0.0
    assert isinstance(value, float)


@given(st.text(st.sampled_from("smhkWgJ/*^23 %µ()1.e-+_'"), max_size=12))
def test_any_unit_like_text_is_a_unit_or_none(text):
    """The library's own errors do not come through."""
    found = unit(text)
    assert found is None or found.factor > 0
