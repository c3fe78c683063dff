"""What people call the things of a run: titles for the names that frames carry."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from motorworks.compile import WorkUnit
from motorworks.report.number import counted
from motorworks.simulation import Run

STATES = {
    "working": "working",
    "setting_up": "setting up",
    "down": "down",
    "planned_stop": "planned stop",
    "waiting_for_operator": "waiting for operator",
    "blocked": "blocked",
    "starved": "starved",
    "off_shift": "off shift",
}
"""State names in the order in which bars are stacked, with the words for them."""

SHORT = 26
"""Longest title that stands beside a bar or in a flow [letters]."""
_WORDS = re.compile(r"[\w./-]*\w")


class Names:
    """Titles of workshops, lines, stations, buffers, models of one run.

    Parameters
    ----------
    run
        The run; its plant gives the titles.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._plant = run.plant
        self._layout = run.compiled.layout

    def scope(self, scope: str) -> str:
        """Give the title of a scope such as ``line:stator-01``."""
        if scope == "plant":
            return self.plant
        level, _, name = scope.partition(":")
        if level in self._carriers:
            return self._carriers[level].get(name, name)
        find = {
            "workshop": self.workshop,
            "line": self.line,
            "model": self.model,
            "pool": self.pool,
        }
        return find.get(level, self.station)(name)

    def pool(self, name: str) -> str:
        """Give the title of a pool; of a crew the title of its line."""
        title = next((p.title for p in self._layout.pools if p.name == name and p.title), "")
        line, slash, crew = name.rpartition("/")
        if slash:
            return f"{title or crew}, {self.line(line)}"
        return title or spaced(name)

    @property
    def plant(self) -> str:
        """The plant's title."""
        return self._plant.title or self._plant.name

    def workshop(self, name: str) -> str:
        """Give the title of a workshop."""
        return self._workshops.get(name, name) or "Outside workshops"

    def line(self, name: str) -> str:
        """Give the title of a line or of a copy of it, with the copy's number."""
        noun = self._line_nouns.get(name, name)
        number = name[len(noun) + 1 :] if name != noun else ""
        return f"{self._lines.get(noun, noun)} {number}".strip()

    def line_of(self, name: str) -> str:
        """Give the title of the line of a station or process; empty outside lines."""
        if name in self._processes:
            return self.line(self._processes[name].line_noun)
        return self.line(self._stations[name].line) if name in self._stations else ""

    def station(self, name: str) -> str:
        """Give the title of a station with its line, or of a process."""
        line = self.line_of(name)
        return f"{self.machine(name)}, {line}" if line else self.machine(name)

    def machine(self, name: str) -> str:
        """Give the title of a station or process without its line."""
        unit = self._unit(name)
        return (unit.station.title or spaced(unit.station.name)) if unit else name

    def label(self, name: str) -> str:
        """Give a short title of a station or process: its name, where the title is long."""
        unit = self._unit(name)
        title = self.machine(name)
        return spaced(unit.station.name) if unit and len(title) > SHORT else title

    def line_and_machines(self, name: str, machines: int) -> str:
        """Give the line of a process and how many machines it has."""
        line, many = self.line_of(name), counted(machines, "machine")
        return f"{line}, {many}" if line else many

    def spelt_out(self, text: str) -> str:
        """Give a sentence in which places are called by their titles, or by what they feed."""
        return _WORDS.sub(lambda m: self._quoted(m[0]), text).replace(" %", "\u00a0%")

    def _quoted(self, word: str) -> str:
        if word not in self._places:
            return word
        title = self.place(word)
        return f"the places {title}" if self._fed(word) else f"“{title}”"

    def waited_for(self, cause: str) -> str:
        """Give what a station waited for: a place by its title, else the words given."""
        return self.place(cause) if cause in self._places else cause

    def place(self, name: str) -> str:
        """Give the title of a buffer, sink or source."""
        fed = self._fed(name)
        if fed:
            return f"before {self.label(fed)}"
        return self._places.get(name) or spaced(name)

    def model(self, name: str) -> str:
        """Give the title of a product model."""
        return self._models.get(name) or name or "all"

    def _unit(self, name: str) -> WorkUnit | None:
        return self._stations.get(name) or self._processes.get(name)

    def _fed(self, place: str) -> str:
        """Give the station that the places between two stations of a line lie before."""
        station = place.removesuffix(".in")
        inside = place != station and place in self._places
        return station if inside and self._unit(station) else ""

    @cached_property
    def _workshops(self) -> dict[str, str]:
        return _titles(self._plant.workshops)

    @cached_property
    def _lines(self) -> dict[str, str]:
        return _titles(self._plant.lines)

    @cached_property
    def _line_nouns(self) -> dict[str, str]:
        return {u.line: u.line_noun for u in self._layout.work_units if u.line}

    @cached_property
    def _stations(self) -> dict[str, WorkUnit]:
        return {u.name: u for u in self._layout.work_units}

    @cached_property
    def _processes(self) -> dict[str, WorkUnit]:
        return {
            f"{u.line_noun}/{u.station.name}": u
            for u in reversed(self._layout.work_units)
            if u.line
        }

    @cached_property
    def _places(self) -> dict[str, str]:
        """Titles of all places, those of equal lines taken together too; empty without one."""
        from motorworks.statistics.causes import merged_names

        titles = {b.name: b.title for b in self._layout.buffers}
        for name, shared in merged_names(self._run).items():
            titles.setdefault(shared, titles[name])
        ends: list[Any] = [*self._plant.sinks, *self._plant.sources]
        return titles | {end.name: end.title for end in ends}

    @cached_property
    def _carriers(self) -> dict[str, dict[str, str]]:
        """Titles of fleets, tours and supplies, by level."""
        plant = self._plant
        return {
            "fleet": _titles(plant.fleets),
            "tour": _titles((*plant.milk_runs, *plant.shipments)),
            "supply": _titles(plant.supplies),
        }

    @cached_property
    def _models(self) -> dict[str, str]:
        return _titles(self._plant.models)


def spaced(name: str) -> str:
    """Give a name of the plant file as words: ``hairpin_form`` is Hairpin form."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _titles(things: Iterable[Any]) -> dict[str, str]:
    return {thing.name: thing.title or spaced(thing.name) for thing in things}
