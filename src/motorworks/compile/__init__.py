"""Plant → Program: names become numbers, units of time become seconds since the start."""

from motorworks.compile.calendars import working_time
from motorworks.compile.compile import YEAR, Compiled, compile_plant
from motorworks.compile.layout import Layout, WorkUnit, lay_out, process_of

__all__ = [
    "YEAR",
    "Compiled",
    "Layout",
    "WorkUnit",
    "compile_plant",
    "lay_out",
    "process_of",
    "working_time",
]
