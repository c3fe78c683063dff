"""The readable and the compiled kernel agree bit for bit on every shipped case."""

import pytest

from motorworks.compile import compile_plant
from motorworks.kernel import Kernel
from motorworks.kernel.reference import ReferenceKernel
from motorworks.program import streams
from motorworks.validation import case_plant, read_cases

CASES = {case.id: case for case in (*read_cases("exact"), *read_cases("own"))}
OPERATIONS = 2000
"""Operations after which a case has shown all of its features many times over."""


def _advance(kernel, until):
    """Advance through a warm-up in pieces, the first of them until enough has happened."""
    time = until
    while kernel.progress().operations < OPERATIONS and time < 64 * until:
        kernel.advance(time)
        time *= 2
    return kernel.progress().now


@pytest.mark.parametrize("name", CASES)
def test_both_kernels_give_the_same_trace(name):
    """Every count, time, sample, visit and sink entry is the same number."""
    program = compile_plant(case_plant(CASES[name]), sample_interval=7.0).program
    kernels = [
        kind(program, streams(program, 7), sink_log=True, visit_log=True)
        for kind in (ReferenceKernel, Kernel)
    ]
    reached, as_far = (_advance(kernel, 200.0) for kernel in kernels)
    assert reached == as_far
    readable, compiled = kernels
    assert readable.trace().equals(compiled.trace())
    ours, theirs = readable.take_visits(), compiled.take_visits()
    assert all((ours[column] == theirs[column]).all() for column in ours)
    for kernel in kernels:
        kernel.reset_statistics()
        kernel.advance(reached + 50.0)
    assert readable.trace().equals(compiled.trace())
