"""The log says who came in and who changed what, in bounded room."""

import json
import stat

import pytest

from motorworks.studio.access.audit import Audit


@pytest.fixture
def audit(tmp_path, clock):
    """Give a small log."""
    return Audit(tmp_path / "access" / "audit.jsonl", now=clock, largest=2000)


def test_lines_are_read_back(audit):
    """The youngest first, one object a line whatever is in it."""
    audit.note("login", user="wei\n\u2028{", address="10.0.0.1")
    audit.note("change", path="/api/x", code=200)
    assert [line["what"] for line in audit.last(10)] == ["change", "login"]
    assert audit.last(1)[0]["code"] == 200
    assert audit.last(10)[1]["user"] == "wei\n\u2028{"
    lines = audit.file.read_text().splitlines()
    assert [json.loads(line)["what"] for line in lines] == ["login", "change"]
    assert stat.S_IMODE(audit.file.stat().st_mode) == 0o600


def test_size_is_bounded(audit):
    """The last lines stay."""
    for k in range(200):
        audit.note("change", number=k, text="x" * 10_000)
    files = list(audit.file.parent.iterdir())
    assert len(files) <= 2
    assert sum(f.stat().st_size for f in files) < 3 * 2000
    assert audit.last(1)[0]["number"] == 199
    assert len(audit.last(1000)) > 5


def test_half_a_line_is_passed_over(audit):
    """A power cut leaves one."""
    audit.note("login")
    with audit.file.open("a") as out:
        out.write('{"at": 3, "wh')
    assert [line["what"] for line in audit.last(10)] == ["login"]


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path):
    """What is to be done goes on."""
    (tmp_path / "access").write_text("in the way")
    Audit(tmp_path / "access" / "audit.jsonl").note("login")
