"""Processes that compute stand back, as far as the system lets them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from motorworks.studio.kindness import stand_back

SLEEP = [sys.executable, "-c", "import time; time.sleep(600)"]
BY = 7


@pytest.fixture
def leader():
    """Give a process that leads a session of its own."""
    with subprocess.Popen(SLEEP, start_new_session=True) as process:
        yield process
        process.kill()


def test_a_process_and_its_session_stand_back(leader):
    """By as much as was asked for; this process stays where it was."""
    before = os.getpriority(os.PRIO_PROCESS, 0)
    stand_back(leader.pid, BY)
    assert os.getpriority(os.PRIO_PROCESS, leader.pid) == BY
    assert os.getpriority(os.PRIO_PROCESS, 0) == before


@pytest.mark.skipif(
    not Path("/proc/self/autogroup").exists(), reason="this system shares out by process alone"
)
def test_its_session_stands_back_as_a_whole(leader):
    """Where Linux shares processors out among sessions, being nice alone would do nothing."""
    stand_back(leader.pid, BY)
    kind, nice = Path(f"/proc/{leader.pid}/autogroup").read_text().split()[::2]
    assert kind.startswith("/autogroup")
    assert int(nice) == BY


def test_a_process_that_is_gone_is_no_mistake():
    """It may have ended before anybody came to it."""
    process = subprocess.Popen([sys.executable, "-c", ""], start_new_session=True)
    process.wait()
    stand_back(process.pid, BY)
