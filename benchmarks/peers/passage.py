"""What one run of a line in a peer gave, and how it is told to the benchmark.

This runs on the peers' interpreter: nothing but the standard library is there.
"""

import argparse
import json
import platform
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from itertools import pairwise

from benchmarks.lines import LINES, Line


@dataclass(frozen=True)
class Passage:
    """One run of a line.

    Attributes
    ----------
    seconds
        User CPU time of the run; the model is built before [s].
    operations
        Station operations, the warm-up included.
    departures
        Times at which parts left the line, in rising order [s].
    """

    seconds: float
    operations: int
    departures: Sequence[float]


@dataclass(frozen=True)
class Stretch:
    """How long a line is run: thrown away first, then batches of equal length.

    Attributes
    ----------
    warm_up
        Time thrown away [s].
    batch
        Length of a batch [s].
    batches
        Number of batches.
    """

    warm_up: float
    batch: float
    batches: int

    @property
    def end(self) -> float:
        """Give the time at which the run ends [s]."""
        return self.warm_up + self.batch * self.batches


Simulate = Callable[[Line, float, int], Passage]


def batch_throughputs(departures: Sequence[float], stretch: Stretch) -> list[float]:
    """Give the parts per second of each batch [1/s]; a batch has its end, not its begin."""
    edges = [stretch.warm_up + stretch.batch * number for number in range(stretch.batches + 1)]
    before = [bisect_right(departures, edge) for edge in edges]
    return [(later - earlier) / stretch.batch for earlier, later in pairwise(before)]


def answer(simulate: Simulate, package: str) -> None:
    """Run one line as the command line says, and print what it gave as one line of JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("line", choices=LINES)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--warm-up", type=float, required=True)
    parser.add_argument("--batch", type=float, required=True)
    parser.add_argument("--batches", type=int, required=True)
    options = parser.parse_args()
    stretch = Stretch(options.warm_up, options.batch, options.batches)
    passage = simulate(LINES[options.line], stretch.end, options.seed)
    print(
        json.dumps(
            {
                "version": version(package),
                "python": platform.python_version(),
                "seconds": passage.seconds,
                "operations": passage.operations,
                "stretch": asdict(stretch),
                "throughputs": batch_throughputs(passage.departures, stretch),
            }
        )
    )
