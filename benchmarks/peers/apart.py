"""One run of a line in a peer, in a process of its own on the peers' interpreter."""

import json
import math
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measurement import Measurement
from benchmarks.peers.environment import ROOT, last_line
from benchmarks.peers.passage import Stretch
from benchmarks.peers.roster import Peer

PATIENCE = 120.0  # for one run [s]


class PeerError(Exception):
    """A peer gave no answer that can be used; the message says why."""


@dataclass(frozen=True)
class PeerRun:
    """What one run gave.

    Attributes
    ----------
    version
        The version of the peer.
    measurement
        User CPU time and station operations.
    throughputs
        Parts per second of each batch [1/s].
    """

    version: str
    measurement: Measurement
    throughputs: tuple[float, ...]


def run_apart(
    python: Path, peer: Peer, line: str, stretch: Stretch, seed: int, patience: float = PATIENCE
) -> PeerRun:
    """Run one line in a peer.

    Raises
    ------
    PeerError
        If it is missing, crashes, takes too long or answers nonsense.
    """
    command = [str(python), "-m", peer.module, line, "--seed", str(seed)]
    command += ["--warm-up", str(stretch.warm_up), "--batch", str(stretch.batch)]
    command += ["--batches", str(stretch.batches)]
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=_environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=patience,
        )
    except subprocess.TimeoutExpired as error:
        raise PeerError(f"took more than {patience:g} s") from error
    except OSError as error:
        raise PeerError(f"could not be started: {error}") from error
    if done.returncode:
        raise PeerError(f"ended with code {done.returncode}: {last_line(done.stderr)}")
    return parse(done.stdout, stretch)


def parse(text: str, stretch: Stretch) -> PeerRun:
    """Read the answer, the last line of what a peer printed.

    Raises
    ------
    PeerError
        If it is no answer, or one that cannot be true.
    """
    try:
        found: dict[str, Any] = json.loads((text.strip().splitlines() or [""])[-1])
        version = str(found["version"])
        seconds, operations = float(found["seconds"]), int(found["operations"])
        throughputs = tuple(float(value) for value in found["throughputs"])
    except (ValueError, KeyError, TypeError) as error:
        raise PeerError(f"gave no answer that can be read: {error!r}") from error
    if not (seconds > 0.0 and math.isfinite(seconds) and operations > 0):
        raise PeerError(f"answered {operations} operations in {seconds} s")
    if len(throughputs) != stretch.batches or not all(0.0 <= v < math.inf for v in throughputs):
        raise PeerError(f"answered these throughputs of {stretch.batches} batches: {throughputs}")
    return PeerRun(version, Measurement(seconds, operations), throughputs)


def _environment() -> dict[str, str]:
    """Give our environment without what would lead the peer astray."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    # SimPROCESD loads matplotlib, which would keep its list of fonts in the user's home.
    return kept | {"MPLBACKEND": "Agg", "MPLCONFIGDIR": str(ROOT / "build" / "matplotlib")}
