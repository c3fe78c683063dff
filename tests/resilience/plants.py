"""Small plants whose losses follow by hand."""

from dataclasses import replace
from datetime import date

from motorworks.plant import (
    Buffer,
    Disturbance,
    Input,
    Measure,
    Plant,
    Shipment,
    Sink,
    Source,
    Station,
    Supply,
    Timetable,
)
from motorworks.process import Law

HOUR = 3600.0
MINUTE = 60.0


def two_machines(*disturbances: Disturbance, places: int = 120, held: int = 120) -> Plant:
    """Give two machines of a part a minute each; ``held`` parts lie between them at first.

    The first makes up nothing, so the buffer stays as full as it was.
    """
    minute = Law("constant", (MINUTE,))
    return Plant(
        name="two-machines",
        start=date(2021, 1, 4),
        sources=(Source(name="rod"),),
        sinks=(Sink(name="out"),),
        buffers=(Buffer(name="between", capacity=places, initial=held),),
        stations=(
            Station(name="first", inputs=(Input(origin="rod"),), cycle_time=minute, to="between"),
            Station(name="second", inputs=(Input(origin="between"),), cycle_time=minute, to="out"),
        ),
        disturbances=disturbances,
    )


def bought(*disturbances: Disturbance, measures: tuple[Measure, ...] = ()) -> Plant:
    """Give a machine of a part an hour that takes bolts from a supply: 48 or fewer lie there.

    A lot of 24 is ordered when 24 are left and comes a day later: just in time.
    """
    return Plant(
        name="bought",
        start=date(2021, 1, 4),
        sinks=(Sink(name="out"),),
        buffers=(Buffer(name="bolts", capacity=100, initial=48),),
        supplies=(
            Supply(name="bolts", supplier="works", to="bolts", lot=24, reorder_point=24,
                   lead_time=Law("constant", (24 * HOUR,))),
        ),
        stations=(
            Station(name="use", inputs=(Input(origin="bolts"),),
                    cycle_time=Law("constant", (HOUR,)), to="out"),
        ),
        disturbances=disturbances,
        measures=measures,
    )  # fmt: skip


def shipped(*disturbances: Disturbance) -> Plant:
    """Give a machine of a part an hour whose parts leave every hour, five at the most."""
    plant = two_machines(*disturbances)
    return replace(
        plant,
        buffers=(*plant.buffers, Buffer(name="quay", capacity=500)),
        stations=(plant.stations[0], replace(plant.stations[1], to="quay",
                                             cycle_time=Law("constant", (HOUR,)))),
        shipments=(Shipment(name="truck", origin="quay", to="out", most=5,
                            timetable=Timetable(every=HOUR, first=30 * MINUTE)),),
    )  # fmt: skip
