"""Tables beside a plant file stand in for what the file itself could say."""

import pytest
from tests.plantfile.tables.books import SMALL, write_book

from motorworks.errors import PlantError
from motorworks.plantfile import check_plant, read_plant

FILE = """
[plant]
name = "small"

[source.steel]
[sink.good]
[pool.fitters]
count = 2
"""
INLINE = f"""{FILE}
[line.main]
places = 3
stations = ["press", "weld"]

[line.main.station.press]
inputs = ["steel"]
cycle_time = "48 s"
power = "12 kW"
failures = [
  {{ mtbf = "8 h", mttr = "20 min" }},
  {{ mtbf = "3 h", mttr = "2 min", crew = "fitters" }},
]

[line.main.station.weld]
to = "good"
cycle_time = {{ law = "uniform", min = "30 s", max = "60 s" }}
conveyor = {{ transit = "55 min", places = 20 }}
"""
HEADINGS = (
    "line,name,cycle_time,power,inputs,to,cycle_time.law,cycle_time.min,cycle_time.max,"
    "conveyor.transit,conveyor.places"
)
STATIONS = f"""{HEADINGS}
,unit,s,kW,,,,s,s,min,
main,press,48,12,steel,,,,,,
main,weld,,,,good,uniform,30,60,55,20
"""
FAILURES = """line;station;mtbf;mttr [min];crew
main;press;8 h;20;
main;press;3 h;2;fitters
"""


@pytest.fixture
def folder(tmp_path):
    """Give a folder with the small plant as a file and tables."""
    tables = 'lines = "lines.csv"\nstations = "stations.csv"\nfailures = "sub/failures.csv"\n'
    (tmp_path / "plant.toml").write_text(f"{FILE}\n[tables]\n{tables}")
    (tmp_path / "lines.csv").write_text("name,places\nmain,3\n")
    (tmp_path / "stations.csv").write_text(STATIONS)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "failures.csv").write_text(FAILURES)
    return tmp_path


def test_tables_make_the_same_plant(folder):
    """Rows in the order of flow, units in a row or a heading, tables within by dots."""
    assert read_plant(folder / "plant.toml") == read_plant(INLINE)


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_of_any_program(folder, between, encoding):
    """Whatever stands between the cells, and whatever the encoding is."""
    text = STATIONS.replace(",", between)
    (folder / "stations.csv").write_bytes(text.replace("\n", "\r\n").encode(encoding))
    assert read_plant(folder / "plant.toml") == read_plant(INLINE)


def test_sheets_of_a_workbook_make_the_same_plant(folder):
    """Named with #, or all of a workbook by their names."""
    rows = {
        "Lines": [["name", "places"], ["main", 3]],
        "Stations": [line.split(",") for line in STATIONS.splitlines()],
        "failures": [line.split(";") for line in FAILURES.splitlines()],
    }
    for cells in rows["Stations"][2:]:
        cells[2:4] = [float(cell) if cell else None for cell in cells[2:4]]
    write_book(folder / "tables.xlsx", rows)
    (folder / "plant.toml").write_text(f'{FILE}\n[tables]\nworkbook = "tables.xlsx"\n')
    assert read_plant(folder / "plant.toml") == read_plant(INLINE)
    named = 'stations = "tables.xlsx#Stations"\nlines = "tables.xlsx"\nfailures = "tables.xlsx"\n'
    (folder / "plant.toml").write_text(f"{FILE}\n[tables]\n{named}")
    assert read_plant(folder / "plant.toml") == read_plant(INLINE)


def test_values_can_be_set_over_tables(folder):
    """As over what the file says."""
    plant = read_plant(folder / "plant.toml", overrides=["line.main.places=9"])
    assert plant.lines[0].places == 9


def test_several_files_add_up(folder):
    """A list of files is one long table."""
    (folder / "more.csv").write_text("name,count\nsetters,1\n")
    (folder / "other.csv").write_text("name,count\nwelders,4\n")
    text = (folder / "plant.toml").read_text() + 'pools = ["more.csv", "other.csv"]\n'
    (folder / "plant.toml").write_text(text)
    assert [p.name for p in read_plant(folder / "plant.toml").pools] == [
        "fitters", "setters", "welders",
    ]  # fmt: skip


def test_links_may_not_leave_the_folder(folder, tmp_path_factory):
    """Whatever a link on the disk makes of a name that looks harmless."""
    outside = tmp_path_factory.mktemp("outside") / "secret.csv"
    outside.write_text("name,places\nmain,3\n")
    (folder / "lines.csv").unlink()
    (folder / "lines.csv").symlink_to(outside)
    _, (finding,) = check_plant(folder / "plant.toml")
    assert "a link that leaves the folder of the plant file" in finding.message
    (folder / "lines.csv").unlink()
    (folder / "lines.csv").symlink_to(folder / "real.csv")
    (folder / "real.csv").write_text("name,places\nmain,3\n")
    assert read_plant(folder / "plant.toml") == read_plant(INLINE)


def test_a_plant_given_as_text_has_no_tables():
    """It lies in no folder."""
    with pytest.raises(PlantError, match="lies in no folder"):
        read_plant(f'{FILE}\n[tables]\nlines = "lines.csv"\n')


def test_findings_name_sheet_row_and_column(tmp_path):
    """In words, and each by itself for programs."""
    rows = [
        ["name", "cycle_time", "inputs", "to"],
        ["unit", "s"],
        ["press", -4, "steel", "good"],
        ["weld", ("formula", "=1/0", "#DIV/0!"), "steel", "good"],
    ]
    path = write_book(tmp_path / "book.xlsx", {**SMALL, "Stations": rows})
    _, findings = check_plant(path)
    found = findings[0]
    assert str(found) == (
        f"{path}, sheet Stations, row 3, column B 'cycle_time': station 'press': cycle_time is "
        "-4 s; must be >= 0 s. Write a positive time."
    )
    assert found.to_dict() | {"file": ""} == {
        "severity": "error",
        "file": "",
        "line": 3,
        "path": "station.press.cycle_time",
        "message": "station 'press': cycle_time is -4 s; must be >= 0 s",
        "given": "-4 s",
        "expected": "must be >= 0 s",
        "hint": "Write a positive time.",
        "sheet": "Stations",
        "column": "B",
        "heading": "cycle_time",
    }
    assert "row 4, column B 'cycle_time': station 'weld': holds the error #DIV/0!" in str(
        findings[1]
    )
    assert len(findings) == 2


def test_merged_cells_are_a_finding(tmp_path):
    """All but the first would count as empty, and nobody would notice."""
    import xlsxwriter

    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for title, rows in SMALL.items():
            sheet = book.add_worksheet(title)
            for n, row in enumerate(rows):
                sheet.write_row(n, 0, row)
        book.get_worksheet_by_name("Stations").merge_range("B3:B4", 48)
    _, findings = check_plant(path)
    assert "row 3, column B: the cells B3:B4 are merged. Unmerge" in str(findings[0])


def test_sheets_that_mean_nothing_are_named(tmp_path):
    """A slip of the pen in the name of a sheet is no empty answer; remarks are let be."""
    sheets = {**SMALL, "Statoins": [["name"], ["x"]], "Notes": [["# my notes"], ["x"]]}
    plant, (finding,) = check_plant(write_book(tmp_path / "book.xlsx", sheets))
    assert plant is not None
    assert "sheet Statoins: warning" in str(finding)
    assert "Did you mean 'stations'?" in str(finding)


def test_ambiguous_sheets_are_told_apart_by_their_headings(tmp_path):
    """Sources and stations both have a list 'each'."""
    sheets = {
        **SMALL,
        "Sinks": [["name"], ["good"], ["other"]],
        "Stations": [["name", "cycle_time", "inputs"], ["press", "48 s", "steel"]],
        "Each": [["station", "to"], ["press", "good"], ["press", "other"]],
    }
    plant, findings = check_plant(write_book(tmp_path / "book.xlsx", sheets))
    assert findings == []
    assert [way.to for way in plant.stations[0].each] == ["good", "other"]
    sheets["Each"] = [["to"], ["good"]]
    _, findings = check_plant(write_book(tmp_path / "book.xlsx", sheets))
    assert "'each' can mean source_each or station_each" in " ".join(map(str, findings))


def test_more_findings_than_anybody_reads(folder):
    """The reader stops, and does not hang or fail."""
    rows = "".join(f"main,s{n},-1,x,y,z,,,,,\n" for n in range(5000))
    (folder / "stations.csv").write_text(STATIONS + rows)
    plant, findings = check_plant(folder / "plant.toml")
    assert plant is None
    assert len(findings) == 200
