"""A peer that crashes, hangs, is missing or talks nonsense says so and does no other harm."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.peers.apart import PeerError, parse, run_apart
from benchmarks.peers.passage import Stretch
from benchmarks.peers.roster import PEERS

STRETCH = Stretch(10.0, 50.0, 2)
GOOD = {"version": "1.2", "seconds": 0.5, "operations": 100, "throughputs": [0.7, 0.8]}


def script(tmp_path, text):
    """Give a program that stands in for the peers' interpreter."""
    path = tmp_path / "interpreter"
    path.write_text(f"#!{sys.executable}\n{text}", encoding="utf-8")
    path.chmod(0o755)
    return path


def run(python, patience=60.0):
    """Run the first peer."""
    return run_apart(python, PEERS[0], "tandem20", STRETCH, 3, patience)


def test_answer_is_read():
    """Chatter before the last line is passed over."""
    found = parse("Simulation finished in 1.00s\n" + json.dumps(GOOD) + "\n", STRETCH)
    assert found.version == "1.2"
    assert found.measurement.per_operation == 0.5e9 / 100
    assert found.throughputs == (0.7, 0.8)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"seconds": 0.0}, "100 operations in 0.0 s"),
        ({"seconds": float("inf")}, "operations in inf s"),
        ({"seconds": float("nan")}, "operations in nan s"),
        ({"operations": 0}, "0 operations"),
        ({"throughputs": [0.7]}, "of 2 batches"),
        ({"throughputs": [0.7, -0.1]}, "-0.1"),
        ({"throughputs": [0.7, float("nan")]}, "nan"),
        ({"throughputs": 3}, "no answer that can be read"),
        ({"operations": "many"}, "no answer that can be read"),
        ({"version": None, "seconds": None}, "no answer that can be read"),
    ],
)
def test_answer_that_cannot_be_true_is_refused(change, says):
    """No figure is made of it."""
    with pytest.raises(PeerError, match=says):
        parse(json.dumps(GOOD | change), STRETCH)


@pytest.mark.parametrize("text", ["", "\n", "hello", "[1, 2]", "7", '{"version": "1"}'])
def test_what_is_no_answer_is_refused(text):
    """Silence and chatter alone are no answer."""
    with pytest.raises(PeerError, match="no answer that can be read"):
        parse(text, STRETCH)


def test_peer_is_asked_for_line_seed_and_stretch(tmp_path):
    """The command line says what to run; the answer comes back."""
    text = (
        f"import json, sys\nprint(json.dumps({GOOD!r} | {{'version': ' '.join(sys.argv[1:])}}))\n"
    )
    asked = run(script(tmp_path, text)).version
    assert asked == (
        "-m benchmarks.peers.simpy_lines tandem20 --seed 3 --warm-up 10.0 --batch 50.0 --batches 2"
    )


def test_peer_does_not_inherit_our_packages(tmp_path, monkeypatch):
    """What leads Python to other packages is kept from the peer."""
    monkeypatch.setenv("PYTHONPATH", "/ours")
    text = (
        f"import json, os\nprint(json.dumps({GOOD!r} | {{'version': os.getenv('PYTHONPATH')}}))\n"
    )
    assert run(script(tmp_path, text)).version == "None"


def test_crash_gives_code_and_last_line(tmp_path):
    """The reason is the last line of the traceback."""
    with pytest.raises(PeerError, match=r"ended with code 1: ZeroDivisionError: .+"):
        run(script(tmp_path, "1 / 0\n"))


def test_silent_crash_is_told_too(tmp_path):
    """A process that says nothing still has its exit code."""
    with pytest.raises(PeerError, match="ended with code 3: no reason was given"):
        run(script(tmp_path, "raise SystemExit(3)\n"))


def test_peer_that_hangs_is_ended(tmp_path):
    """Patience is limited."""
    with pytest.raises(PeerError, match=r"took more than 0\.3 s"):
        run(script(tmp_path, "import time\ntime.sleep(600)\n"), patience=0.3)


def test_missing_interpreter_is_told():
    """An environment that was thrown away is no traceback."""
    with pytest.raises(PeerError, match="could not be started"):
        run(Path("/nowhere/python"))


def test_missing_package_is_told():
    """Our own interpreter has no such peer."""
    absent = replace(PEERS[0], package="absent")
    with pytest.raises(PeerError, match=r"No module named benchmarks\.peers\.absent_lines"):
        run_apart(Path(sys.executable), absent, "tandem20", STRETCH, 1)
