"""How far a process is, told line by line."""

import json
import os
import subprocess
import sys

import pytest
from tests.studio.conftest import PATIENCE

from motorworks.studio.jobs.telling import LINES, MARK, VARIABLE, heard, line

WORDS = "compare tutorial tutorial --for=3d --warm-up=1d --replications=2 --jobs=1 --json"


def test_what_is_told_is_heard() -> None:
    """A line is read as it was meant."""
    assert heard(line(0.25, "3 of 12 runs")) == {"share": 0.25, "words": "3 of 12 runs"}
    assert heard(line(None, "beginning")) == {"share": None, "words": "beginning"}


@pytest.mark.parametrize(
    "text", ["store: damaged", MARK, f"{MARK}[1]", f'{MARK}{{"share": 1}}', f"{MARK}{{"]
)
def test_other_lines_are_for_people(text: str) -> None:
    """What is no line of progress is none."""
    assert heard(text) is None


def test_a_share_that_cannot_be_is_not_believed() -> None:
    """Nobody knows how far it is then."""
    assert heard(f'{MARK}{{"share": 7, "words": "x"}}') == {"share": None, "words": "x"}


def test_a_command_tells_its_progress_where_it_is_asked_to() -> None:
    """Also with --json, on standard error; its answer is unchanged."""
    words = [sys.executable, "-m", "motorworks.cli", *WORDS.split()]
    asked = os.environ | {VARIABLE: LINES}
    done = subprocess.run(words, env=asked, capture_output=True, text=True, check=True)
    said = [found for text in done.stderr.split("\n") if (found := heard(text))]
    assert said[-1]["share"] == 1.0
    assert "2 of 2 runs" in said[-1]["words"]
    assert json.loads(done.stdout)["replications"] == 2


def test_a_process_to_which_nobody_listens_ends_at_once() -> None:
    """Whoever wanted its answer is gone."""
    script = (
        "import time\n"
        "from motorworks.studio.jobs.telling import telling\n"
        "with telling(lambda: (0.5, 'x')):\n"
        "    time.sleep(600)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        process.stderr.readline()
        process.stderr.close()
        assert process.wait(timeout=PATIENCE) == 130
