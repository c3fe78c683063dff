"""The reference page."""

from motorworks.statistics import REGISTRY
from motorworks.statistics.elements import ELEMENTS
from motorworks.statistics.reference import TITLES, page
from motorworks.statistics.registry import FAMILIES


def test_the_page_has_every_kpi_and_every_element():
    """Name, sentence and formula of each stand on the page."""
    text = page()
    for kpi in REGISTRY.values():
        assert f"### {kpi.name}\n\n{kpi.sentence}" in text
        assert kpi.formula in text
    for symbol, element in ELEMENTS.items():
        assert f"| {symbol} | {element.name} |" in text


def test_every_family_has_a_heading():
    """No family of KPIs is without a title."""
    assert set(TITLES) == {family.__name__.rpartition(".")[2] for family in FAMILIES}


def test_formulas_with_source_name_it():
    """What is the standard's is marked as such."""
    assert "- Formula by ISO 22400-2:2014: APT / PBT" in page()
