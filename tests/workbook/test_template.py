"""The workbook to fill in follows the nouns and their fields."""

import pytest

from motorworks.errors import PlantError
from motorworks.plant import Plant
from motorworks.plantfile import check_plant, load, read_book
from motorworks.plantfile.shape import Kind, keys_of
from motorworks.plantfile.tables.layout import layouts, list_noun
from motorworks.plantfile.tables.xlsx import read_xlsx
from motorworks.workbook import write_template


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    """Give the sheets of an empty template by name."""
    path = write_template(tmp_path_factory.mktemp("template") / "book.xlsx")
    return {sheet.name: sheet for sheet in read_xlsx(path.read_bytes(), "book.xlsx", None)}


def headings(sheet):
    """Give the headings of a sheet, without the remarks."""
    return [str(cell) for cell in sheet.rows[0].values()]


def test_every_noun_has_a_sheet_and_every_field_a_column(sheets):
    """Whatever nouns and fields are added: nothing is listed by hand."""
    assert list(sheets)[:2] == ["Read me", "Plant"]
    for layout in layouts():
        there = headings(sheets[layout.title])
        words = {heading.removeprefix("# ").partition(".")[0] for heading in there}
        assert len(set(there)) == len(there)
        for key in layout.keys.values():
            apart = key.shape.kind is Kind.NAMED or (layout.named and list_noun(key) is not None)
            assert apart or key.key in words, f"{layout.title}: {key.key}"
    keys = {
        str(row[0]).partition(".")[0].removeprefix("# ") for row in sheets["Plant"].rows.values()
    }
    assert set(keys_of(Plant)) <= keys


def test_an_empty_template_is_an_empty_plant(sheets, tmp_path):
    """The examples in it are remarks: nothing is there until somebody writes it."""
    plant, findings = check_plant(write_template(tmp_path / "book.xlsx"))
    assert plant is None
    messages = [f.message for f in findings if f.severity == "error"]
    assert messages == ["plant: name is missing", "plant: the plant has no station"]


def test_a_template_with_a_plant_holds_it(tmp_path):
    """All of it, and room for what it does not use."""
    for name in ("tutorial", "dalian"):
        plant = load(name)
        assert read_book(write_template(tmp_path / f"{name}.xlsx", plant)) == plant


def test_the_examples_are_good_values(sheets, tmp_path):
    """Made real rows, they bring up no finding about a value with a unit."""
    from motorworks.plantfile.findings import Findings, Place
    from motorworks.plantfile.quantity import Money, read_quantity
    from motorworks.plantfile.tables.cell import raw_of
    from motorworks.plantfile.tables.columns import columns_of

    findings = Findings("", lambda _path: Place("", None))
    checked = 0
    for layout in layouts():
        sheet = sheets[layout.title]
        columns = columns_of(sheet, layout, findings)
        example = sheet.rows[columns.first_row]
        assert example[0] == "# example"
        for column in columns.values:
            form = column.form
            if column.number in example and form.kind is Kind.NUMBER and form.note.quantity:
                read_quantity(raw_of(example[column.number], form), form.note.quantity, Money())
                checked += 1
    assert findings.in_order() == []
    assert checked > 15


def test_a_book_that_exists_is_left_alone(tmp_path):
    """Somebody may have filled it in."""
    path = tmp_path / "book.xlsx"
    path.write_text("mine")
    with pytest.raises(PlantError, match="exists already"):
        write_template(path)
    assert path.read_text() == "mine"


def test_headings_explain_themselves_and_offer_choices(tmp_path):
    """In comments and lists to choose from, made from the notes of the fields."""
    import zipfile

    with zipfile.ZipFile(write_template(tmp_path / "book.xlsx")) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    comments = " ".join(text for name, text in parts.items() if "comments" in name)
    rules = " ".join(text for name, text in parts.items() if "worksheets/sheet" in name)
    for layout in layouts():
        for key in layout.keys.values():
            if key.note.choices and key.shape.kind is Kind.TEXT:
                assert f'"{",".join(key.note.choices)}"' in rules.replace("&quot;", '"')
    assert "Net floor of one machine." in comments
    assert "'Pools'!$A$" in rules
