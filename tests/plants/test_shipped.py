"""Every shipped plant can be read, is marked, and lowers to a program."""

from importlib.resources import files

import pytest

from motorworks.compile import compile_plant

MACHINES = {
    "dalian": 491,
    "dalian-3600": 491,
    "dalian-imported": 365,
    "dalian-study": 22,
    "dalian-supplied": 365,
    "tutorial": 5,
    "midsize": 55,
    "tandem20": 20,
    "failures20": 20,
    "trucks": 29,
}
SHIPPED = tuple(MACHINES)


def test_list_is_complete():
    """A plant file in the package is a shipped plant and stands in the list here."""
    folder = files("motorworks.plantfile") / "plants"
    files_there = {entry.name for entry in folder.iterdir() if entry.name.endswith(".toml")}
    assert files_there == {f"{name}.toml" for name in SHIPPED}


@pytest.mark.parametrize("name", SHIPPED)
def test_reads_without_findings(checked, name):
    """A shipped plant gives no finding at all, not even a warning."""
    plant, findings = checked(name)
    assert [str(f) for f in findings] == []
    assert plant is not None
    assert plant.name == name


@pytest.mark.parametrize("name", SHIPPED)
def test_lowers_with_all_its_machines(checked, name):
    """A shipped plant compiles, with the machines that its description promises."""
    plant, _ = checked(name)
    units = compile_plant(plant).layout.work_units
    assert sum(u.station.machines for u in units if not u.transport) == MACHINES[name]


@pytest.mark.parametrize("name", ["dalian", "dalian-study"])
def test_every_number_is_marked(checked, name):
    """Every quantity of the reference plant says where it comes from."""
    plant, _ = checked(name)
    places = ("process.", "model.", "material.", "fact.", "buffer.", "calendar.")
    words = ("title", "unit", "supplier", "like", "by_model", "name")
    bare = [
        mark.path
        for mark in plant.marks
        if not mark.source and mark.path.startswith(places) and mark.path.split(".")[2] not in words
    ]
    assert bare == []
