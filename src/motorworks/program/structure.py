"""What two programs must have in common for a state of the one to fit the other.

A state of a run holds parts in buffers, work in machines, people at work. It fits every program
with the same things, wired in the same way. Numbers that only say how long, how likely or how
many may be others: :data:`FREE` names them; every other column belongs to the structure, and so
does a new one unless it is named there.
"""

import hashlib
from collections.abc import Callable

import numpy as np

from motorworks.program.program import Array, Program, columns


def _whether(name: str) -> Callable[[Program], Array]:
    return lambda program: np.asarray(getattr(program, name) != 0)


def _places(program: Program) -> Array:
    """Tell which buffers have places, and for which of them tours claim some."""
    capacity = program.buffer_capacity
    models = program.buffer_type_capacity.reshape(len(capacity), program.n_types)
    of_models = (program.buffer_by_type == 1) & (models >= 0).any(axis=1)
    limited = (capacity > 0) | ((capacity < 0) & of_models)
    into = program.load_to[program.load_to < len(capacity)]
    return np.concatenate([capacity == 0, limited[into]])


def _calls(program: Program) -> Array:
    """Tell which pools have roll calls."""
    return (np.diff(program.pool_size_start) > 0) | (program.pool_absence > 0)


def _looks(program: Program) -> Array:
    """Tell which supplies look at the stock by a timetable."""
    return np.diff(program.supply_time_start) > 0


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


LAWS = _names(
    "law_kind law_start law_number source_law step_law setup_law tool_law failure_up "
    "failure_repair transport_load transport_unload supply_lead"
)
"""Columns of the laws, and those that tell which law is used: all of them may be others."""

LATER = _names(
    "calendar_period calendar_start calendar_time calendar_state pool_size_start "
    "pool_size_period pool_size_time pool_size_count pool_absence pool_speed distance "
    "buffer_initial source_group source_type_weight station_power setup_initial failure_every "
    "scrap_prob rework_prob max_reworks route_weight conveyor_transit conveyor_spacing "
    "outage_start outage_from outage_to outage_state factor_start factor_time factor_value "
    "tour_period tour_departure_start tour_departure supply_period supply_time_start supply_time "
    "tour_capacity tour_return stop_travel stop_time load_most load_unit supply_life "
    "supply_closed_start supply_closed_from supply_closed_to"
)
"""Columns that may be others, and let nothing begin at once that could not before."""

ROOM = _names(
    "pool_count buffer_capacity buffer_type_capacity station_types campaign_type campaign_lot "
    "campaign_buffer batch_min batch_max setup_table tool_life conveyor_places "
    "conveyor_accumulating supply_lot supply_point supply_up_to supply_each supply_cover_point "
    "supply_cover_up_to supply_use"
)
"""Columns that may be others, after which it must be looked whether something can begin."""

FREE = LAWS | LATER | ROOM
"""All columns that may be others."""

KEPT: dict[str, Callable[[Program], Array]] = {
    "buffer_capacity": _places,
    "batch_min": _whether("batch_min"),
    "pool_absence": _calls,
    "supply_time_start": _looks,
}
"""What of a free column belongs to the structure all the same."""

NUMBERS = ("n_types", "n_groups", "n_sinks", "n_positions")

Structure = dict[str, tuple[int, str]]
"""Length and fingerprint of the arrays of a structure, by name."""


def structure(program: Program) -> Structure:
    """Give the fingerprint of everything that a program must share with another."""
    found = {name: (int(getattr(program, name)), "") for name in NUMBERS}
    for name in columns():
        if name in FREE and name not in KEPT:
            continue
        values = KEPT[name](program) if name in KEPT else getattr(program, name)
        found[name] = (len(values), _digest(values))
    return found


def room(program: Program) -> str:
    """Give the fingerprint of the numbers that hold beginnings up (:data:`ROOM`)."""
    return _digest(*(getattr(program, name) for name in sorted(ROOM)))


def differences(mine: Structure, other: Structure) -> list[str]:
    """Name the arrays in which two structures differ, in the order of the program."""
    return [n for n in {**mine, **other} if tuple(mine.get(n, ())) != tuple(other.get(n, ()))]


def _digest(*arrays: Array) -> str:
    digest = hashlib.blake2b(digest_size=12)
    for array in arrays:
        digest.update(np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()
