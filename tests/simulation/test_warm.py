"""Runs that begin from a saved state."""

from dataclasses import replace

import pytest

from motorworks.errors import MotorworksError, ProgramError
from motorworks.kernel import ReferenceKernel
from motorworks.plant import Input, Plant, Sink, Source, Station
from motorworks.plantfile import load
from motorworks.process import Law
from motorworks.simulation import WarmState, simulate, warm


@pytest.fixture(scope="module")
def plant():
    """Give a plant small enough for many runs."""
    return load("tutorial")


def test_a_run_from_its_own_state_is_the_run(plant, tmp_path):
    """The first replication goes on bit for bit; the others are others."""
    path = tmp_path / "warm.mwstate"
    whole = simulate(plant, warm_up="2d", duration="3d", replications=2, seed=5, save_state=path)
    begun = simulate(plant, duration="3d", replications=2, seed=5, start=WarmState.load(path))
    first, second = (run.replications[0].trace for run in (whole, begun))
    assert first.equals(second)
    assert not begun.replications[1].trace.equals(second)
    assert begun.warm_up == whole.warm_up


def test_a_state_is_that_of_a_run(plant):
    """Warming up alone gives what a run saves at the end of its warm-up."""
    state = warm(plant, "2d", seed=5)
    # Samples are events, too: none are taken while warming up alone.
    asked = {"duration": "1d", "seed": 5, "sample_interval": 0.0}
    whole = simulate(plant, warm_up="2d", **asked)
    begun = simulate(plant, start=state, **asked)
    assert whole.replications[0].trace.equals(begun.replications[0].trace)


def test_the_readable_kernel_begins_from_its_own_states(plant):
    """Each kernel reads what it wrote."""
    state = warm(plant, "9h", seed=5, kernel=ReferenceKernel)
    asked = {"duration": "1h", "seed": 5, "sample_interval": 0.0, "kernel": ReferenceKernel}
    begun = simulate(plant, start=state, **asked)
    whole = simulate(plant, warm_up="9h", **asked)
    assert whole.replications[0].trace.equals(begun.replications[0].trace)
    with pytest.raises(ProgramError, match="kernel"):
        simulate(plant, duration="1h", start=state)


def slower(plant, factor):
    """Give the plant with longer times at the first station of its line."""
    line = plant.lines[0]
    first = line.stations[0]
    law = Law("constant", (factor * first.cycle_time.mean(),))
    stations = (replace(first, cycle_time=law), *line.stations[1:])
    return replace(plant, lines=(replace(line, stations=stations), *plant.lines[1:]))


def test_another_plant_of_the_same_structure_begins_from_it(plant):
    """A slower first station makes less, as it does after a warm-up of its own."""
    state = warm(plant, "5d", seed=5)
    slow = slower(plant, 1.5)
    short = simulate(slow, duration="20d", seed=6, start=state, settle="2d")
    whole = simulate(slow, warm_up="7d", duration="20d", seed=6)
    made = [run.replications[0].trace.sink_count.sum() for run in (short, whole)]
    assert made[0] == pytest.approx(made[1], rel=0.03)
    assert short.warm_up == pytest.approx(7 * 86400)


def test_a_state_that_does_not_fit_is_refused(plant):
    """One machine more is another structure."""
    state = warm(plant, "1d", seed=5)
    line = plant.lines[0]
    stations = (replace(line.stations[0], machines=2), *line.stations[1:])
    more = replace(plant, lines=(replace(line, stations=stations), *plant.lines[1:]))
    with pytest.raises(ProgramError):
        simulate(more, duration="1d", start=state)


def test_a_plant_without_buffers_has_a_state():
    """One machine between source and sink."""
    bare = Plant(
        name="bare",
        sources=(Source(name="rod"),),
        sinks=(Sink(name="out"),),
        stations=(
            Station(
                name="cut",
                cycle_time=Law("constant", (7.0,)),
                inputs=(Input(origin="rod"),),
                to="out",
            ),
        ),
    )
    begun = simulate(bare, duration=70.0, start=warm(bare, 10.0))
    assert begun.replications[0].trace.sink_count.sum() == 10


@pytest.mark.parametrize("content", [b"", b"motorworks warm state 1\n", b"\x00" * 400])
def test_files_that_hold_no_state_are_said(content, tmp_path):
    """With the name of the file, and what was expected."""
    path = tmp_path / "x.mwstate"
    path.write_bytes(content)
    with pytest.raises(MotorworksError, match=r"x\.mwstate.*holds no saved state"):
        WarmState.load(path)
    with pytest.raises(MotorworksError, match="cannot be read"):
        WarmState.load(tmp_path / "none.mwstate")


def test_a_state_that_cannot_be_written_is_said(plant, tmp_path):
    """A folder stands where the file should be."""
    state = warm(plant, "1h", seed=5)
    (tmp_path / "taken").mkdir()
    with pytest.raises(MotorworksError, match="cannot be written"):
        state.save(tmp_path / "taken")
