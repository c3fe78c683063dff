"""The peers: what they are called, who may use them, and how they were told the lines."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Peer:
    """A simulator to compare with.

    Attributes
    ----------
    package
        Name in the package registry; its models stand in ``<package>_lines.py``.
    name
        The name it calls itself.
    licence
        The licence it is under.
    batches
        Batches of one run: about three seconds of CPU time on the machine of the docs.
    remark
        How it was brought to mean what the kernel means.
    """

    package: str
    name: str
    licence: str
    batches: int
    remark: str

    @property
    def module(self) -> str:
        """Give the module with its models."""
        return f"benchmarks.peers.{self.package}_lines"


PEERS = (
    Peer(
        "simpy",
        "SimPy",
        "MIT",
        60,
        "A machine is a process, a buffer a Container. A failure interrupts the process, unless "
        "it is handing a part on; the rest of the work is kept by hand.",
    ),
    Peer(
        "salabim",
        "salabim",
        "MIT",
        10,
        "A machine is a component, a buffer a Store; the style with `yield`, the monitors left "
        "on. Work is interrupted and resumed; a request for a part is withdrawn when the "
        "machine fails.",
    ),
    Peer(
        "ciw",
        "Ciw",
        "MIT",
        12,
        "A machine is a node with one server; blocking after service is its own rule. The line "
        "is a ring with one part more than fits behind the first machine, which is so never "
        "starved. Failures are timetables drawn beforehand; a node of our own counts the places "
        "as the kernel does while the machine is down and empty.",
    ),
    Peer(
        "simantha",
        "simantha",
        "MIT",
        20,
        "Its own laws give whole numbers; exponential times are drawn in the methods it offers "
        "for that. Its own machine scraps the part that it holds when it fails; ours, derived "
        "from it, goes on with the part after the repair.",
    ),
    Peer(
        "simprocesd",
        "SimPROCESD",
        "NIST, public domain in the USA",
        12,
        "A machine is a PartProcessor that draws its time when a part comes in. A failure shuts "
        "it down, or only blocks its input while a finished part waits in it, because a "
        "processor that is shut down hands nothing on.",
    ),
)
