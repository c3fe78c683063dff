"""Demand → machines, lines, buffers, people and floor; nothing is simulated in here."""

from motorworks.sizing.consequences import Consequences, consequences
from motorworks.sizing.decomposition import LineRate, Stage, line_rate
from motorworks.sizing.designed import designed, undesigned
from motorworks.sizing.load import Load, loads, once_more
from motorworks.sizing.modules import Installed, install
from motorworks.sizing.needed import Needed, machines_needed, needs
from motorworks.sizing.network import Network, network

__all__ = [
    "Consequences",
    "Installed",
    "LineRate",
    "Load",
    "Needed",
    "Network",
    "Stage",
    "consequences",
    "designed",
    "install",
    "line_rate",
    "loads",
    "machines_needed",
    "needs",
    "network",
    "once_more",
    "undesigned",
]
