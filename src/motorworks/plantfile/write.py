"""One Plant → one plant file, which reads back to an equal plant."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from motorworks.plant import Line, Mark, Plant, Station
from motorworks.plantfile.findings import Findings, dotted
from motorworks.plantfile.inherit import Values, inherited
from motorworks.plantfile.layout import laid_out
from motorworks.plantfile.marks import Marks, Origin
from motorworks.plantfile.provenance import add_origins, parsed
from motorworks.plantfile.quantity import Money
from motorworks.plantfile.shape import Key, Kind, Path, keys_of, tables
from motorworks.plantfile.table import Reading, worth_marking
from motorworks.plantfile.written import written


def write_plant(plant: Plant) -> str:
    """Give the text of a plant file that reads back to an equal plant.

    Values stand as the file had them that the plant was read from, where they are still the
    same, with what it said of their sources; all others in the unit in which they read best.
    A plant that was built in Python gets marks for its values by being read.

    Parameters
    ----------
    plant
        The plant.
    """
    return laid_out(sections(plant))


def sections(plant: Plant) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Give the tables of a plant file, each with its path, from which an equal plant is read.

    Parameters
    ----------
    plant
        The plant.
    """
    return _PlantWriter(plant).sections()


class _PlantWriter:
    def __init__(self, plant: Plant) -> None:
        self.plant = plant
        self.money = Money(plant.currency, plant.exchange)
        self.marks: dict[str, Mark] = {}
        self.under: set[str] = set()
        for mark in plant.marks:
            self.marks[mark.path] = mark
            parts = mark.path.split(".")
            self.under.update(".".join(parts[:n]) for n in range(1, len(parts) + 1))
        self.entries = {entry.name: entry for entry in plant.processes}
        self.library: dict[str, Values] = {}

    def sections(self) -> Iterator[tuple[Path, dict[str, Any]]]:
        """Give the tables of the file in order."""
        yield from self._plant()
        for word, key in tables().items():
            for noun in getattr(self.plant, key.field):
                if word == "line":
                    yield from self._line(noun)
                elif word == "process":
                    yield (word, noun.name), self._process(noun)
                elif word == "station":
                    yield (word, noun.name), self._station((word, noun.name), noun)
                else:
                    yield (word, noun.name), self._noun((word, noun.name), noun)

    def _plant(self) -> Iterator[tuple[Path, dict[str, Any]]]:
        table = self._noun(("plant",), self.plant, leave=("exchange", "based_on", "without"))
        yield ("plant",), table
        if self.plant.exchange:
            exchange = dict(self.plant.exchange)
            raw = {
                code: self._number(("plant", "exchange", code), rate)
                for code, rate in exchange.items()
            }
            add_origins(("plant", "exchange"), raw, self.marks, frozenset(), _said_of(table))
            yield ("plant", "exchange"), raw

    def _number(self, path: Path, rate: float) -> Any:
        key = keys_of(Plant)["exchange"]
        assert key.shape.item is not None
        return self._raw(path, Key("", "", key.note, key.shape.item), rate)

    # ---- nouns ----

    def _noun(self, path: Path, noun: Any, leave: tuple[str, ...] = ()) -> dict[str, Any]:
        kind: type = type(noun)
        keys = {
            name: key
            for name, key in keys_of(kind).items()
            if name not in leave and key.shape.kind is not Kind.NAMED
        }
        values = {
            name: getattr(noun, key.field)
            for name, key in keys.items()
            if key.required
            or getattr(noun, key.field) != key.default
            or self._is_marked(path, name)
        }
        return self._table(path, keys, values)

    def _table(
        self, path: Path, keys: Mapping[str, Key], values: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Give the table of a noun with what its marks say."""
        table = {name: self._raw((*path, name), keys[name], v) for name, v in values.items()}
        plain = frozenset(name for name in table if not worth_marking(keys[name]))
        add_origins(path, table, self.marks, plain)
        return table

    def _is_marked(self, path: Path, key: str) -> bool:
        return dotted((*path, key)) in self.under

    # ---- stations ----

    def _process(self, entry: Station) -> dict[str, Any]:
        keys = keys_of(Station, library=True)
        path: Path = ("process", entry.name)
        own = self._own(path, entry, self._inherits(entry.process), keys)
        return self._station_table(path, own, keys)

    def _inherits(self, name: str | None) -> Values:
        """Give what a station takes over that inherits an entry of the library."""
        if name is None or name not in self.entries:
            return {}
        if name not in self.library:
            self.library[name] = {}  # entries that inherit in a circle end here
            entry = self.entries[name]
            above = self._inherits(entry.process)
            own = self._own(("process", name), entry, above, keys_of(Station, library=True))
            self.library[name] = inherited(own, above)
        return self.library[name]

    def _station(self, path: Path, station: Station) -> dict[str, Any]:
        own = self._own(path, station, self._inherits(station.process), keys_of(Station))
        if station.process == station.name:
            own.pop("process", None)
        elif station.process is None and station.name in self.entries:
            own["process"] = None
        return self._station_table(path, own, keys_of(Station))

    def _own(self, path: Path, station: Station, above: Values, keys: Mapping[str, Key]) -> Values:
        """Give the values that a station must write over what it inherits."""
        named = {key.field: name for name, key in keys.items()}
        own: Values = {
            field: getattr(station, field)
            for field, name in named.items()
            if self._is_marked(path, name)
        }
        if station.process is not None:
            own["process"] = station.process
        while True:
            made = Station(**{**inherited(own, above), "name": station.name})
            missing = [
                f.name
                for f in fields(Station)
                if f.name != "process" and getattr(made, f.name) != getattr(station, f.name)
            ]
            if not missing:
                return own
            own.update({field: getattr(station, field) for field in missing})

    def _station_table(self, path: Path, own: Values, keys: Mapping[str, Key]) -> dict[str, Any]:
        in_order = {name: own[key.field] for name, key in keys.items() if key.field in own}
        return self._table(path, keys, in_order)

    def _line(self, line: Line) -> Iterator[tuple[Path, dict[str, Any]]]:
        path: Path = ("line", line.name)
        table = self._noun(path, line)
        yield path, {**table, "stations": [station.name for station in line.stations]}
        for word, nouns in (("buffer", line.buffers), ("transport", line.transports)):
            for noun in nouns:
                below = (*path, word, noun.name)
                yield below, self._noun(below, noun)
        for station in line.stations:
            below = (*path, "station", station.name)
            own = self._station(below, station)
            if own or station.name not in self.entries:
                yield below, own

    # ---- values ----

    def _raw(self, path: Path, key: Key, value: Any) -> Any:
        """Give what the file holds for a value: as it had it, if that still means the same."""
        mark = self.marks.get(dotted(path))
        if mark is not None:
            raw = self._as_marked(path, key, value, mark)
            if raw is not None:
                return raw
            # The value is another one now: what was said of the old one is not true of it.
            self.marks[mark.path] = Mark(path=mark.path, value="", source="")
        if value is not None and key.shape.kind is Kind.TABLE:
            return self._inner(path, key, value)
        if key.shape.kind is Kind.MAP and key.shape.item is not None:
            item = Key("", "", key.note, key.shape.item)
            return {name: self._raw((*path, name), item, v) for name, v in value.items()}
        if key.shape.kind is Kind.LIST and key.shape.item is not None:
            item = Key("", "", key.note, key.shape.item)
            return [self._raw((*path, n), item, v) for n, v in enumerate(value)]
        return written(value, key.shape, key.note, self.money)

    def _inner(self, path: Path, key: Key, noun: Any) -> Any:
        short = written(noun, key.shape, key.note, self.money)
        kind: type = type(noun)
        below = any(self._is_marked(path, name) for name in keys_of(kind))
        if below or isinstance(short, dict):
            keys = keys_of(kind)
            return {
                name: self._raw((*path, name), inner, getattr(noun, inner.field))
                for name, inner in keys.items()
                if inner.required
                or getattr(noun, inner.field) != inner.default
                or self._is_marked(path, name)
            }
        return short

    def _as_marked(self, path: Path, key: Key, value: Any, mark: Mark) -> Any:
        """Give the text of a mark as the file had it; ``None`` if the value has changed."""
        for raw in (parsed(mark.value), mark.value):
            findings = Findings("", lambda _path: ("", None))
            reading = Reading(findings, Marks(findings, ()), self.money)
            read = reading.value(path, key.shape, key.note, raw, Origin())
            if not findings.errors and read == value:
                return raw
        return None


def _said_of(table: Mapping[str, Any]) -> dict[str, str]:
    """Give what a table says of the tables below it that stand apart in the file."""
    said = {"source": table.get("source", ""), "note": table.get("note", "")}
    for one, each in (("source", "sources"), ("note", "notes")):
        said[one] = table.get(each, {}).get("exchange", said[one])
    return said
