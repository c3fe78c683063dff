"""Names for the numbers in the rows of a trace's index."""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

EARLIER = "earlier"
"""Stands for the supplies whose lots were delivered before the log began."""


class Names:
    """Names of a plant.

    Parameters
    ----------
    about
        As :func:`motorworks.simulation.lives.names_of` gave it, with ``good`` and ``start``.
    """

    def __init__(self, about: dict[str, Any]) -> None:
        self.models: list[str] = about["models"]
        self.buffers: list[str] = about["buffers"]
        self.sinks: list[str] = about["sinks"]
        self.sources: list[str] = about["sources"]
        self.supplies: list[str] = about["supplies"]
        self.stations: list[str] = about["stations"]
        self.tours: list[str] = about["tours"]
        self.fleets: list[str] = about["fleets"]
        self.causes: list[str] = about["causes"]
        self.states: list[str] = about["states"]
        self.origins: list[str] = about["origins"]
        self.losses: list[str] = about["losses"]
        self.phases: list[str] = about["phases"]
        self.outcomes: list[str] = about["outcomes"]
        self.transports: list[str] = about["transports"]
        self._station_of: list[int] = about["station_of"]
        self._machines = _machines(self.stations, self._station_of)
        self._start = datetime.combine(date.fromisoformat(about["start"]), datetime.min.time())

    @property
    def machines(self) -> int:
        """How many machines there are."""
        return len(self._station_of)

    def date(self, time: float) -> str:
        """Give a time [s] as ISO 8601 date and time, to the microsecond."""
        return (self._start + timedelta(seconds=time)).isoformat(timespec="microseconds")

    def instant(self, time: float) -> str:
        """Give a time [s] as RFC 3339 date and time, the clock of the plant taken as UTC."""
        return self.date(time) + "Z"

    def time(self, when: datetime) -> float:
        """Give a date as time since the start of the run [s]."""
        return (when - self._start).total_seconds()

    def place(self, number: int) -> str:
        """Give a buffer or sink."""
        count = len(self.buffers)
        return self.buffers[number] if number < count else self.sinks[number - count]

    def origin(self, number: int) -> str:
        """Give a buffer, or the source that a negative number stands for."""
        return self.buffers[number] if number >= 0 else self.sources[-1 - number]

    def station(self, machine: int) -> str:
        """Give the station of a machine."""
        return self.stations[self._station_of[machine]]

    def machine(self, machine: int) -> str:
        """Give a machine: its station, and its number there if there are several."""
        return self._machines[machine]

    def taker(self, number: int) -> str:
        """Give a machine, or the tour that a negative number stands for."""
        return self.machine(number) if number >= 0 else self.tours[-1 - number]

    def birth(self, at: int) -> tuple[str, str]:
        """Give how a part was made, and where; nowhere if it was in the plant before the log."""
        number, origin = divmod(at, len(self.origins))
        things = (self.buffers, self.sources, self.supplies, self.stations)
        return self.origins[origin], things[origin][number] if number >= 0 else ""

    def supply(self, number: int) -> str:
        """Give a supply, or :data:`EARLIER` for one that delivered before the log began."""
        return self.supplies[number] if number >= 0 else EARLIER

    def loss(self, at: int) -> tuple[str, str]:
        """Give how a part was lost, and at what."""
        number, cause = divmod(at, len(self.losses))
        return self.losses[cause], (self.stations, self.sources, self.supplies)[cause][number]


def _machines(stations: list[str], station_of: list[int]) -> list[str]:
    """Give the names of all machines."""
    count, found = Counter(station_of), []
    number: Counter[int] = Counter()
    for station in station_of:
        number[station] += 1
        name = stations[station]
        found.append(name if count[station] == 1 else f"{name}#{number[station]}")
    return found
