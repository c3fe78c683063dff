"""What the machines of a plant have in time and ask for: reckoned once, used by every bound."""

from copy import copy

from motorworks.capacity.hours import Hours
from motorworks.capacity.work import Losses, losses, machine_seconds, machine_time
from motorworks.compile import YEAR, WorkUnit, compile_plant, process_of
from motorworks.compile.layout import lay_out
from motorworks.plant import Plant, Station
from motorworks.program import Program


class Machines:
    """A plant compiled, with the times of its machines.

    Parameters
    ----------
    plant
        The plant.

    Raises
    ------
    PlantError
        If the plant cannot be lowered.

    Attributes
    ----------
    plant, compiled
        The plant and its arrays.
    stations
        Stations by process, equal lines taken together.
    processes
        Names of the processes that set a limit: not those of transports by vehicles.
    times
        Machine time of a part at each station [s], by full name and model.
    losses
        What keeps the machines of each station from their work, by full name.
    seconds
        Machine time that each station has in the first 365 days [s].
    scale
        What makes parts of the first 365 days parts of a planned year [-].
    """

    def __init__(self, plant: Plant) -> None:
        self.plant = plant
        self.compiled = compile_plant(plant)
        units = self.compiled.layout.work_units
        self.stations: dict[str, list[WorkUnit]] = {}
        for unit in units:
            self.stations.setdefault(process_of(unit), []).append(unit)
        self.processes = tuple(
            name
            for name, mine in self.stations.items()
            if mine[0].transport is None or mine[0].station.conveyor
        )
        self.times: dict[str, dict[str, float]] = {}
        self.losses: dict[str, Losses] = {}
        self.seconds: dict[str, float] = {}
        self._hours: dict[str, Hours] = {}
        known = _Calendars(self.compiled.program)
        for number, unit in enumerate(units):
            hours = known.of_station(number)
            self._hours[unit.name] = hours
            lost = losses(unit.station, hours, known.windows(number, unit.station))
            self.losses[unit.name] = lost
            self.times[unit.name] = {m: machine_time(unit, m, lost) for m in unit.models or ("",)}
            self.seconds[unit.name] = machine_seconds(unit.station, hours, lost)
        planned = self.compiled.planned_time(0.0, YEAR)
        self.scale = self.compiled.planned_year / planned if planned > 0 else 0.0

    def retimed(self, plant: Plant) -> "Machines":
        """Give the same machines with other times of work, without compiling the plant anew.

        Parameters
        ----------
        plant
            A plant that differs in nothing but the cycle times of its stations and the bills of
            its models. Hours and losses of machines do not depend on these.
        """
        now = {unit.name: unit for unit in lay_out(plant).work_units}
        new = copy(self)
        new.plant = plant
        new.stations = {name: [now[u.name] for u in mine] for name, mine in self.stations.items()}
        new.times = {
            name: {m: machine_time(unit, m, self.losses[name]) for m in unit.models or ("",)}
            for name, unit in now.items()
        }
        new.seconds = self.seconds | {
            name: machine_seconds(unit.station, self._hours[name], self.losses[name])
            for name, unit in now.items()
            if unit.station.conveyor  # parts come on only as often as they are spaced
        }
        return new

    def means(self, process: str) -> dict[str, float]:
        """Give the machine time of each model at a process, over the copies of its line [s].

        Parameters
        ----------
        process
            Name of the process.

        Notes
        -----
        Each machine counts for a model with an even share of its time among its models: so
        changeovers weigh as much as there are machines that change.
        """
        sums: dict[str, tuple[float, float]] = {}
        for unit in self.stations[process]:
            mine = self.times[unit.name]
            weight = unit.station.machines / len(mine)
            for model, time in mine.items():
                total, weights = sums.get(model, (0.0, 0.0))
                sums[model] = (total + weight * time, weights + weight)
        return {model: total / weights for model, (total, weights) in sums.items()}


class _Calendars:
    """The working hours of stations and windows; equal calendars share theirs."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.known: dict[int, Hours] = {}

    def of_station(self, number: int) -> Hours:
        """Give the working hours of a station."""
        return self._hours(int(self.program.station_calendar[number]))

    def windows(self, number: int, station: Station) -> list[Hours | None]:
        """Give when each maintenance job of a station may begin, ``None``: at work."""
        end = int(self.program.failure_start[number + 1])
        mine = self.program.failure_window[end - len(station.maintenance) : end].tolist()
        return [self._hours(window) if window >= 0 else None for window in mine]

    def _hours(self, number: int) -> Hours:
        if number not in self.known:
            self.known[number] = Hours(self.program, number)
        return self.known[number]
