"""A plant with everything beyond the gate, small enough to be drawn at random."""

import numpy as np

from motorworks.logistics.chain import Chain
from motorworks.logistics.feed import Feed
from motorworks.logistics.outcome import Outcome, outcome
from motorworks.logistics.survey import network_of
from motorworks.plant import (
    Container,
    Customer,
    Dock,
    Model,
    Plant,
    Port,
    Sailing,
    Sink,
    Timetable,
    Truck,
)
from motorworks.process import Law

HOUR, DAY = 3600.0, 86400.0


def minutes(mean: float) -> Law:
    """Give a law without memory with a mean [min]."""
    return Law("exponential", (60 * mean,))


def harbour_plant(**changes: object) -> Plant:
    """Give two models, a dock, two customers by sea and one by road.

    Parameters
    ----------
    **changes
        Fields of the nouns, as ``truck_number=3`` or ``dock_capacity=200``.
    """

    def of(noun: str) -> dict[str, object]:
        return {
            key.removeprefix(f"{noun}_"): value
            for key, value in changes.items()
            if key.startswith(f"{noun}_")
        }

    ship = {"port": "harbour", "transit": minutes(2000), "delay": minutes(120)} | of("sailing")
    client = {"dock": "ramp", "cover": 6 * DAY, "demand": "poisson"} | of("customer")
    box = {"racks": 4, "rack": 3, "mass": {"a": 10.0, "b": 25.0}, "limit": 250.0} | of("container")
    road = {"distance": 43e3, "speed": 12.5, "loading": 900.0, "unloading": 600.0} | of("truck")
    return Plant(
        name="harbour",
        models=(Model(name="a", share=0.6), Model(name="b", share=0.4)),
        sinks=(Sink(name="gate"),),
        containers=(Container(name="box", **box),),
        docks=(
            Dock(
                name="ramp",
                origin="gate",
                container="box",
                **({"time": minutes(30), "bays": 2} | of("dock")),
            ),
        ),
        trucks=(
            Truck(name="to_port", port="harbour", **road),
            Truck(name="by_road", **(road | {"distance": 2e5})),
        ),
        ports=(
            Port(
                name="harbour",
                **(
                    {
                        "cut_off": 2 * HOUR,
                        "moves": 6 / HOUR,
                        "other_ships": minutes(300),
                        "other_stay": minutes(200),
                    }
                    | of("port")
                ),
            ),
        ),
        sailings=(
            Sailing(name="south", timetable=Timetable(every=DAY, first=HOUR), **ship),
            Sailing(name="east", timetable=Timetable(every=1.5 * DAY), **ship),
        ),
        customers=(
            Customer(name="one", by=("south",), share=0.4, onward=minutes(300), **client),
            Customer(name="two", by=("east", "south"), share=0.3, **client),
            Customer(name="three", by=("by_road",), share=0.3, **client),
        ),
    )


def even_feed(days: float, a_day: tuple[int, int] = (60, 40), seed: int = 0) -> Feed:
    """Give a feed by the hour with Poisson's law for both models.

    Parameters
    ----------
    days
        How long.
    a_day
        Motors of each model a day in the mean.
    seed
        Of its random numbers.
    """
    hours = int(days * 24)
    drawn = np.random.default_rng(seed).poisson(np.array(a_day) / 24, (hours, 2))
    hour, model = np.nonzero(drawn)
    return Feed(
        times=(hour + 1) * HOUR,
        sink=np.zeros(len(hour), dtype=int),
        model=model,
        count=drawn[hour, model].astype(float),
        length=days * DAY,
    )


def run(plant: Plant, feed: Feed, days: float, warm_up: float = 0.0, seed: int = 1) -> Outcome:
    """Give one replication of so many days."""
    chain = Chain(network_of(plant, feed, days * DAY), feed, seed, 0)
    chain.run(warm_up * DAY, days * DAY)
    return outcome(chain)
