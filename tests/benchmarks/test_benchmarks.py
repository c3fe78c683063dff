"""The benchmark runs, and its record hangs together. No speed is asserted."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from benchmarks.hold import STRUCTURES
from benchmarks.lines import LINES

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def quick(tmp_path_factory):
    """Give the record of one tiny round, printed and written."""
    out = tmp_path_factory.mktemp("bench") / "new" / "bench.json"
    # Of the peers only SimPy is in this environment: the others must be reported as missing.
    peers = ["--peers-python", sys.executable, "--docs", str(out.parent / "docs")]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick", "--json", "--out", str(out), *peers],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    printed = json.loads(done.stdout)
    assert printed == json.loads(out.read_text(encoding="utf-8"))
    assert (out.parent / "docs" / "background" / "peers.md").exists()
    return printed


def test_machine_is_recorded(quick):
    """Processor, Python and compiler stand beside the figures."""
    machine = quick["machine"]
    assert machine["python"] == sys.version.split()[0]
    assert machine["cpu"]
    assert machine["compiler"].split()[0] in {"g++", "clang", "MSVC"}


def test_lines_have_their_ratios(quick):
    """A ratio is the quotient of the two times it names."""
    assert set(quick["lines"]) == set(LINES)
    for line in quick["lines"].values():
        for structure in STRUCTURES:
            yardstick = quick["hold"][f"{structure} 20"]["ns_per_operation"]
            assert line[f"over_{structure}"] == pytest.approx(line["ns_per_operation"] / yardstick)
        assert 0 < line["throughput_kernel"]["mean"] < 1


def test_peers_are_measured_or_say_why_not(quick):
    """SimPy has its figures; a peer that is not installed costs its own row only."""
    for line, entries in quick["peers"].items():
        own = quick["lines"][line]["ns_per_operation"]
        assert entries["motorworks"]["ns_per_operation"] == own
        simpy = entries["simpy"]
        assert simpy["times_slower"] == pytest.approx(simpy["ns_per_operation"] / own)
        assert simpy["operations"] > 500
        for package in ("salabim", "ciw", "simantha", "simprocesd"):
            assert not entries[package]["measured"]
            assert f"No module named '{package}'" in entries[package]["reason"]


def test_plant_has_its_year(quick):
    """The run in a process of its own tells time, events and memory."""
    plant = quick["dalian"]
    assert plant["slots"] > 490
    assert plant["year"]["operations"] > 1000
    assert plant["year"]["peak_mib"] > 10


def test_table_names_every_case(quick):
    """The table for people holds all that was measured."""
    from rich.console import Console

    from benchmarks.table import show

    console = Console(width=100, file=StringIO())
    show(quick, console)
    text = console.file.getvalue()
    for name in (*quick["hold"], *quick["lines"], "dalian", "MiB", "SimPROCESD"):
        assert name in text
