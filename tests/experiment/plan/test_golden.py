"""Broken experiment files, each with exactly the findings that a person should read."""

import os
from pathlib import Path

import pytest

from motorworks.experiment.plan import check_experiment

CASES = sorted(path.parent for path in Path(__file__).parent.glob("golden/*/experiment.toml"))
WRITE = os.environ.get("MOTORWORKS_WRITE_GOLDEN", "") not in ("", "0")


def findings_of(case: Path) -> str:
    """Give the findings of a case, one on a line, files named without their folder."""
    planned, findings = check_experiment(case / "experiment.toml")
    assert planned is None
    return "".join(f"{finding}\n" for finding in findings).replace(f"{case}{os.sep}", "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden_findings(case):
    """A broken file gives its findings, no more and no fewer."""
    expected = case / "expected.txt"
    if WRITE:
        expected.write_text(findings_of(case), encoding="utf-8")
    assert findings_of(case) == expected.read_text(encoding="utf-8")


def test_every_case_has_findings():
    """There are cases, and each is broken."""
    assert len(CASES) >= 25
    assert all((case / "expected.txt").read_text(encoding="utf-8").strip() for case in CASES)
