"""Where values that follow from a design come from."""

from collections.abc import Iterator

from motorworks.plant import Mark, Plant, Station
from motorworks.process import Law


def marks(old: Plant, new: Plant) -> tuple[Mark, ...]:
    """Give the marks of a plant, those of what has changed saying where it comes from.

    Parameters
    ----------
    old
        The plant before, with the marks of the plant file.
    new
        The plant with bills and times of its designs.
    """
    before, after = dict(_values(old)), dict(_values(new))
    changed = {path: value for path, value in after.items() if before.get(path) != value}
    kept = {m.path: m for m in old.marks}
    for path, value in changed.items():
        kept[path] = Mark(path=path, value=value, source="calc", note="follows from the design")
    return tuple(kept.values())


def _values(plant: Plant) -> Iterator[tuple[str, str]]:
    """Give the values that follow from designs, as written, by their path in the file."""
    for model in plant.models:
        for table in ("bill", "data"):
            for key, value in getattr(model, table).items():
                yield f"model.{model.name}.{table}.{key}", f"{value:.12g}"
    library = {p.name: p for p in plant.processes}
    for process in plant.processes:
        yield from _times(f"process.{process.name}", process)
    for at, station in _stations(plant):
        entry = library.get(station.process or "")
        # What a station takes over from the library is written there.
        if entry is None or _laws(entry) != _laws(station):
            yield from _times(at, station)


def _stations(plant: Plant) -> Iterator[tuple[str, Station]]:
    for station in plant.stations:
        yield f"station.{station.name}", station
    for line in plant.lines:
        for station in line.stations:
            yield f"line.{line.name}.station.{station.name}", station


def _laws(station: Station) -> tuple[Law | None, dict[str, Law]]:
    return station.cycle_time, dict(station.cycle_times)


def _times(at: str, station: Station) -> Iterator[tuple[str, str]]:
    if station.cycle_time is not None:
        yield f"{at}.cycle_time", _time_text(station.cycle_time)
    for name, law in station.cycle_times.items():
        yield f"{at}.cycle_times.{name}", _time_text(law)


def _time_text(law: Law) -> str:
    return f"{law.mean():.9g} s"
