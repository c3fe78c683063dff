"""Verbs, exit codes and errors."""

import json
import sys
import tempfile

import motorworks

VERBS = ("plants", "new", "check", "run", "report", "schema", "validate")


def test_help_names_every_verb(command):
    """Nobody has to guess."""
    said = command("--help")
    assert said.code == 0
    assert all(verb in said.out for verb in VERBS)


def test_every_verb_takes_json(command):
    """Other programs read what people read."""
    for verb in VERBS:
        assert "--json" in command(verb, "--help").out


def test_version(command):
    """The version is the package's."""
    assert command("--version").out.strip() == f"motorworks {motorworks.__version__}"


def test_an_unknown_verb_is_two(command):
    """Wrong arguments give 2 and say so on standard error."""
    said = command("simulat")
    assert said.code == 2
    assert "simulat" in said.err


def test_errors_as_json(command):
    """With --json an error is JSON too, and its exit code the same."""
    said = command("check", "nowhere.toml", "--json")
    assert said.code == 2
    given = json.loads(said.out)
    assert given["good"] is False
    assert "nowhere.toml" in json.dumps(given["findings"])


def test_wrong_times_are_refused_in_words(command):
    """No traceback, but what was expected."""
    said = command("run", "tutorial", "--for", "1 fortnight")
    assert said.code == 2
    assert "expected a number with s, min, h" in said.err
    assert "Traceback" not in said.err


def test_a_fault_of_our_own_is_no_traceback(command, monkeypatch, tmp_path):
    """What we did wrong is said in one line, and its details are kept for the report."""

    def fail(_name):
        raise ZeroDivisionError("of our own")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(sys.modules["motorworks.files.catalogue"], "path_of", fail)
    said = command("new", "mine")
    assert said.code == 1
    assert "ZeroDivisionError: of our own" in said.err
    assert "Traceback" not in said.err
    (details,) = tmp_path.glob("motorworks-fault-*.txt")
    assert "Traceback" in details.read_text()
