"""The peers' share of the rounds, and what comes of it."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.lines import LINES, Line
from benchmarks.measurement import Measurement, median_per_operation
from benchmarks.peers.apart import PeerError, PeerRun, run_apart
from benchmarks.peers.environment import PeersMissingError, interpreter
from benchmarks.peers.passage import Stretch
from benchmarks.peers.roster import PEERS, Peer
from benchmarks.throughput import throughput_record

Case = tuple[str, str]  # line and package


@dataclass
class PeerRounds:
    """All runs of the peers so far; a case that failed once is not tried again."""

    python: Path | None
    runs: dict[Case, list[PeerRun]] = field(default_factory=lambda: defaultdict(list))
    failures: dict[Case, str] = field(default_factory=dict)

    @classmethod
    def prepare(cls, tell: Callable[[str], None], python: Path | None = None) -> "PeerRounds":
        """Give an empty start, with the peers installed if an interpreter is not given."""
        try:
            return cls(python or interpreter(tell))
        except PeersMissingError as missing:
            every = {(line, peer.package): str(missing) for line in LINES for peer in PEERS}
            return cls(None, failures=every)

    def run(self, seed: int, stretch_of: Callable[[Peer], Stretch], tell: Callable[[str], None]):
        """Run every line in every peer once."""
        for line in LINES:
            for peer in PEERS:
                case = (line, peer.package)
                if self.python is None or case in self.failures:
                    continue
                tell(f"{line} in {peer.name}")
                try:
                    self.runs[case].append(
                        run_apart(self.python, peer, line, stretch_of(peer), seed)
                    )
                except PeerError as failed:
                    self.failures[case] = str(failed)

    def record(self, own: dict[str, Sequence[Measurement]]) -> dict[str, Any]:
        """Give the record: for each line Motorworks and its peers."""
        return {
            name: {
                "motorworks": own_record(line, own[name]),
                **{peer.package: self.entry(line, peer, own[name]) for peer in PEERS},
            }
            for name, line in LINES.items()
        }

    def entry(self, line: Line, peer: Peer, own: Sequence[Measurement]) -> dict[str, Any]:
        """Give the record of one peer on one line, or why there is none."""
        case = (line.name, peer.package)
        if case in self.failures or not self.runs[case]:
            reason = self.failures.get(case, "no round was run")
            return {"name": peer.name, "measured": False, "reason": reason}
        runs = self.runs[case]
        ns = median_per_operation([run.measurement for run in runs])
        return {
            "name": peer.name,
            "measured": True,
            "version": runs[0].version,
            **speed(ns, median_per_operation(own)),
            "operations": sum(run.measurement.operations for run in runs),
            "seconds": sum(run.measurement.seconds for run in runs),
            "throughput": throughput_record(line, [v for run in runs for v in run.throughputs]),
        }


def own_record(line: Line, own: Sequence[Measurement]) -> dict[str, Any]:
    """Give the record of Motorworks on one line, in the same form."""
    import motorworks

    ns = median_per_operation(own)
    return {
        "name": "Motorworks",
        "measured": True,
        "version": motorworks.__version__,
        **speed(ns, ns),
        "operations": sum(m.operations for m in own),
        "seconds": sum(m.seconds for m in own),
        "throughput": throughput_record(line, [m.throughput for m in own]),
    }


def speed(ns: float, own_ns: float) -> dict[str, float]:
    """Give the time per operation [ns], its reciprocal [1/s] and its ratio to our own."""
    return {"ns_per_operation": ns, "operations_per_s": 1e9 / ns, "times_slower": ns / own_ns}
