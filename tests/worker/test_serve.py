"""A process that computes trials for another."""

import json
import pickle
import subprocess
import sys

from tests.store.conftest import trial

from motorworks.store import bare
from motorworks.worker.compute import compute
from motorworks.worker.serve import order, receive, send

HEAVY = ("polars", "pint", "scipy", "dask", "typer", "motorworks.experiment", "motorworks.report")
TELLING = """
import json, sys
from motorworks.worker.serve import serve
serve()
json.dump(sorted(sys.modules), sys.stderr)
"""


def served(*orders):
    """Give what a process answers, and the modules it has loaded."""
    process = subprocess.Popen(
        [sys.executable, "-c", TELLING],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    answers = []
    for one in orders:
        send(process.stdin, one)
        answers.append(receive(process.stdout))
    _, said = process.communicate()
    assert process.returncode == 0
    return answers, json.loads(said)


def test_a_plant_is_sent_once_and_figures_are_those_of_this_process():
    """Bit for bit; the second order goes without the plant."""
    wanted = [trial(0), trial(1)]
    packed = pickle.dumps(bare(wanted[0].plant))
    answers, _ = served(order(wanted[0], packed), order(wanted[1], None))
    for one, answer in zip(wanted, answers, strict=True):
        assert answer.table.equals(compute(one).table)


def test_nothing_is_loaded_that_only_others_need():
    """What makes tables, reads files or draws pages would keep each process waiting."""
    packed = pickle.dumps(bare(trial(0).plant))
    _, loaded = served(order(trial(0), packed))
    assert "motorworks.statistics.figures" in loaded
    assert not [m for m in loaded if m.startswith(HEAVY)]
