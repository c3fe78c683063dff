"""The state of a plant at a time, from which many short runs can begin."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from motorworks.compile import compile_plant
from motorworks.errors import MotorworksError, PileUpError, RunError
from motorworks.files import whole
from motorworks.plant import Plant
from motorworks.program import streams
from motorworks.program.trace import PILE_UP, STANDSTILL
from motorworks.simulation.span import seconds

MAGIC = b"motorworks warm state 1\n"
LARGEST_NOTE = 1 << 16


@dataclass(frozen=True, kw_only=True, eq=False)
class WarmState:
    """A plant in the midst of its work.

    Attributes
    ----------
    state
        What the kernel saved: parts, work under way, clocks and random streams.
    time
        Time reached [s].
    plant
        Name of the plant.
    seed, replication
        Of the run it was taken from.
    version
        Version of Motorworks that took it.
    """

    state: bytes
    time: float
    plant: str
    seed: int
    replication: int
    version: str

    def save(self, path: Path) -> None:
        """Write it to a file, whole or not at all.

        Raises
        ------
        MotorworksError
            If the file cannot be written.
        """
        note = {name: value for name, value in vars(self).items() if name != "state"}
        text = json.dumps(note).encode()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with whole(path) as part:
                part.write_bytes(MAGIC + len(text).to_bytes(4, "little") + text + self.state)
        except OSError as error:
            msg = f"{path}: the state cannot be written: {error.strerror or error}"
            raise MotorworksError(msg) from error

    @staticmethod
    def load(path: Path) -> "WarmState":
        """Read it from a file. Whether it is whole and fits is seen when a run begins from it.

        Raises
        ------
        MotorworksError
            If the file cannot be read or holds no state.
        """
        try:
            data = path.read_bytes()
        except OSError as error:
            msg = f"{path}: the state cannot be read: {error.strerror or error}"
            raise MotorworksError(msg) from error
        try:
            return _parsed(data)
        except (ValueError, KeyError, TypeError) as error:
            msg = f"{path}: holds no saved state; expected a file that run --save-state wrote"
            raise MotorworksError(msg) from error


def _parsed(data: bytes) -> WarmState:
    rest = data.removeprefix(MAGIC)
    if len(rest) == len(data):
        raise ValueError
    length = int.from_bytes(rest[:4], "little")
    if length > LARGEST_NOTE:
        raise ValueError
    note = json.loads(rest[4 : 4 + length])
    time = float(note["time"])
    if not 0 <= time <= 1e12:
        raise ValueError
    return WarmState(
        state=rest[4 + length :],
        time=time,
        plant=str(note["plant"]),
        seed=int(note["seed"]),
        replication=int(note["replication"]),
        version=str(note["version"]),
    )


def warm(
    plant: Plant,
    warm_up: float | str,
    *,
    seed: int = 1,
    replication: int = 0,
    kernel: Callable[..., Any] | None = None,
) -> WarmState:
    """Give the state of a plant after some time, counted from the empty start.

    Parameters
    ----------
    plant
        The plant.
    warm_up
        The time: [s], or text such as ``"21 d"``.
    seed, replication
        Whose random numbers it lives through.
    kernel
        The kernel's class; the compiled one by default.

    Raises
    ------
    PlantError
        If the plant cannot be lowered.
    PileUpError
        If parts pile up without limit.
    RunError
        If time stands still.
    """
    until = seconds(warm_up, "warm-up")
    program = compile_plant(plant, horizon=until).program
    made = (kernel or _compiled_kernel())(program, streams(program, seed, replication))
    status = made.advance(until)
    if status == PILE_UP:
        raise PileUpError(f"more parts than {program.max_parts} pile up during the warm-up")
    if status == STANDSTILL:
        raise RunError("time stands still during the warm-up: operations that take no time")
    return WarmState(
        state=made.save(),
        time=until,
        plant=plant.name,
        seed=seed,
        replication=replication,
        version=version("motorworks"),
    )


def _compiled_kernel() -> Callable[..., Any]:
    from motorworks.kernel import Kernel

    return Kernel
