"""Plants without errors, each with exactly the advice that a person should read."""

import os
from pathlib import Path

import pytest

from motorworks.advice import advise
from motorworks.plantfile import check_plant

CASES = sorted(path.parent for path in Path(__file__).parent.glob("golden/*/plant.toml"))
WRITE = os.environ.get("MOTORWORKS_WRITE_GOLDEN", "") not in ("", "0")


def findings_of(case: Path) -> str:
    """Give the findings of a case, one on a line, the file named without its folder."""
    _, findings = check_plant(case / "plant.toml", further=advise)
    return "".join(f"{finding}\n" for finding in findings).replace(f"{case}{os.sep}", "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden_advice(case):
    """A plant gives its advice, no more and no less."""
    expected = case / "expected.txt"
    if WRITE:
        expected.write_text(findings_of(case), encoding="utf-8")
    assert findings_of(case) == expected.read_text(encoding="utf-8")
