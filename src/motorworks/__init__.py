"""Motorworks: the digital twin of an electric-motor factory.

>>> import motorworks as mw
>>> plant = mw.load("tutorial")
>>> run = mw.simulate(plant, duration="8 h", replications=3)
>>> table = mw.kpis(run)

The names below are loaded when they are first used, so that ``import motorworks`` is quick.
"""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # From the modules themselves: a package here may hold a module and a function of one name.
    from motorworks.capacity import static_capacity
    from motorworks.experiment.precise import simulate_precisely
    from motorworks.plantfile import (
        check_plant,
        load,
        read_book,
        read_plant,
        shipped,
        write_plant,
    )
    from motorworks.report import report_html, write_report
    from motorworks.simulation.simulate import simulate
    from motorworks.simulation.store import load_run, save_run
    from motorworks.statistics import bottlenecks, kpis, states
    from motorworks.statistics.verdict import verdict
    from motorworks.validation.validate import validate
    from motorworks.workbook import write_template, write_workbook

__version__ = version("motorworks")

_ROOMS = {
    "capacity": ("static_capacity",),
    "experiment": ("simulate_precisely",),
    "plantfile": ("check_plant", "load", "read_book", "read_plant", "shipped", "write_plant"),
    "simulation": ("load_run", "save_run", "simulate"),
    "statistics": ("bottlenecks", "kpis", "states", "verdict"),
    "validation": ("validate",),
    "report": ("report_html", "write_report"),
    "workbook": ("write_template", "write_workbook"),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "bottlenecks",
    "check_plant",
    "kpis",
    "load",
    "load_run",
    "read_book",
    "read_plant",
    "report_html",
    "save_run",
    "shipped",
    "simulate",
    "simulate_precisely",
    "states",
    "static_capacity",
    "validate",
    "verdict",
    "write_plant",
    "write_report",
    "write_template",
    "write_workbook",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        msg = f"module 'motorworks' has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"motorworks.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
