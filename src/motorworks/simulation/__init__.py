"""``simulate(plant, ...)`` → Run."""

from motorworks.simulation.pilot import found_warm_up
from motorworks.simulation.replay import Replay
from motorworks.simulation.replicate import Progress
from motorworks.simulation.run import Replication, Run
from motorworks.simulation.simulate import peak_mib, simulate
from motorworks.simulation.span import seconds
from motorworks.simulation.store import load_run, save_run
from motorworks.simulation.warm import WarmState, warm
from motorworks.simulation.warmup import mser5

__all__ = [
    "Progress",
    "Replay",
    "Replication",
    "Run",
    "WarmState",
    "found_warm_up",
    "load_run",
    "mser5",
    "peak_mib",
    "save_run",
    "seconds",
    "simulate",
    "warm",
]
