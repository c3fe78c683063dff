"""A plant to which something happens: outages, closures, factors on dates."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from motorworks.plant import Closure, Outage, Plant
from motorworks.resilience.epidemic import stricken
from motorworks.resilience.event import Event


def disturbed(plant: Plant, events: Sequence[Event]) -> Plant:
    """Give a plant to which all events happen; what is reckoned without a run changes nothing.

    Parameters
    ----------
    plant
        The plant.
    events
        What happens, and when.
    """
    for event in events:
        plant = _HAPPENS.get(event.disturbance.what, _unchanged)(plant, event)
    return plant


def _unchanged(plant: Plant, _event: Event) -> Plant:
    return plant


def _outage(plant: Plant, event: Event) -> Plant:
    what = event.disturbance
    outage = Outage(
        name=f"stress/{what.name}",
        start=event.begin,
        end=event.end,
        of=what.of,
        machines=what.machines,
    )
    return replace(plant, outages=(*plant.outages, outage))


def _closed_suppliers(plant: Plant, event: Event) -> Plant:
    names = event.disturbance.of
    closure = Closure(start=event.begin, end=event.end)
    supplies = tuple(
        replace(s, closed=(*s.closed, closure)) if {s.name, s.supplier} & set(names) else s
        for s in plant.supplies
    )
    return replace(plant, supplies=supplies)


def _closed_roads(plant: Plant, event: Event) -> Plant:
    closure = Closure(start=event.begin, end=event.end)
    shipments = tuple(
        replace(s, closed=(*s.closed, closure)) if s.name in event.disturbance.of else s
        for s in plant.shipments
    )
    return replace(plant, shipments=shipments)


_HAPPENS: dict[str, Callable[[Plant, Event], Plant]] = {
    "outage": _outage,
    "supplier": _closed_suppliers,
    "shipment": _closed_roads,
    "epidemic": stricken,
}
