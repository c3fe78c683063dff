"""Plants that several tests size."""

import csv
from pathlib import Path

import pytest

from motorworks.plantfile import load

GOLDEN = Path(__file__).parent / "golden"


def golden(name):
    """Give the rows of a golden table."""
    with (GOLDEN / f"{name}.csv").open() as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def dalian():
    """Give the reference plant."""
    return load("dalian")
