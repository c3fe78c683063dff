"""The set-up names each part that a machine lacks, in one line, before it starts."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "tools" / "preflight.sh"

# Stand-ins for what a machine may have; each answers only what the script asks.
GOOD_PYTHON = f'#!/bin/sh\nexec "{sys.executable}" "$@"\n'
OLD_PYTHON = """#!/bin/sh
case "$*" in *version_info*) exit 1 ;; --version) echo "Python 3.9.2" ;; esac
"""
DEBIAN_PYTHON_ALONE = """#!/bin/sh
case "$*" in *ensurepip*) exit 1 ;; *sysconfig*) echo /nowhere ;; esac
"""
GOOD_COMPILER = "#!/bin/sh\nexit 0\n"
OLD_COMPILER = "#!/bin/sh\nexit 1\n"


@pytest.fixture
def check(tmp_path):
    """Give a function that runs the script on a machine with these programs and no others."""

    def run(**programs: str) -> tuple[int, list[str]]:
        for tool in ("sh", "mktemp", "rm"):
            (tmp_path / tool).symlink_to(str(shutil.which(tool)))
        for name, text in programs.items():
            program = tmp_path / name.replace("cxx", "c++")
            program.write_text(text)
            program.chmod(0o755)
        done = subprocess.run(
            [str(tmp_path / "sh"), str(SCRIPT)],
            env={"PATH": str(tmp_path), "TMPDIR": os.environ.get("TMPDIR", "/tmp")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout == ""
        return done.returncode, done.stderr.splitlines()

    return run


def test_a_complete_machine_passes_in_silence(check):
    """Nothing is said where nothing is missing."""
    assert check(make="", python3=GOOD_PYTHON, cxx=GOOD_COMPILER) == (0, [])


@pytest.mark.parametrize(
    ("programs", "named"),
    [
        ({"python3": GOOD_PYTHON, "cxx": GOOD_COMPILER}, ["install make"]),
        ({"make": "", "cxx": GOOD_COMPILER}, ["install python3"]),
        # A version manager's stand-in that finds no Python behind it.
        ({"make": "", "python3": "#!/bin/sh\nexit 127\n", "cxx": GOOD_COMPILER}, ["does not run"]),
        ({"make": "", "python3": OLD_PYTHON, "cxx": GOOD_COMPILER}, ["Python 3.9.2 is too old"]),
        (
            {"make": "", "python3": DEBIAN_PYTHON_ALONE, "cxx": GOOD_COMPILER},
            ["install python3-venv", "install python3-dev"],
        ),
        ({"make": "", "python3": GOOD_PYTHON}, ["install g++"]),
        ({"make": "", "python3": GOOD_PYTHON, "cxx": OLD_COMPILER}, ["cannot compile C++20"]),
        ({}, ["install make", "install python3", "install g++"]),
    ],
    ids=lambda value: " and ".join(value) if isinstance(value, list) else "",
)
def test_a_missing_part_is_named(check, programs, named):
    """One line for each missing part, and the exit code says that something is missing."""
    code, lines = check(**programs)
    assert code == 1
    assert len(lines) == len(named)
    for line, words in zip(lines, named, strict=True):
        assert words in line
