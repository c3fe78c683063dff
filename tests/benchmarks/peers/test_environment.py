"""The peers' environment is made once, and a registry out of reach is told in one sentence."""

import sys

import pytest

from benchmarks.peers import environment
from benchmarks.peers.environment import PeersMissingError, interpreter, last_line, python_in
from benchmarks.peers.roster import PEERS


@pytest.fixture
def lock(tmp_path):
    """Give a list with a package that no registry has."""
    path = tmp_path / "peers.txt"
    path.write_text("motorworks-has-no-such-peer==1\n", encoding="utf-8")
    return path


@pytest.fixture
def commands(monkeypatch):
    """Record the commands of the set-up instead of running them; they make a folder."""
    found = []

    def run(command):
        found.append(command)
        if "venv" in command:
            python = python_in(environment.Path(command[-1]))
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()

    monkeypatch.setattr(environment, "_run", run)
    return found


def test_environment_is_made_once(tmp_path, lock, commands):
    """The second time nothing is run."""
    told = []
    first = interpreter(told.append, tmp_path / "venv", lock)
    assert len(commands) == 2
    assert str(lock) in commands[1]
    assert interpreter(told.append, tmp_path / "venv", lock) == first
    assert len(commands) == 2
    assert len(told) == 1


def test_environment_is_made_anew_for_another_list(tmp_path, lock, commands):
    """Other versions in the list are installed."""
    interpreter(lambda _text: None, tmp_path / "venv", lock)
    lock.write_text("simpy==4.1.2\n", encoding="utf-8")
    interpreter(lambda _text: None, tmp_path / "venv", lock)
    assert len(commands) == 4


def test_registry_out_of_reach_is_told(tmp_path, lock, monkeypatch):
    """The real pip is run without a registry: one sentence says what is missing."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    run = environment._run
    ours = [sys.executable]  # to make an environment takes long, and has a pip no other than ours
    monkeypatch.setattr(
        environment, "_run", lambda command: "pip" in command and run(ours + command[1:])
    )
    with pytest.raises(PeersMissingError, match=r"could not be installed: .*no-such-peer"):
        interpreter(lambda _text: None, tmp_path / "venv", lock)
    assert not (tmp_path / "venv" / "peers.stamp").exists()  # the next time it is tried again


def test_missing_tool_is_told(tmp_path, lock):
    """An interpreter that is not there is no traceback."""
    with pytest.raises(PeersMissingError, match="could not be installed"):
        interpreter(lambda _text: None, tmp_path / "venv", lock, base=str(tmp_path / "python"))


def test_last_line_prefers_an_error():
    """Pip ends with hints; its error says more."""
    assert last_line("ERROR: no such thing\nnotice: a new pip\n\n") == "ERROR: no such thing"
    assert last_line("one\ntwo\n") == "two"
    assert last_line(" \n") == "no reason was given"


def test_every_peer_is_in_the_list_and_has_its_models():
    """A peer without an exact version could not be measured again."""
    listed = {
        line.partition("==")[0].lower()
        for line in environment.LOCK.read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    for peer in PEERS:
        assert peer.package in listed
        assert (environment.ROOT / f"{peer.module.replace('.', '/')}.py").exists()


def test_interpreter_of_an_environment_is_found():
    """The name differs by system."""
    folder = environment.Path("venv")
    assert python_in(folder).parts[0] == "venv"
    assert (python_in(folder).suffix == ".exe") == (sys.platform == "win32")
