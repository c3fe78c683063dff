"""The command line as a person uses it: arguments in, exit code and text out."""

import functools
import sys
from typing import NamedTuple

import pytest
import typer

from motorworks.cli.app import main

GET_COMMAND = functools.cache(typer.main.get_command)
"""What a process does once, for all commands that are run in this one."""


class Said(NamedTuple):
    """What a command said."""

    code: int
    out: str
    err: str


@pytest.fixture
def command(monkeypatch, capsys, tmp_path):
    """Run `motorworks ARGUMENTS` in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(typer.main, "get_command", GET_COMMAND)

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["motorworks", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        captured = capsys.readouterr()
        return Said(ended.value.code or 0, captured.out, captured.err)

    return run
