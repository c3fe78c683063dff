"""Where the files of these tests lie."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture
def good() -> Path:
    """Give the folder of plant files that are good."""
    return HERE / "good"
