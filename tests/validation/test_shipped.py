"""All shipped cases hold with the compiled kernel, at the seed that everybody gets."""

import pytest

from motorworks.validation import SHIPPED, read_cases, validate

CASES = [(name, case.id) for name in SHIPPED for case in read_cases(name)]


@pytest.mark.parametrize(("file", "id_"), CASES, ids=[id_ for _, id_ in CASES])
def test_case_holds(file, id_):
    """Every measure is confirmed, or the message says why not."""
    assert {v.label: v.why for v in validate(file, only=id_) if not v.holds} == {}
