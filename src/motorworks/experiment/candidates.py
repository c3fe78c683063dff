"""Single changes worth trying, found from what a plant is and what holds it back."""

from collections.abc import Iterator, Sequence

from motorworks.experiment.change import Change
from motorworks.experiment.prices import Prices
from motorworks.experiment.shop import Shop, Where, allocations
from motorworks.plant import Plant

MOST_PROCESSES = 6
"""Processes at the head of the ranking that get machines, speed and care."""


def candidates(plant: Plant, ranking: Sequence[str], prices: Prices) -> list[Change]:
    """Give single changes of a plant.

    Parameters
    ----------
    plant
        The plant.
    ranking
        Processes, the one that holds back most first, as :func:`motorworks.bottlenecks` names
        them.
    prices
        What changes cost beside machines.
    """
    known = {process: where for process, where in _processes(plant)}
    worst = [known[name] for name in ranking if name in known][:MOST_PROCESSES]
    shop = Shop(plant, prices)
    found = [change for where in worst for change in shop.of_process(where)]
    lines = list({w.line.name: w.line for w in worst if w.line}.values())
    found += [change for line in lines for change in allocations(line)]
    found += [change for line in plant.lines for change in shop.of_line(line)]
    found += shop.of_stores()
    found += [change for pool in plant.pools for change in shop.of_pool(pool)]
    found += [shop.more_vehicles(fleet) for fleet in plant.fleets]
    return [*found, *shop.overtime()]


def _processes(plant: Plant) -> Iterator[tuple[str, Where]]:
    for line in plant.lines:
        for station in line.stations:
            path = f"line.{line.name}.station.{station.name}"
            yield f"{line.name}/{station.name}", Where(path, station, line)
    for station in plant.stations:
        yield station.name, Where(f"station.{station.name}", station, None)
