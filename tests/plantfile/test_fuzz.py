"""No file, however broken, gives anything but a plant or findings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutants import SEEDS, broken, texts

from motorworks.compile import compile_plant
from motorworks.kernel import Kernel
from motorworks.plantfile import check_plant
from motorworks.program import streams


def answer(text: str) -> None:
    """Check a text: there is a plant, or an error that says why not."""
    plant, findings = check_plant(text)
    errors = [f for f in findings if f.severity == "error"]
    assert (plant is None) == bool(errors)
    assert all(str(f).isprintable() for f in findings)


@given(st.sampled_from(range(len(SEEDS))), st.integers(0, 2**32))
@settings(max_examples=150)
def test_broken_plants_are_answered(which, seed):
    """A plant or findings, never an exception."""
    answer(broken(texts()[which], seed))


@pytest.mark.fuzz
@given(st.sampled_from(range(len(SEEDS))), st.integers(0, 2**32))
def test_many_broken_plants_are_answered(which, seed):
    """The same for as long as one likes."""
    answer(broken(texts()[which], seed))


@given(st.sampled_from(range(len(SEEDS))), st.integers(0, 2**32))
@settings(max_examples=150)
def test_what_passes_the_check_passes_the_door_of_the_kernel(which, seed):
    """The findings of a file are all there is to find: behind them nothing is refused."""
    plant, _ = check_plant(broken(texts()[which], seed))
    if plant is not None:
        program = compile_plant(plant).program
        Kernel(program, streams(program, 1))


@given(st.text(max_size=80))
def test_any_text_is_answered(text):
    """A text that is no TOML at all."""
    answer(text + "\n")


@given(st.binary(max_size=200))
def test_any_bytes_are_answered(tmp_path_factory, data):
    """A file that is no text at all."""
    path = tmp_path_factory.mktemp("bytes") / "plant.toml"
    path.write_bytes(data)
    plant, findings = check_plant(path)
    assert (plant is None) == bool([f for f in findings if f.severity == "error"])
