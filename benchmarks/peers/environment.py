"""The peers' own environment: made from a locked list, kept until the list changes."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements" / "peers.txt"
FOLDER = ROOT / "build" / "peers-venv"
PATIENCE = 600.0  # for one command of the set-up [s]


class PeersMissingError(Exception):
    """The peers could not be installed; the message says why."""


def interpreter(
    tell: Callable[[str], None],
    folder: Path = FOLDER,
    lock: Path = LOCK,
    base: str = sys.executable,
) -> Path:
    """Give the interpreter of the peers' environment, which is made if it is not there.

    Raises
    ------
    PeersMissingError
        If it cannot be made, say because the package registry cannot be reached.
    """
    python = python_in(folder)
    stamp, wanted = folder / "peers.stamp", f"{folder}\n{sys.version}\n{lock.read_text('utf-8')}"
    if stamp.exists() and stamp.read_text("utf-8") == wanted and python.exists():
        return python
    tell(f"installing the peers into {folder.name} (once)")
    _run([base, "-m", "venv", "--clear", str(folder)])
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    _run([*pip, "--retries", "1", "--no-deps", "--requirement", str(lock)])
    stamp.write_text(wanted, "utf-8")
    return python


def python_in(folder: Path) -> Path:
    """Give the path of the interpreter in an environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PeersMissingError(f"the peers could not be installed: {error}") from error
    if done.returncode:
        raise PeersMissingError(f"the peers could not be installed: {last_line(done.stderr)}")


def last_line(text: str) -> str:
    """Give the last line that says something; of pip's, the last that tells an error."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR")]
    return (errors or lines or ["no reason was given"])[-1]
