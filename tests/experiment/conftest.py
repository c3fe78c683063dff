"""Small plants for experiments."""

import pytest

from motorworks.plantfile import read_plant

HEAD = """
[plant]
name = "small"

[source.rod]

[sink.out]
"""


@pytest.fixture
def plant():
    """Read a plant from the tables that follow the head; a source and a sink are there."""

    def read(text):
        return read_plant(HEAD + text)

    return read


def row(places, *machines):
    """Give the text of a row of machines, each a dictionary of its keys."""
    names = [f"m{n}" for n in range(len(machines))]
    lines = ["[line.row]", f"places = {places}", f"stations = {names}".replace("'", '"')]
    for n, keys in enumerate(machines):
        lines.append(f"[line.row.station.m{n}]")
        ends = {"inputs": '["rod"]'} if n == 0 else {}
        ends |= {"to": '"out"'} if n == len(machines) - 1 else {}
        lines += [f"{key} = {value}" for key, value in (ends | keys).items()]
    return "\n".join(lines)
