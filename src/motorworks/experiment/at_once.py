"""A plant whose parts are carried, and whose material is delivered, at once."""

from dataclasses import replace

from motorworks.plant import Fleet, MilkRun, Plant, Shipment, Supply, Timetable, Transport, levels

INSTANT = 1e9
"""Speed at which distances count for nothing [m/s]."""
OFTEN = Timetable(every=60.0)
"""Rounds that wait for nothing worth mentioning."""
MOMENT = 1.0
"""Time on a conveyor that takes none worth mentioning [s]."""
SPARE = 100
"""Vehicles added, so that none is missing where one stands loaded before a full place."""


def instant_transport(plant: Plant) -> Plant:
    """Give the plant in which what lies ready is carried at once.

    Vehicles are fast and many and carry also a part of a lot; conveyors move parts to their end
    within a second; milk runs and trucks leave every minute and take what is there.
    """
    jobs = {fleet.name: fleet.vehicles for fleet in plant.fleets}
    return replace(
        plant,
        fleets=tuple(_fast(fleet) for fleet in plant.fleets),
        transports=tuple(_instant(t, jobs) for t in plant.transports),
        lines=tuple(
            replace(line, transports=tuple(_instant(t, jobs) for t in line.transports))
            for line in plant.lines
        ),
        milk_runs=tuple(_constant_run(run) for run in plant.milk_runs),
        shipments=tuple(_constant_truck(shipment) for shipment in plant.shipments),
    )


def _fast(fleet: Fleet) -> Fleet:
    return replace(fleet, vehicles=fleet.vehicles + SPARE, speed=INSTANT, calendar=None)


def _instant(transport: Transport, jobs: dict[str, int]) -> Transport:
    if transport.conveyor is not None:
        belt = replace(transport.conveyor, transit=MOMENT, spacing=0.0, accumulating=True)
        return replace(transport, conveyor=belt)
    return replace(
        transport,
        lot_min=1,
        load=None,
        unload=None,
        jobs=transport.jobs or jobs.get(transport.fleet or "", 1),
    )


def _constant_run(run: MilkRun) -> MilkRun:
    return replace(
        run,
        timetable=OFTEN,
        capacity=None,
        stops=tuple(replace(stop, travel=0.0, handling=0.0) for stop in run.stops),
        return_travel=0.0,
        loads=tuple(replace(load, most=None, container=1) for load in run.loads),
    )


def _constant_truck(shipment: Shipment) -> Shipment:
    return replace(shipment, timetable=OFTEN, most=None, container=1)


def endless_supply(plant: Plant) -> Plant:
    """Give the plant whose suppliers deliver at once, and whose material does not expire."""
    return replace(plant, supplies=tuple(_at_once(supply) for supply in plant.supplies))


def _at_once(supply: Supply) -> Supply:
    point = levels(supply).point
    return replace(
        supply,
        lead_time=None,
        timetable=None,
        shelf_life=None,
        reorder_point=supply.lot if point is None else point,
        order_up_to=None,
        cards=None,
        card_released="taken",
        cover=None,
    )
