"""``size``: a demand → the plant that makes it."""

from collections.abc import Mapping

from motorworks.capacity import Machines, capital
from motorworks.compile import WorkUnit, process_of
from motorworks.compile.layout import lay_out
from motorworks.errors import PlantError
from motorworks.plant import Plant
from motorworks.sizing.build import LineSize, built
from motorworks.sizing.floor import Floor, floor
from motorworks.sizing.growth import grown, growth
from motorworks.sizing.load import Load, loads, once_more
from motorworks.sizing.modules import Installed, install
from motorworks.sizing.needed import Needed, needs, with_changeovers
from motorworks.sizing.network import Network, network
from motorworks.sizing.people import people
from motorworks.sizing.places import Places, places_for
from motorworks.sizing.plan import Plan, three_digits, too_much
from motorworks.sizing.sized import Sized
from motorworks.sizing.supplies import materials, power, shipped
from motorworks.sizing.utilities import utilities
from motorworks.sizing.wanted import LEAST, demand_of, mix_of

MARGIN = 0.04
"""Share by which a line with its places is to make more than is asked of it."""
MORE_LINES = 20
"""Lines added, at the most, where no number of places is enough."""
TRIES = 12
"""Demands tried, at the most, for the largest that fits on the land."""
ROUNDS = 4
"""Times that lines are allocated anew, since the changeovers of an allocation ask for time too."""


def size(
    plant: Plant,
    demand: float,
    *,
    mix: Mapping[str, float] | None = None,
    margin: float = MARGIN,
    machines: Machines | None = None,
) -> Sized:
    """Give the plant that makes so many good parts a year.

    Parameters
    ----------
    plant
        The plant whose processes, lines and stores are copied.
    demand
        Good parts a year.
    mix
        Share of each model; as the plant has them by default.
    margin
        Share by which each line is to make more than is asked of it, by the estimate [-].
    machines
        The plant's machines where they have been reckoned already.

    Raises
    ------
    PlantError
        If the demand or the mix is none, a model has no route, the plant cannot be lowered, or the
        land does not hold what the demand takes: then with the largest demand that fits.

    Notes
    -----
    Load, machines, lines and their models, places, then all that grows with the output: in that
    order, and nothing is simulated. See the guide on sizing.
    """
    demand = demand_of(plant, demand)
    shares = mix_of(plant, mix)
    known = machines or Machines(plant)
    return _Sizing(plant, known, shares, margin).of(demand)


class _Sizing:
    """What does not depend on the demand, reckoned once."""

    def __init__(
        self, plant: Plant, machines: Machines, mix: Mapping[str, float], margin: float
    ) -> None:
        self.plant = plant
        self.machines = machines
        self.mix = mix
        self.margin = margin
        self.net: Network = network(plant)
        self.planned = machines.compiled.planned_year
        self.times = {p: machines.means(p) for p in machines.processes}

    def good(self, demand: float) -> dict[str, float]:
        """Give the good parts a year by model."""
        return {m: demand * share for m, share in self.mix.items()} or {"": demand}

    def of(self, demand: float) -> Sized:
        """Give the plant for a demand."""
        self._fits_at_least(demand)
        plan = self.plan(demand)
        if not plan.floor.fits:
            raise PlantError(too_much(self.plant, demand, plan.floor, self._most(demand)))
        return self._with_the_rest(plan)

    def _fits_at_least(self, demand: float) -> None:
        """Refuse what does not fit even without the changeovers of its allocation."""
        asked = loads(self.net, self.good(demand))
        self._has_times(asked)
        room = self._least_floor(demand, needs(self.machines, asked))
        if not room.fits:
            raise PlantError(too_much(self.plant, demand, room, self._most(demand)))

    def plan(self, demand: float) -> Plan:
        """Give machines, lines and places, and the floor that they take."""
        asked = loads(self.net, self.good(demand))
        self._has_times(asked)
        needed = needs(self.machines, asked)
        by = growth(self.plant, demand, self.mix)
        installed, places = self._installed(asked, needed)
        for _ in range(ROUNDS):
            new, lines = built(
                self.plant, demand, self.mix, by, asked, self.times, installed, places
            )
            now = self._as_allocated(new, lines, asked, needed)
            needed = {p: _larger(n, needed[p]) for p, n in now.items()}
            before = _numbers(installed, places)
            installed, places = self._installed(asked, needed)
            if _numbers(installed, places) == before:
                break
        return Plan(
            plant=new,
            demand=demand,
            asked=asked,
            needed=needed,
            installed=installed,
            lines=lines,
            places=places,
            floor=floor(new, installed),
        )

    def _with_the_rest(self, plan: Plan) -> Sized:
        """Give a plan with people, power, materials and money."""
        new, demand, installed = plan.plant, plan.demand, plan.installed
        good = self.good(demand)
        textbook = needs(self.machines, loads(self.net, good, once_more), once_more)
        days = _days(new, self.planned)
        return Sized(
            base=self.plant,
            plant=new,
            demand=demand,
            mix=self.mix,
            planned=self.planned,
            days=days,
            asked=plan.asked,
            needed=plan.needed,
            textbook=textbook,
            installed=installed,
            by_textbook=self._by_textbook(textbook, installed),
            lines=plan.lines,
            places=plan.places,
            people=people(new, installed, self.planned),
            floor=plan.floor,
            power=power(new, plan.needed, installed, self.planned, demand),
            utilities=utilities(new, plan.needed, installed, self.planned),
            materials=materials(new, plan.asked, self._inputs(), good, days),
            shipped=shipped(new, good, days),
            spent=capital(new),
        )

    def _as_allocated(
        self,
        new: Plant,
        lines: Mapping[str, LineSize],
        asked: Mapping[str, Load],
        needed: Mapping[str, Needed],
    ) -> dict[str, Needed]:
        """Give the machines needed with the changeovers of the lines as they are now."""
        units: dict[str, list[WorkUnit]] = {}
        for unit in lay_out(new).work_units:
            if unit.line_noun in lines and not lines[unit.line_noun].kept:
                units.setdefault(process_of(unit), []).append(unit)
        return {
            p: with_changeovers(n, units[p], asked[p], self.planned) if p in units else n
            for p, n in needed.items()
        }

    def _inputs(self) -> dict[str, tuple[str, ...]]:
        return {o.name: tuple(origin for origin, _ in o.inputs) for o in self.net.operations}

    def _has_times(self, asked: Mapping[str, Load]) -> None:
        for process, load in asked.items():
            for model, parts in load.starts.items():
                if parts > 0.0 and model not in self.times.get(process, {model: 0.0}):
                    msg = (
                        f"model '{model}' has no route: no copy of {process} is allocated to it; "
                        "name it in the allocation of a line"
                    )
                    raise PlantError(msg)

    def _installed(
        self, asked: Mapping[str, Load], needed: Mapping[str, Needed]
    ) -> tuple[dict[str, Installed], dict[str, Places]]:
        """Give machines and places; a line more where no number of places is enough."""
        wanted = {
            p: n.machines for p, n in needed.items() if not self._moves(p) and n.machines > 0.0
        }
        for _ in range(MORE_LINES):
            installed = install(self.plant, wanted)
            places = {
                line.name: places_for(line, asked, needed, installed, self.planned, self.margin)
                for line in self.plant.lines
                if len(line.stations) > 1 and f"{line.name}/{line.stations[0].name}" in installed
            }
            short = [p for p in places.values() if not p.reached]
            if not short:
                break
            for line in short:
                self._one_more(line, wanted, installed)
        return {
            p: Installed(
                process=p, kind=i.kind, needed=needed[p].machines, machines=i.machines, each=i.each
            )
            for p, i in installed.items()
        }, places

    def _by_textbook(
        self, textbook: Mapping[str, Needed], installed: Mapping[str, Installed]
    ) -> dict[str, int]:
        """Give the machines that the textbook would install."""
        found = install(self.plant, {p: textbook[p].nominal for p in installed})
        return {p: found[p].machines for p in installed}

    def _moves(self, process: str) -> bool:
        return any(o.name == process and o.moved for o in self.net.operations)

    def _one_more(
        self, short: Places, wanted: dict[str, float], installed: Mapping[str, Installed]
    ) -> None:
        """Ask for one more copy of a line."""
        mine = [p for p in installed if p.partition("/")[0] == short.line]
        slowest = max(mine, key=lambda p: installed[p].load)
        wanted[slowest] = short.copies * installed[slowest].each + 0.01

    def _most(self, demand: float) -> float:
        """Give a demand that fits on the land, about the largest, in three digits; 0 for none."""
        needed = needs(self.machines, loads(self.net, self.good(demand)))
        low, high = 0.0, demand
        while high - low > 0.001 * high and high > LEAST:
            middle = (low + high) / 2
            smaller = {p: n.times(middle / demand) for p, n in needed.items()}
            low, high = (middle, high) if self._least_floor(middle, smaller).fits else (low, middle)
        for _ in range(TRIES):  # the changeovers of its allocation take room too
            most = three_digits(low)
            if most < LEAST or self.plan(most).floor.fits:
                return most if most >= LEAST else 0.0
            low = 0.995 * most
        return 0.0

    def _least_floor(self, demand: float, needed: Mapping[str, Needed]) -> Floor:
        installed, _ = self._installed(loads(self.net, self.good(demand)), needed)
        return floor(grown(self.plant, growth(self.plant, demand, self.mix)), installed)


def _numbers(
    installed: Mapping[str, Installed], places: Mapping[str, Places]
) -> tuple[list[int], list[int]]:
    """Give what the plant is built from: machines and places."""
    return [i.machines for i in installed.values()], [p.places for p in places.values()]


def _larger(one: Needed, other: Needed) -> Needed:
    return one if one.machines >= other.machines else other


def _days(plant: Plant, planned: float) -> float:
    """Give the days of work of a year, by the hours of a day in the plant's calendar."""
    calendar = next((c for c in plant.calendars if c.name == plant.calendar), None)
    if calendar is None or not calendar.shifts:
        return 365.0
    a_day = sum(s.length - sum(length for _, length in s.breaks) for s in calendar.shifts)
    return min(365.0, planned / a_day) if a_day > 0.0 else 365.0
