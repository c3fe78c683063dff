"""Files that several tests of the room read."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def golden_everything() -> bytes:
    """Give a case file that shows every shape of the format."""
    return (Path(__file__).parent / "golden" / "everything" / "sound.json").read_bytes()
