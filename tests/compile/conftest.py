"""Small plants for lowering."""

import pytest

from motorworks.plant import Input, Line, Model, Plant, Sink, Source, Station
from motorworks.process import Law


@pytest.fixture
def line_plant():
    """Two copies of a line of three stations, the second fed from the side."""

    def make(**changes):
        law = Law("constant", (5.0,))
        stations = (
            Station(name="first", cycle_time=law, inputs=(Input(origin="rod"),)),
            Station(name="side", cycle_time=law, inputs=(Input(origin="rod"),), to="out"),
            Station(name="last", cycle_time=law, to="out"),
        )
        values = {
            "name": "small",
            "models": (Model(name="a"), Model(name="b"), Model(name="c")),
            "sources": (Source(name="rod", any_model=True),),
            "sinks": (Sink(name="out"),),
            "lines": (Line(name="line", lines=2, places=3, stations=stations),),
        }
        return Plant(**{**values, **changes})

    return make
