"""The sentence of a ramp-up."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from motorworks.report.studies.ramp_words import ramp_sentence


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ([0.22], "; year 1 of production brings 22 % of the target"),
        ([0.22, 0.7, 1.0], "; years 1 to 3 of production bring 22 %, 70 %, 100 % of the target"),
    ],
)
def test_one_year_is_one(shares: list[float], words: str) -> None:
    """A single year is no range of years."""
    found: Any = SimpleNamespace(
        plant=SimpleNamespace(product="motor", target=3.6e6),
        first_good=date(2021, 5, 3),
        periods=[SimpleNamespace(share=share) for share in shares],
        held=None,
        reached=None,
    )
    assert words in ramp_sentence(found)
