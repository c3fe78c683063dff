"""What the adviser says of the reference plant."""

import pytest

from motorworks.advice import advise
from motorworks.files.catalogue import path_of
from motorworks.plantfile import check_plant

MIX = {"ni50": 11.666667, "ni70": 15.555556, "ni100": 23.333333, "ni150": 19.444444, "ni200": 30}


@pytest.fixture(scope="module")
def said():
    """Give the advice on a mix with 30 % of the largest model, the others in proportion."""
    changes = [f'model.{name}.share="{share} %"' for name, share in MIX.items()]
    _, findings = check_plant(path_of("dalian"), overrides=changes, further=advise)
    return [str(f) for f in findings]


def test_a_mix_that_overloads_hairpin_forming_is_named(said):
    """The pins of the largest model take a quarter more time than those of the mean."""
    (line,) = [text for text in said if "hairpin_form" in text and "overloads" in text]
    assert "3.5" in line
    assert "36 machines" in line


def test_the_reference_plant_has_no_errors_or_warnings():
    """Advice only, with an estimate of the output near what simulation gives."""
    _, findings = check_plant(path_of("dalian"), further=advise)
    assert {f.severity for f in findings} == {"advice"}
    assert any("a quick estimate is 3." in f.message for f in findings)
