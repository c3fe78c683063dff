"""Small plants whose capacity can be reckoned by hand."""

import pytest

from motorworks.plantfile import read_plant

HEAD = """
[plant]
name = "small"
planned_time = "1000 h"

[calendar.always]
period = "24 h"
on = [["0 h", "24 h"]]

[source.rod]
any_model = true

[sink.out]
"""


@pytest.fixture
def plant():
    """Read a plant from the tables that follow the head; it plans 1,000 hours a year."""

    def read(text, **more):
        return read_plant(HEAD + text, **more)

    return read
