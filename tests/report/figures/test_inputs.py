"""Sources, assumptions and references."""

from motorworks.plant import Mark, Plant, Reference
from motorworks.plantfile import load
from motorworks.report.figures.inputs import inputs_figures, origin_counts, simulated

PLANT = Plant(
    name="p",
    references=(
        Reference(name="S1", title="cited", url="https://example.org/"),
        Reference(name="S2", title="not cited", url="ftp://example.org/"),
    ),
    marks=(
        Mark(path="process.a.power", value="1 kW", source="S1", range=("1 kW", "2 kW")),
        Mark(path="process.b.power", value="2 kW", source="assumption", note="why"),
        Mark(path="process.c.power", value="3 kW", source="calc"),
        Mark(path="plant.target", value="4", source=""),
        Mark(path="fact.area.value", value="5 m2", source="S1"),
    ),
)


def test_values_are_counted_by_origin():
    """Facts beside the simulation do not count as inputs."""
    counts = origin_counts(simulated(PLANT))
    assert counts == {"sourced": 1, "assumed": 1, "calculated": 1, "unmarked": 1}


def test_every_value_stands_in_the_table():
    """With range, source and note as written."""
    values = next(f for f in inputs_figures(PLANT) if f.key == "values").table
    first = [column.values[0] for column in values.columns]
    assert first == ["process.a.power", "1 kW", "1 kW to 2 kW", "has a source", "S1: cited", ""]
    assert values.rows == 4


def test_cited_references_come_first_and_only_the_web_is_linked():
    """An address of another scheme stays text."""
    data = next(f for f in inputs_figures(PLANT) if f.key == "references").data
    assert [(r["noun"].name, r["cited"], r["link"]) for r in data["references"]] == [
        ("S1", 2, "https://example.org/")
    ]
    assert [(r["noun"].name, r["link"]) for r in data["others"]] == [("S2", "")]


def test_a_plant_made_in_python_has_no_such_figures():
    """Without a file there are no marks."""
    assert inputs_figures(Plant(name="p")) == ()


def test_the_reference_plant_shows_all_it_rests_on():
    """All its values, facts and references are there."""
    plant = load("dalian")
    figures = {f.key: f for f in inputs_figures(plant)}
    assert figures["values"].table.rows == len(simulated(plant))
    assert figures["facts"].table.rows == len(plant.facts)
    shown = figures["references"].data
    assert len(shown["references"]) + len(shown["others"]) == len(plant.references)
