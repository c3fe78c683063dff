"""Random plants with a floor: lines in copies, fields of machines, stores between."""

from random import Random
from typing import Any

from motorworks.plant import Buffer, Input, Line, Model, Plant, Sink, Source, Station, Workshop
from motorworks.process import Law


def random_works(seed: int) -> Plant:
    """Give a plant of one to six lines in series, with a store and perhaps a station between."""
    r = Random(seed)
    shops = [f"shop{i}" for i in range(r.choice((0, 1, 3)))]
    lines, stations, buffers = [], [], []
    origin = "stock"
    for n in range(r.randint(1, 6)):
        store = f"store{n}"
        shop = r.choice(shops) if shops else None
        buffers.append(Buffer(name=store, capacity=r.choice((0, 1, 5, 400, None))))
        if r.random() < 0.3:
            stations.append(
                _station(r, f"lone{n}", inputs=(Input(origin=origin),), to=store, workshop=shop)
            )
        else:
            lines.append(_line(r, f"line{n}", origin, store, shop))
        origin = store
    last = _station(r, "pack", inputs=(Input(origin=origin),), to="out")
    return Plant(
        name="random",
        models=tuple(Model(name=f"m{i}") for i in range(r.choice((0, 2)))),
        sources=(Source(name="stock"),),
        sinks=(Sink(name="out"),),
        workshops=tuple(Workshop(name=name) for name in shops),
        buffers=tuple(buffers),
        lines=tuple(lines),
        stations=(*stations, last),
    )


def _line(r: Random, name: str, origin: str, store: str, shop: str | None) -> Line:
    stations = [_station(r, f"s{i}") for i in range(r.randint(1, 24))]
    first = _station(r, "first", inputs=(Input(origin=origin),))
    end = _station(r, "end", to=store)
    return Line(
        name=name,
        workshop=shop,
        lines=r.choice((1, 1, 2, 7, 30)),
        places=r.choice((0, 3, 50, None)),
        stations=(first, *stations, end),
    )


def _station(r: Random, name: str, **given: Any) -> Station:
    return Station(
        name=name,
        machines=r.choice((1, 1, 1, 2, 3, 5, 40)),
        cycle_time=Law("constant", (r.uniform(1, 90),)),
        footprint=r.choice((0.0, 0.0, 0.3, 12.0, 300.0)),
        **given,
    )
