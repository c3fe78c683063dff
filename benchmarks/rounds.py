"""The rounds: every case once in each, and the results as one record."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

import motorworks
from benchmarks.hold import STRUCTURES, hold
from benchmarks.kernel_plant import kernel_plant, program_of, slots_of
from benchmarks.lines import LINES, MACHINES, Line
from benchmarks.machine import machine
from benchmarks.measurement import (
    Measurement,
    median_per_event,
    median_per_operation,
)
from benchmarks.peers.rounds import PeerRounds
from benchmarks.plan import Plan
from benchmarks.throughput import throughput_record
from benchmarks.year import measure_apart

PLANT = "dalian"
Rounds = dict[str, list[Measurement]]


def cases(plan: Plan) -> dict[str, Callable[[int], Measurement]]:
    """Give every case by name: a function from the seed to a measurement."""
    result: dict[str, Callable[[int], Measurement]] = {}
    for slots in (MACHINES, slots_of(program_of(PLANT))):
        for structure in STRUCTURES:
            result[f"{structure} {slots}"] = lambda seed, s=structure, n=slots: hold(
                s, n, plan.hold, seed
            )
    for line in LINES.values():
        result[line.name] = lambda seed, line=line: kernel_plant(
            line.name, plan.line_warm_up, plan.line, seed
        )
    result[PLANT] = lambda seed: kernel_plant(PLANT, plan.plant_warm_up, plan.plant, seed)
    return result


def measure(
    plan: Plan, tell: Callable[[str], None], peers_python: Path | None = None
) -> dict[str, Any]:
    """Give the whole record; ``tell`` hears what is being measured.

    The peers run on ``peers_python``; without it, in an environment made for them.
    """
    every = cases(plan)
    peers = PeerRounds.prepare(tell, peers_python)
    rounds: Rounds = defaultdict(list)
    for number in range(1, plan.rounds + 1):
        for name, run in every.items():
            tell(f"round {number} of {plan.rounds}: {name}")
            rounds[name].append(run(number))
        peers.run(number, plan.peer_stretch, tell)
    tell(f"{PLANT}, {plan.year}")
    return record(plan, rounds, peers, measure_apart(PLANT, plan.year))


def record(plan: Plan, rounds: Rounds, peers: PeerRounds, year: dict[str, Any]) -> dict[str, Any]:
    """Give the record from the measurements."""
    slots = slots_of(program_of(PLANT))
    return {
        "motorworks": motorworks.__version__,
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "plan": asdict(plan),
        "hold": {
            f"{structure} {n}": {
                "ns_per_operation": median_per_operation(rounds[f"{structure} {n}"])
            }
            for n in (MACHINES, slots)
            for structure in STRUCTURES
        },
        "lines": {name: line_record(line, rounds) for name, line in LINES.items()},
        "peers": peers.record({name: rounds[name] for name in LINES}),
        PLANT: plant_record(rounds, slots, year),
    }


def line_record(line: Line, rounds: Rounds) -> dict[str, Any]:
    """Give the record of a line: speed, ratios, throughput."""
    own = rounds[line.name]
    ns = median_per_operation(own)
    return {
        "ns_per_operation": ns,
        "ns_per_event": median_per_event(own),
        **over_hold(ns, rounds, MACHINES),
        "throughput_true": asdict(line.throughput),
        "throughput_kernel": throughput_record(line, [m.throughput for m in own]),
    }


def over_hold(ns: float, rounds: Rounds, slots: int) -> dict[str, float]:
    """Give the ratios to the hold models of that size, each the median over the rounds."""
    return {
        f"over_{structure}": ns / median(m.per_operation for m in rounds[f"{structure} {slots}"])
        for structure in STRUCTURES
    }


def plant_record(rounds: Rounds, slots: int, year: dict[str, Any]) -> dict[str, Any]:
    """Give the record of the plant: per event, over hold, and the year."""
    ns = median_per_event(rounds[PLANT])
    return {
        "slots": slots,
        "ns_per_event": ns,
        "ns_per_operation": median_per_operation(rounds[PLANT]),
        **over_hold(ns, rounds, slots),
        "year": year,
    }
