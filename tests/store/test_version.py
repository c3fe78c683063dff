"""Figures of other sources are not taken for those of these."""

import json
from importlib.metadata import version
from pathlib import Path

import pytest

import motorworks
from motorworks.kernel.envelope import RULES
from motorworks.store import version as naming
from motorworks.store.version import fingerprint, in_development, made_by, sources

PACKAGE = Path(motorworks.__file__).parent


@pytest.fixture(autouse=True)
def forget():
    """Find the word anew, and leave nothing of it behind."""
    made_by.cache_clear()
    yield
    made_by.cache_clear()


class Distribution:
    """A package that was installed from somewhere."""

    def __init__(self, origin):
        self.origin = origin

    def read_text(self, name):
        """Give the note that pip leaves."""
        assert name == "direct_url.json"
        return self.origin


EDITABLE = json.dumps({"url": "file:///here", "dir_info": {"editable": True}})


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        (None, False),
        (EDITABLE, True),
        (json.dumps({"url": "file:///here", "dir_info": {}}), True),
        (json.dumps({"url": "file:///m.whl", "archive_info": {"hash": "sha256=0"}}), False),
        (json.dumps({"url": "https://a.b/m", "vcs_info": {"vcs": "git"}}), False),
    ],
)
def test_a_folder_may_change(origin, expected):
    """What came from an index, a wheel or a commit stays as it is."""
    assert in_development(origin) is expected


def test_a_release_is_named_by_its_version(monkeypatch):
    """Its sources are the same everywhere."""
    monkeypatch.setattr(naming, "distribution", lambda _: Distribution(None))
    assert made_by() == f"{version('motorworks')} rules {RULES}"


def test_in_development_sources_are_part_of_the_name(monkeypatch):
    """So code that was changed without a new version gets figures of its own."""
    monkeypatch.setattr(naming, "distribution", lambda _: Distribution(EDITABLE))
    before = made_by()
    assert before.startswith(f"{version('motorworks')} rules {RULES} sources ")
    made_by.cache_clear()
    assert made_by() == before
    made_by.cache_clear()
    changed = [*sources(PACKAGE), ("one_more.py", Path(__file__))]
    monkeypatch.setattr(naming, "sources", lambda _: iter(changed))
    assert made_by() != before


def test_all_that_makes_figures_counts():
    """The modules and the compiled kernel, not what only shows figures."""
    names = [name for name, _ in sources(PACKAGE)]
    assert {"statistics/kpi.py", "simulation/replicate.py", "compile/__init__.py"} <= set(names)
    assert {"worker/compute.py", "__init__.py", "motorworks.kernel._kernel"} <= set(names)
    assert not [name for name in names if name.startswith(("cli/", "report/", "workbook/"))]
    assert len(set(names)) == len(names)


def test_each_byte_and_each_name_counts(tmp_path):
    """Also where the end of one file goes to the next."""
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"ab")
    two.write_bytes(b"c")
    before = fingerprint([("one", one), ("two", two)])
    assert fingerprint([("one", one), ("two", two)]) == before
    assert fingerprint([("one", one), ("too", two)]) != before
    one.write_bytes(b"a")
    two.write_bytes(b"bc")
    assert fingerprint([("one", one), ("two", two)]) != before


def test_the_sources_are_read_once_for_each_process(monkeypatch):
    """Every replication asks for the name."""
    read = []
    monkeypatch.setattr(naming, "distribution", lambda _: Distribution(EDITABLE))
    monkeypatch.setattr(naming, "fingerprint", lambda files: read.append(files) or "word")
    assert made_by() == made_by()
    assert len(read) == 1
