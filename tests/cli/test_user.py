"""Users of a studio, on the command line."""

import getpass
import io
import json
import sys

import pytest

PASSWORD = "four corner posts"


@pytest.fixture
def typed(monkeypatch):
    """Give a function that says what comes on standard input."""

    def say(text):
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))

    return say


def _add(command, typed, name, *words):
    typed(PASSWORD + "\n")
    return command("user", "add", name, "--password-stdin", *words)


def test_users_are_made_listed_changed_and_removed(command, typed, tmp_path):
    """In the folder of the project, where the server sees it."""
    assert _add(command, typed, "wei", "--role", "editor").code == 0
    assert "as viewer" in _add(command, typed, "张伟").out
    listed = json.loads(command("user", "list", "--json").out)
    assert [(u["name"], u["role"]) for u in listed] == [("wei", "editor"), ("张伟", "viewer")]
    assert "editor" in command("user", "list", "--project", tmp_path).out
    assert command("user", "role", "WEI", "admin").out == "wei is admin now\n"
    typed("other long words\n")
    assert command("user", "password", "wei", "--password-stdin").code == 0
    assert command("user", "remove", "wei").code == 0
    assert [u["name"] for u in json.loads(command("user", "list", "--json").out)] == ["张伟"]
    assert PASSWORD not in "".join(f.read_text() for f in tmp_path.rglob("*.json"))


def test_a_password_is_typed_twice(command, monkeypatch, typed):
    """On a terminal, without being shown."""
    typed("")
    sys.stdin.isatty = lambda: True
    answers = [PASSWORD, "another one here", PASSWORD, PASSWORD]
    monkeypatch.setattr(getpass, "getpass", lambda _words: answers.pop(0))
    said = command("user", "add", "wei")
    assert said.code == 2
    assert "two passwords differ" in said.err
    assert command("user", "add", "wei").code == 0
    assert answers == []


def test_nobody_is_there_at_first(command):
    """Which is said."""
    assert "no users" in command("user", "list").out
    assert command("user", "list", "--json").out == "[]\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("add", "a b"), "no name for a user"),
        (("add", ""), "no name for a user"),
        (("add", "x" * 300), "no name for a user"),
        (("add", "wei", "--role", "king"), "'king' is no role; expected one of viewer, editor"),
        (("add", "wei", "--project", "nowhere"), "there is no such folder"),
        (("remove", "nobody"), "there is no user 'nobody'"),
        (("role", "nobody", "viewer"), "there is no user 'nobody'"),
        (("role", "nobody", "king"), "'king' is no role"),
        (("password", "nobody"), "there is no user 'nobody'"),
    ],
)
def test_what_makes_no_sense_is_refused(command, typed, words, expected):
    """In one sentence, and nothing is written."""
    typed(PASSWORD + "\n")
    given = [*words, "--password-stdin"] if words[0] in ("add", "password") else words
    said = command("user", *given)
    assert said.code == 2
    assert expected in " ".join(said.err.split())
    assert command("user", "list", "--json").out == "[]\n"


def test_a_password_must_be_good(command, typed):
    """Long enough; and without a terminal the command says how to give it."""
    typed("short\n")
    assert "5 characters; expected 12" in command("user", "add", "wei", "--password-stdin").err
    typed(PASSWORD)
    assert "give --password-stdin" in command("user", "add", "wei").err
    assert command("user", "list", "--json").out == "[]\n"


def test_a_name_is_taken_once(command, typed):
    """However it is written."""
    assert _add(command, typed, "wei").code == 0
    said = _add(command, typed, "WEI")
    assert said.code == 2
    assert "already" in said.err


def test_a_damaged_file_is_named(command, typed, tmp_path):
    """With what to do."""
    assert _add(command, typed, "wei").code == 0
    file = next(tmp_path.rglob("accounts.json"))
    file.write_text("{")
    said = command("user", "list")
    assert said.code == 1
    assert "accounts.json" in said.err
    assert "damaged" in said.err


@pytest.mark.parametrize("words", [("--host", "0.0.0.0"), ("--name", "works.example.com")])
def test_a_studio_for_others_needs_a_user(command, words):
    """It does not start, and says what to do."""
    said = command("studio", "tutorial", "--no-browser", "--port", "0", *words)
    assert said.code == 2
    assert "motorworks user add NAME" in said.err
