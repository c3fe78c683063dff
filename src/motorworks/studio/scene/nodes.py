"""Node numbers: one number for everything that is drawn, in the order of the kernel's own."""

from dataclasses import asdict, dataclass
from itertools import accumulate

from motorworks.program import Program


@dataclass(frozen=True)
class Nodes:
    """The first node number of each kind; a kind ends where the next begins.

    Machines have the kernel's numbers, those of transports included; then buffers, sinks,
    sources, supplies, positions and tours in the order of the program.
    """

    machines: int
    buffers: int
    sinks: int
    sources: int
    supplies: int
    positions: int
    tours: int
    count: int

    def place(self, number: int) -> int:
        """Give the node of a place: a buffer, or behind them a sink."""
        return self.buffers + number

    def origin(self, number: int) -> int:
        """Give the node of an origin: a buffer, or behind them a source."""
        many = self.sinks - self.buffers
        return self.buffers + number if number < many else self.sources + number - many

    def kind(self, node: int) -> str:
        """Give what kind of thing a node is, such as ``buffers``."""
        firsts = {name: first for name, first in asdict(self).items() if name != "count"}
        return max((name for name in firsts if firsts[name] <= node), key=lambda n: _ORDER[n])


_ORDER = {
    name: i
    for i, name in enumerate(
        ("machines", "buffers", "sinks", "sources", "supplies", "positions", "tours")
    )
}


def nodes_of(program: Program, positions: int) -> Nodes:
    """Give the node numbers of a plant.

    Parameters
    ----------
    program
        The plant, compiled.
    positions
        Positions that the plant has, whether or not a vehicle goes there.
    """
    counts = (
        int(program.station_machines.sum()),
        len(program.buffer_names),
        program.n_sinks,
        len(program.source_names),
        len(program.supply_names),
        positions,
        len(program.tour_names),
    )
    return Nodes(*accumulate(counts, initial=0))
