"""A plant that went through a workbook is the same plant."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from tests.plantfile.plants import plants
from tests.plantfile.test_write import read_unchecked

from motorworks.files.catalogue import names
from motorworks.plantfile import check_plant, load, read_book, read_plant, write_plant
from motorworks.plantfile.document import open_book
from motorworks.plantfile.read import plant_of
from motorworks.plantfile.tables.xlsx import read_xlsx
from motorworks.simulation import simulate
from motorworks.workbook import write_workbook


def back(plant, folder):
    """Give the plant that is read from the workbook of a plant, names leading anywhere or not."""
    document = open_book(write_workbook(plant, folder / "book.xlsx"))
    assert document.tree is not None, document.findings.in_order()
    read = plant_of(document)
    assert not document.findings.errors, [str(f) for f in document.findings.in_order()]
    return read


@pytest.mark.parametrize("name", names())
def test_shipped_plants_come_back(name, tmp_path):
    """With all sources, notes and ranges, and as the same file."""
    plant = load(name)
    path = write_workbook(plant, tmp_path / "book.xlsx")
    read, findings = check_plant(path)
    assert [str(f) for f in findings if f.severity == "error"] == []
    assert read == plant
    text = write_plant(read_book(path))
    assert text == write_plant(plant)
    assert read_plant(text) == plant


def test_the_plant_that_uses_every_key_comes_back(tmp_path):
    """Every form of a value, that is."""
    from pathlib import Path

    good = Path(__file__).parents[1] / "plantfile" / "good" / "everything.toml"
    plant = read_plant(good)
    assert read_book(write_workbook(plant, tmp_path / "book.xlsx")) == plant


@given(plant=plants())
@settings(
    max_examples=10,
    phases=(Phase.generate,),  # what fails is big, and is slow to make smaller
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_plant_comes_back(plant, tmp_path):
    """What was built in Python, and what was read from a file with its marks."""
    assert replace(back(plant, tmp_path), marks=()) == plant
    read = read_unchecked(write_plant(plant))
    assert back(read, tmp_path) == read


@pytest.mark.fuzz
@given(plant=plants())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_many_plants_come_back(plant, tmp_path):
    """The same for as long as one likes."""
    read = read_unchecked(write_plant(plant))
    assert back(read, tmp_path) == read


def test_what_users_wrote_is_never_a_formula(tmp_path):
    """A title that looks like one stays a title."""
    plant = replace(load("tutorial"), title='=HYPERLINK("http://evil","x")', description="@SUM(1)")
    path = write_workbook(plant, tmp_path / "book.xlsx")
    sheets = {sheet.name: sheet for sheet in read_xlsx(path.read_bytes(), "", None)}
    cells = [cell for row in sheets["Plant"].rows.values() for cell in row.values()]
    assert plant.title in cells
    import zipfile

    with zipfile.ZipFile(path) as book:
        parts = {n: book.read(n) for n in book.namelist() if n.startswith("xl/worksheets/sheet")}
    assert not any(b"<f>" in part for part in parts.values())
    assert replace(read_book(path), marks=()) == replace(plant, marks=())


def test_a_run_has_its_results_beside_the_plant(tmp_path):
    """Verdict, KPIs, states, levels and output; read back they are the plant alone."""
    from motorworks.statistics import kpis, verdict

    run = simulate(load("tutorial"), duration="5 d", replications=2, seed=7, warm_up="0 d")
    path = write_workbook(run, tmp_path / "run.xlsx")
    assert read_book(path) == run.plant
    sheets = {sheet.name: sheet for sheet in read_xlsx(path.read_bytes(), "", None)}
    assert {"Verdict", "KPIs", "States", "Buffer levels", "Output", "Bottlenecks"} <= set(sheets)
    table, rows = kpis(run), sheets["KPIs"].rows
    assert [rows[1][n] for n in range(1, 10)] == [c.replace("_", " ") for c in table.columns]
    assert len(rows) == 2 + table.height
    mean = table.columns.index("mean") + 1
    assert rows[2][mean] == pytest.approx(table["mean"][0], rel=1e-15)
    said = [cell for row in sheets["Verdict"].rows.values() for cell in row.values()]
    assert verdict(run).sentence in said


def test_a_text_too_long_for_a_cell_is_said(tmp_path):
    """And no half of a workbook is left behind."""
    from motorworks.errors import PlantError

    plant = replace(load("tutorial"), description="\x01" * 20_000)
    with pytest.raises(PlantError, match="more than 32,767 characters"):
        write_workbook(plant, tmp_path / "book.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(tmp_path):
    """With the reason."""
    from motorworks.errors import RunError

    with pytest.raises(RunError, match="cannot be written"):
        write_workbook(load("tutorial"), tmp_path / "no" / "book.xlsx")
