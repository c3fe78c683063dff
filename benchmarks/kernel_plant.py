"""A shipped plant on the compiled kernel, by the road the product itself takes."""

from functools import cache

import motorworks as mw
from benchmarks.clock import timed
from benchmarks.measurement import Measurement
from motorworks.compile import compile_plant
from motorworks.kernel import Kernel
from motorworks.program import Program, Trace, streams
from motorworks.program.program import ARRIVALS


@cache
def program_of(name: str) -> Program:
    """Give the program of a shipped plant."""
    return compile_plant(mw.load(name)).program


def slots_of(program: Program) -> int:
    """Give the slots of the kernel's event list: sampler, calendars, sources, machines."""
    arriving = int((program.source_kind == ARRIVALS).sum())
    return 1 + len(program.calendar_period) + arriving + int(program.station_machines.sum())


def kernel_plant(name: str, warm_up: float, duration: float, seed: int) -> Measurement:
    """Give the measurement of one run, the warm-up [s] included in time and operations."""
    program = program_of(name)
    kernel = Kernel(program, streams(program, seed))

    def run() -> Trace:
        kernel.advance(warm_up)
        kernel.reset_statistics()
        kernel.advance(warm_up + duration)
        return kernel.trace()

    seconds, trace = timed(run)
    out = int(trace.sink_count.sum())
    return Measurement(seconds, trace.operations, trace.events, out / duration)
