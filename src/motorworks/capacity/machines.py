"""What the machines of a plant have in time and ask for: reckoned once, used by every bound."""

from motorworks.capacity.hours import Hours
from motorworks.capacity.work import machine_seconds, machine_time
from motorworks.compile import YEAR, Compiled, WorkUnit, compile_plant, process_of
from motorworks.plant import Plant


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
    times
        Machine time of a part at each station [s], by full name and model.
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
        hours = _hours(self.compiled)
        self.times = {
            u.name: {m: machine_time(u, m, h) for m in u.models or ("",)}
            for u, h in zip(units, hours, strict=True)
        }
        self.seconds = {
            u.name: machine_seconds(u.station, h) for u, h in zip(units, hours, strict=True)
        }
        planned = self.compiled.planned_time(0.0, YEAR)
        self.scale = self.compiled.planned_year / planned if planned > 0 else 0.0

    def means(self, process: str) -> dict[str, float]:
        """Give the machine time of each model at a process, over the copies of its line [s].

        Each machine counts for a model with an even share of its time among its models: so
        changeovers weigh as much as there are machines that change.
        """
        sums: dict[str, tuple[float, float]] = {}
        for unit in self.stations[process]:
            weight = unit.station.machines / len(self.times[unit.name])
            for model, time in self.times[unit.name].items():
                total, weights = sums.get(model, (0.0, 0.0))
                sums[model] = (total + weight * time, weights + weight)
        return {model: total / weights for model, (total, weights) in sums.items()}


def _hours(compiled: Compiled) -> list[Hours]:
    """Give the working hours of each station; equal calendars share theirs."""
    program = compiled.program
    numbers = program.station_calendar.tolist()
    found = {number: Hours(program, number) for number in set(numbers)}
    return [found[number] for number in numbers]
