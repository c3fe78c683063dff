"""The shipped plants, read once."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files

import pytest

from motorworks.plant import Plant
from motorworks.plantfile.read import check_plant


@cache
def _checked(name: str) -> tuple[Plant | None, list[object]]:
    text = (files("motorworks.plantfile") / "plants" / f"{name}.toml").read_text("utf-8")
    plant, findings = check_plant(text)
    return plant, list(findings)


@pytest.fixture(scope="session")
def checked() -> Callable[[str], tuple[Plant | None, list[object]]]:
    """Give a shipped plant by name, with the findings of reading it."""
    return _checked


@pytest.fixture(scope="session")
def dalian() -> Plant:
    """Give the reference plant."""
    plant, _ = _checked("dalian")
    assert plant is not None
    return plant
