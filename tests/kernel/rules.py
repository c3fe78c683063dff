"""Small deterministic plants, run on either kernel, for rules that can be reckoned by hand."""

import pytest

from motorworks.compile import compile_plant
from motorworks.kernel import Kernel
from motorworks.kernel.reference import ReferenceKernel
from motorworks.plant import Input, Model, Plant, Sink, Source, Station
from motorworks.process import Law
from motorworks.program import streams

KERNELS = pytest.mark.parametrize("kernel", [ReferenceKernel, Kernel])


def constant(seconds):
    """Give a law that is always the same [s]."""
    return Law("constant", (float(seconds),))


def station(name, seconds, **fields):
    """Give a station with a constant cycle time that takes from the source ``rod``."""
    given = {"inputs": (Input(origin="rod"),), "to": "out", **fields}
    return Station(name=name, cycle_time=constant(seconds), **given)


def plant(*stations, models=(), sources=(), sinks=(), **fields):
    """Give a plant with an endless source ``rod`` of any model and a sink ``out``."""
    return Plant(
        name="small",
        models=tuple(Model(name=m) for m in models),
        sources=(Source(name="rod", any_model=bool(models)), *sources),
        sinks=(Sink(name="out"), *sinks),
        stations=stations,
        **fields,
    )


class Ran:
    """A plant, or a draft of a program, that was run to a time: its trace, and what came out."""

    def __init__(self, kernel, small, until):
        program = compile_plant(small).program if isinstance(small, Plant) else small.program()
        self.program = program
        machine = kernel(program, streams(program, 7), sink_log=True)
        machine.advance(float(until))
        self.trace = machine.trace()

    def out(self, sink="out"):
        """Give the times at which parts entered a sink."""
        log, k = self.trace.sink_log, self.program.sink_names.index(sink)
        return log["time"][log["sink"] == k].tolist()

    def out_of(self, k):
        """Give the times at which parts entered the k-th sink."""
        log = self.trace.sink_log
        return log["time"][log["sink"] == k].tolist()

    def models(self):
        """Give the models in the order in which they came out, as one word."""
        log = self.trace.sink_log
        return "".join(self.program.type_names[t] for t in log["type"])

    def time(self, name, state):
        """Give the time the machines of a station spent in a state [s]."""
        from motorworks.program import STATES

        s = self.program.station_names.index(name)
        first = int(self.program.station_machines[:s].sum())
        rows = self.trace.state_time[first : first + int(self.program.station_machines[s])]
        return float(rows[:, STATES.index(state)].sum())
