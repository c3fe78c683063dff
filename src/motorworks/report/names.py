"""What people call the things of a run: titles for the names that frames carry."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

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
_WORDS = re.compile(r"[\w/-]+")
_PLACES = re.compile(r"(\S+/\S+?)\.in\b")


class Names:
    """Titles of workshops, lines, stations, buffers, models of one run.

    Parameters
    ----------
    run
        The run; its plant gives the titles.
    """

    def __init__(self, run: Run) -> None:
        self._plant = run.plant
        self._layout = run.compiled.layout

    def scope(self, scope: str) -> str:
        """Give the title of a scope such as ``line:stator-01``."""
        level, _, name = scope.partition(":")
        find = {"workshop": self.workshop, "line": self.line, "station": self.station}.get(level)
        if find and name:
            return find(name)
        return self.plant if scope == "plant" else self.station(scope)

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
        title = self._lines.get(noun, noun)
        number = name[len(noun) + 1 :] if name != noun else ""
        return f"{title} {number}".strip()

    def station(self, name: str) -> str:
        """Give the title of a station with its line, or of a process."""
        unit, _, _ = name.rpartition("/")
        own = self.machine(name)
        return f"{own}, {self.line(unit)}" if unit else own

    def machine(self, name: str) -> str:
        """Give the title of a station without its line."""
        return self._stations.get(name) or self._processes.get(name) or name.rpartition("/")[2]

    def label(self, name: str) -> str:
        """Give a short title of a station or process: its name, where the title is long."""
        title = self.machine(name)
        return title if len(title) <= SHORT else spaced(name.rpartition("/")[2])

    def line_and_machines(self, name: str, machines: int) -> str:
        """Give the line of a process and how many machines it has."""
        line = name.rpartition("/")[0]
        many = counted(machines, "machine")
        return f"{self.line(line)}, {many}" if line else many

    def spelt_out(self, text: str) -> str:
        """Give a sentence in which places are called by their titles, or by what they feed."""
        text = _PLACES.sub(lambda m: f"the places before {self.label(m[1])}", text)
        return _WORDS.sub(lambda m: self._quoted(m[0]), text)

    def _quoted(self, word: str) -> str:
        title = self._places.get(word, word)
        return word if title == word else f"“{title}”"

    def waited_for(self, cause: str) -> str:
        """Give what a station waited for: a place by its title, else the words given."""
        return self.place(cause) if cause in self._places else cause

    def place(self, name: str) -> str:
        """Give the title of a buffer, sink or source."""
        title = self._places.get(name, name)
        if title.endswith(".in") and "/" in title:
            return f"before {self.label(title[:-3])}"
        return spaced(title) if title == name else title

    def model(self, name: str) -> str:
        """Give the title of a product model."""
        return self._models.get(name) or name or "all"

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
    def _stations(self) -> dict[str, str]:
        return {u.name: u.station.title or u.station.name for u in self._layout.work_units}

    @cached_property
    def _processes(self) -> dict[str, str]:
        return {
            f"{u.line_noun}/{u.station.name}": u.station.title or u.station.name
            for u in self._layout.work_units
            if u.line
        }

    @cached_property
    def _places(self) -> dict[str, str]:
        return _titles([*self._layout.buffers, *self._plant.sinks, *self._plant.sources])

    @cached_property
    def _models(self) -> dict[str, str]:
        return _titles(self._plant.models)


def spaced(name: str) -> str:
    """Give a name of the plant file as words: ``hairpin_form`` is Hairpin form."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _titles(things: Iterable[Any]) -> dict[str, str]:
    return {thing.name: thing.title or thing.name for thing in things}
