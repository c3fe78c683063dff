"""The vehicles of fleets: chosen, engaged and given back."""

from motorworks.kernel.reference.pools import give_back
from motorworks.kernel.reference.things import Machine
from motorworks.kernel.reference.vehicles import Fleet, Transport
from motorworks.kernel.reference.world import World


def fleet_of(w: World, transport: Transport) -> Fleet:
    """Give the fleet of a transport."""
    fleet = w.pools[transport.fleet].fleet
    assert fleet is not None  # the door has seen to it
    return fleet


def distance(w: World, here: int, there: int) -> float:
    """Give the way between two positions [m]."""
    return float(w.program.distance[here * w.program.n_positions + there])


def choose_vehicle(w: World, transport: Transport) -> tuple[int, float]:
    """Take the idle vehicle with the least way to where it loads; give it and the way [m]."""
    fleet = fleet_of(w, transport)
    idle = [v for v, free in enumerate(fleet.idle) if free]
    ways = [(distance(w, fleet.stands[v], transport.origin), v) for v in idle]
    way, vehicle = min(ways)
    fleet.idle[vehicle] = False
    return vehicle, way


def give_vehicle_back(w: World, m: Machine, transport: Transport) -> None:
    """Leave the vehicle of a job where it has unloaded."""
    fleet = fleet_of(w, transport)
    fleet.stands[m.vehicle] = transport.target
    fleet.idle[m.vehicle] = True
    m.vehicle = -1
    give_back(w, m)
