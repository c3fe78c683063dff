"""Demand → machines, lines, buffers, people and floor; nothing is simulated in here."""

from motorworks.sizing.compared import Compared, compared, tightest
from motorworks.sizing.consequences import Consequences, consequences
from motorworks.sizing.curve import Step, steps
from motorworks.sizing.decomposition import LineRate, Stage, line_rate
from motorworks.sizing.levers import Lever, Levers, levers
from motorworks.sizing.load import Load, loads, once_more
from motorworks.sizing.modules import Installed, install
from motorworks.sizing.needed import Needed, machines_needed, needs
from motorworks.sizing.network import Network, network
from motorworks.sizing.size import MARGIN, size
from motorworks.sizing.sized import Sized

__all__ = [
    "MARGIN",
    "Compared",
    "Consequences",
    "Installed",
    "Lever",
    "Levers",
    "LineRate",
    "Load",
    "Needed",
    "Network",
    "Sized",
    "Stage",
    "Step",
    "compared",
    "consequences",
    "install",
    "levers",
    "line_rate",
    "loads",
    "machines_needed",
    "needs",
    "network",
    "once_more",
    "size",
    "steps",
    "tightest",
]
