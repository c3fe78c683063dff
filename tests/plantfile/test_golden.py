"""Broken plant files, each with exactly the findings that a person should read."""

import os
from pathlib import Path

import pytest

from motorworks.plantfile import check_plant

CASES = sorted(path.parent for path in Path(__file__).parent.glob("golden/*/plant.toml"))
WRITE = os.environ.get("MOTORWORKS_WRITE_GOLDEN", "") not in ("", "0")


def findings_of(case: Path) -> str:
    """Give the findings of a case, one on a line, the file named without its folder."""
    _, findings = check_plant(case / "plant.toml")
    return "".join(f"{finding}\n" for finding in findings).replace(f"{case}{os.sep}", "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden_findings(case):
    """A broken file gives its findings, no more and no fewer."""
    expected = case / "expected.txt"
    if WRITE:
        expected.write_text(findings_of(case), encoding="utf-8")
    assert findings_of(case) == expected.read_text(encoding="utf-8")


def test_there_are_at_least_thirty_golden_cases():
    """The promise is thirty broken files, each with at least one finding."""
    assert len(CASES) >= 30
    assert all((case / "expected.txt").read_text(encoding="utf-8").strip() for case in CASES)
