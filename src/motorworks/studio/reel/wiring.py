"""The numbers of a plant that a reel needs: nodes, vehicles, stops."""

import numpy as np

from motorworks.compile import Compiled
from motorworks.plant import Plant
from motorworks.program.program import Array
from motorworks.studio.scene.carriers import Carriers
from motorworks.studio.scene.groups import Grouping
from motorworks.studio.scene.nodes import nodes_of


class Wiring:
    """The numbers of a plant.

    Parameters
    ----------
    plant, compiled
        The plant.

    Attributes
    ----------
    nodes
        Its node numbers.
    station
        Station of each machine.
    loads, unloads
        Nodes where the job of each machine loads and unloads; of transports alone.
    homes
        Nodes where the vehicles stand at time 0: fleets, then tours.
    first_of_fleet, first_of_tour
        Their first vehicles, by pool and by tour.
    stops
        Nodes of the stops of each tour.
    """

    def __init__(self, plant: Plant, compiled: Compiled) -> None:
        self.plant = plant
        self.compiled = compiled
        self.program = p = compiled.program
        self.nodes = nodes_of(p, len(plant.positions))
        self.station = np.repeat(np.arange(len(p.station_names)), p.station_machines)
        grouping = Grouping(plant, compiled, self.nodes)
        carriers = Carriers(plant, compiled.layout, grouping, {})
        self.loads = np.zeros(len(self.station), dtype="<u4")
        self.unloads = np.zeros(len(self.station), dtype="<u4")
        for unit, (begin, end) in carriers.ways().items():
            first = grouping.first_machine(unit)
            jobs = slice(first, first + int(p.station_machines[unit]))
            self.loads[jobs], self.unloads[jobs] = begin, end
        self.stops = carriers.stops()
        homes: list[int] = []
        self.first_of_fleet: dict[int, int] = {}
        for pool, home in enumerate(p.pool_home.tolist()):
            if home >= 0:
                self.first_of_fleet[pool] = len(homes)
                homes += [self.nodes.positions + home] * int(p.pool_count[pool])
        self.first_of_tour: list[int] = []
        for stops, many in zip(self.stops, p.tour_vehicles.tolist(), strict=True):
            self.first_of_tour.append(len(homes))
            homes += [stops[0] if stops else self.nodes.tours] * many
        self.homes: Array = np.array(homes, dtype="<u4")

    def origin(self, number: Array) -> Array:
        """Give the nodes of origins as the event log numbers them: buffers, or ``-1 - source``."""
        n = self.nodes
        return np.where(number >= 0, n.buffers + number, n.sources - 1 - number)

    def holder(self, number: Array) -> Array:
        """Give the nodes of takers as the event log numbers them: machines, or ``-1 - tour``."""
        return np.where(number >= 0, number, self.nodes.tours - 1 - number)
