"""Nothing in the plant file or among the KPIs without exact case, reference page and finding."""

import csv
import importlib.util
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.house.mutation import is_noticed

from motorworks.plant import Plant, Station
from motorworks.plantfile import check_plant
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.marks import Marks
from motorworks.plantfile.shape import Key, Kind, keys_of, tables
from motorworks.plantfile.table import Reading
from motorworks.plantfile.unit import SI_UNITS
from motorworks.statistics import REGISTRY
from motorworks.validation import read_works
from motorworks.validation.covered import WITHOUT_CASE, covered, covered_by, excuse, noun_of, nouns

ROOT = Path(__file__).parents[2]
GOLDEN = sorted((ROOT / "tests" / "plantfile" / "golden").glob("*/plant.toml"))
CASES = {case.id: case for case in read_works()}
COVERED_FIELDS = covered(CASES.values())


# ---- the nouns and their fields ----


FIELDS = [(noun, key) for noun in nouns() for key in keys_of(noun).values()]
EACH_FIELD = pytest.mark.parametrize(
    ("noun", "key"), FIELDS, ids=lambda each: each.key if isinstance(each, Key) else each.__name__
)
EACH_NOUN = pytest.mark.parametrize("noun", nouns(), ids=lambda noun: noun.__name__)


def nouns_along(path: str) -> Iterator[type]:
    """Give the nouns that a path such as ``station.press.failures.0.mtbf`` goes through."""
    words = path.split(".")
    noun: type | None = Plant if words[:1] == ["plant"] else None
    if words and words[0] in tables():
        noun, words = noun_of(tables()[words[0]].shape), words[1:]
    for word in words[1:] if noun is not None else ():
        yield noun
        key = keys_of(noun).get(word)  # else a name, or a number in a list
        noun = (key and noun_of(key.shape)) or noun
    if noun is not None:
        yield noun


# ---- an exact case ----


@EACH_FIELD
def test_every_field_has_an_exact_case(noun, key):
    """A figure reckoned by hand or by a formula depends on it."""
    assert (noun, key.key) in COVERED_FIELDS or excuse(noun, key), (
        f"reckon a case for {noun.__name__}.{key.key} and name it there in covers"
    )


def test_no_field_is_excused_without_need():
    """Whatever is excused exists and has no case."""
    known = {(noun.__name__, key.key): noun for noun, key in FIELDS}
    assert set(WITHOUT_CASE) <= set(known)
    cased = {(noun.__name__, key) for noun, key in COVERED_FIELDS}
    assert not cased & set(WITHOUT_CASE)


def fields_covered() -> list[tuple[str, type, Key]]:
    """Give every case with each field that it covers."""
    found = {
        (case.id, noun, key.key): (case.id, noun, key)
        for case in CASES.values()
        for path in case.covers
        for noun, key in list(covered_by(path))[-1:]
        if not (key.required and key.shape.kind is Kind.TABLE)
        if not excuse(noun, key) and key.shape.kind is not Kind.NAMED
        if (noun, key.key) != (Station, "process")  # a plant that has been read has its values
    }
    return list(found.values())


COVERED = fields_covered()
NAMES = [f"{id_}-{noun.__name__}.{key.key}" for id_, noun, key in COVERED]


@pytest.mark.parametrize(("id_", "noun", "key"), COVERED[::8], ids=NAMES[::8])
def test_a_case_notices_when_a_field_is_ignored(id_, noun, key):
    """A sample of what the long hunt tries."""
    assert is_noticed(CASES[id_], noun, key)


@pytest.mark.fuzz
@pytest.mark.parametrize(("id_", "noun", "key"), COVERED, ids=NAMES)
def test_every_case_notices_when_a_field_is_ignored(id_, noun, key):
    """No case covers what its values do not depend on."""
    assert is_noticed(CASES[id_], noun, key)


# ---- a page of the reference ----


@cache
def generated() -> Any:
    """Give the script that writes the reference."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def plantfile_pages() -> dict[str, str]:
    """Give the pages of the plant file."""
    return dict(generated().plantfile_pages())


@EACH_FIELD
def test_every_field_stands_in_the_reference(noun, key):
    """On the page of its table, in the section of its noun."""
    for page in nouns()[noun]:
        text = plantfile_pages()[page]
        section = (
            text if f"## {noun.__name__}\n" not in text else text.split(f"## {noun.__name__}\n")[1]
        )
        word = "like" if page == "process" and key.key == "process" else key.key
        assert f"\n| `{word}` |" in section
        assert key.note.sentence.endswith(".")


# ---- a finding ----


@cache
def nouns_found() -> set[type]:
    """Give the nouns that findings of the golden files point into."""
    found = set()
    for path in GOLDEN:
        for finding in check_plant(path)[1]:
            found.update(nouns_along(finding.path))
    return found


@EACH_NOUN
def test_every_noun_has_a_golden_finding(noun):
    """A broken plant file shows what a person reads."""
    assert noun in nouns_found(), f"break a {noun.__name__} in tests/plantfile/golden"


def refused(noun: type, key: Key, raw: Any) -> bool:
    """Tell whether a value gives a finding at its key."""
    findings = Findings("plant.toml", lambda _: ("plant.toml", None))
    Reading(findings, Marks(findings, ())).fields(("noun",), keys_of(noun), {key.key: raw})
    return any(f.path.startswith(f"noun.{key.key}") for f in findings.in_order())


@EACH_FIELD
def test_every_field_refuses_another_type(noun, key):
    """A flag where there is none, a number for a flag."""
    if key.shape.kind is Kind.NAMED:  # tables by name, read by other means: golden 023
        return
    assert refused(noun, key, 7 if key.shape.kind is Kind.FLAG else True)


BOUNDED = [
    (noun, key, bound, step)
    for noun, key in FIELDS
    if key.shape.kind in {Kind.WHOLE, Kind.NUMBER}
    for bound, step in ((key.note.ge, -1), (key.note.gt, 0), (key.note.le, 1), (key.note.lt, 0))
    if bound is not None
]


@pytest.mark.parametrize(
    ("noun", "key", "bound", "step"),
    BOUNDED,
    ids=[f"{noun.__name__}.{key.key}{step:+d}" for noun, key, _, step in BOUNDED],
)
def test_every_bound_is_kept(noun, key, bound, step):
    """A value beyond a bound gives a finding."""
    beyond = bound + step
    quantity = key.note.quantity
    if quantity == "clock":
        beyond = f"{int(bound // 3600) + step}:00"
    elif quantity == "money":
        beyond = f"{beyond} JPY"
    elif quantity not in (None, "share"):
        beyond = f"{beyond} {SI_UNITS[quantity]}"
    assert refused(noun, key, beyond)


# ---- the KPIs ----


@cache
def golden_kpis() -> set[str]:
    """Give the KPIs with a value reckoned by hand, in the tests or in an exact case."""
    found = {m.keys["kpi"] for case in CASES.values() for m in case.measures if m.name == "kpi"}
    for path in (ROOT / "tests" / "statistics" / "golden").glob("*/expected.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found.update(row["name"] for row in csv.DictReader(file) if row["mean"])
    return found


@pytest.mark.parametrize("name", REGISTRY)
def test_every_kpi_has_an_exact_value_and_an_entry(name):
    """Its value by hand, its formula on the page, and a reason where it has no value."""
    assert name in golden_kpis()
    (entry,) = re.findall(rf"^### {name}\n(.*?)(?=^#|\Z)", _kpi_page(), re.M | re.S)
    assert f": {REGISTRY[name].formula}\n" in entry
    assert REGISTRY[name].sentence.endswith(".")


@cache
def _kpi_page() -> str:
    return generated().kpi_pages()["kpis"]
