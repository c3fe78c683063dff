"""Random streams: one 8-byte state per thing and purpose, from seed, replication and name.

A stream hangs on (seed, replication, name, number, purpose), so two plants that differ in
one machine share all other draws (common random numbers), and a file may be reordered.
"""

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from motorworks.program.program import Program

Seeds = NDArray[np.uint64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Streams:
    """Initial states of all streams of a run, uint64.

    Attributes
    ----------
    process, setup, tool, quality, route
        One per machine, shape (M,).
    up, repair
        One per machine and failure mode, shape (sum over machines of its modes,), the
        modes of a machine together, machines in order.
    gap, kind
        One per source, shape (Q,): gaps between arrivals, model drawn.
    absence
        One per pool, shape (P,).
    lead
        One per supply, shape (V,): lead times.
    """

    process: Seeds
    setup: Seeds
    tool: Seeds
    quality: Seeds
    route: Seeds
    up: Seeds
    repair: Seeds
    gap: Seeds
    kind: Seeds
    absence: Seeds
    lead: Seeds

    def arrays(self) -> dict[str, Seeds]:
        """Give the arrays by name, as the kernel takes them."""
        return dict(vars(self))


def stream_state(seed: int, replication: int, name: str, number: int, purpose: str) -> int:
    """Give the initial 64-bit state of one stream.

    The first 8 bytes of BLAKE2b over the fields, so that related names give unrelated
    states.
    """
    text = f"{seed}\x1f{replication}\x1f{name}\x1f{number}\x1f{purpose}"
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


def streams(program: Program, seed: int, replication: int = 0) -> Streams:
    """Give the streams of one replication of a program."""
    machines = [
        (name, number, s)
        for s, name in enumerate(program.station_names)
        for number in range(int(program.station_machines[s]))
    ]
    modes = np.diff(program.failure_start)

    def per_machine(purpose: str) -> Seeds:
        return _seeds(stream_state(seed, replication, n, i, purpose) for n, i, _ in machines)

    def per_mode(purpose: str) -> Seeds:
        return _seeds(
            stream_state(seed, replication, n, i, f"{purpose} {mode}")
            for n, i, s in machines
            for mode in range(int(modes[s]))
        )

    def per_name(names: tuple[str, ...], purpose: str) -> Seeds:
        return _seeds(stream_state(seed, replication, n, 0, purpose) for n in names)

    return Streams(
        process=per_machine("process"),
        setup=per_machine("setup"),
        tool=per_machine("tool"),
        quality=per_machine("quality"),
        route=per_machine("route"),
        up=per_mode("up"),
        repair=per_mode("repair"),
        gap=per_name(program.source_names, "gap"),
        kind=per_name(program.source_names, "model"),
        absence=per_name(program.pool_names, "absence"),
        lead=per_name(program.supply_names, "lead time"),
    )


def _seeds(states: object) -> Seeds:
    return np.fromiter(states, dtype=np.uint64)  # type: ignore[call-overload, no-any-return]
