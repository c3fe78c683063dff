"""Where the files of these tests lie; makes the mutants of this folder importable."""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))


@pytest.fixture
def good() -> Path:
    """Give the folder of plant files that are good."""
    return HERE / "good"
