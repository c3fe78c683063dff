"""No file, however broken, gives anything but a plant or findings."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motorworks.compile import compile_plant
from motorworks.kernel import Kernel
from motorworks.plantfile import check_plant
from motorworks.plantfile.catalogue import path_of
from motorworks.program import streams

SEEDS = [path_of("tutorial"), path_of("midsize"), Path(__file__).parent / "good/everything.toml"]
ODD = [
    "nan", "inf", "-1", "0", "1e999", "99999999999999999999", '""', '"x"', "[]", "{}", "true",
    "2021-05-01", "06:00:00", '"48 s"', '"-3 h"', '"5 %"', '"previous"', '"none"', '"unlimited"',
    "[[1, 2]]", '["a", "b"]', "{ to = 'x' }", "{ law = 'gamma' }", '"9**9**9 s"', '"0 s"', "0.0",
    '[{ from = "previous", take = 1000 }]', "{ source = 3 }", '"assumption"',
]  # fmt: skip


def texts() -> list[str]:
    """Give the texts that are broken."""
    return [path.read_text(encoding="utf-8") for path in SEEDS]


def broken(text: str, seed: int) -> str:
    """Give a text with a few of its parts exchanged, doubled or taken away."""
    draw = random.Random(seed)
    lines = text.split("\n")
    for _ in range(draw.randint(1, 4)):
        n = draw.randrange(len(lines))
        draw.choice(BREAKS)(lines, n, draw)
        lines = lines or [""]
    return "\n".join(lines) + "\n"


def remove(lines: list[str], n: int, _draw: random.Random) -> None:
    """Take a line away."""
    del lines[n]


def double(lines: list[str], n: int, draw: random.Random) -> None:
    """Put a line where another is."""
    lines.insert(n, draw.choice(lines))


def swap(lines: list[str], n: int, draw: random.Random) -> None:
    """Exchange two lines."""
    m = draw.randrange(len(lines))
    lines[n], lines[m] = lines[m], lines[n]


def odd_value(lines: list[str], n: int, draw: random.Random) -> None:
    """Put an odd value behind a key."""
    lines[n] = lines[n].partition("=")[0] + f"= {draw.choice(ODD)}"


def other_value(lines: list[str], n: int, draw: random.Random) -> None:
    """Put the value of another key behind a key."""
    lines[n] = lines[n].partition("=")[0] + "=" + draw.choice(lines).partition("=")[2]


def other_words(lines: list[str], n: int, draw: random.Random) -> None:
    """Exchange words with those of other lines."""
    words = re.findall(r"\w+", " ".join(draw.choice(lines) for _ in range(9))) or ["a"]
    lines[n] = re.sub(r"\w+", lambda m: draw.choice([m[0], draw.choice(words)]), lines[n])


def odd_sign(lines: list[str], n: int, draw: random.Random) -> None:
    """Put a sign of the language, or a strange one, somewhere."""
    at = draw.randrange(len(lines[n]) + 1)
    sign = draw.choice("\"'[]{}=.,#\\\x00\n é🏭-")
    lines[n] = lines[n][:at] + sign + lines[n][at + draw.randint(0, 2) :]


BREAKS = [remove, double, swap, odd_value, odd_value, other_value, other_words, odd_sign]


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
