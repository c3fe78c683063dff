"""Timetables that repeat: the hours of a calendar, roll calls, departures, looks at the stock."""

from math import inf


def time_in(period: float, times: list[float], cycle: int, position: int) -> float:
    """Give when an entry of a timetable begins [s]."""
    return times[position] if cycle == 0 else cycle * period + times[position]


def entry_in_force(now: float, period: float, times: list[float]) -> tuple[int, int]:
    """Give cycle and position of the entry that is in force at a time [s]."""
    repeats = period < inf
    cycle = int(now / period) if repeats else 0
    while cycle > 0 and time_in(period, times, cycle, 0) > now:
        cycle -= 1
    while repeats and time_in(period, times, cycle + 1, 0) <= now:
        cycle += 1
    position = len(times) - 1
    while position > 0 and time_in(period, times, cycle, position) > now:
        position -= 1
    return cycle, position


def next_entry(now: float, pending: float, period: float, times: list[float]) -> int:
    """Give the number, counted from 0 on, of the next entry where the pending one is at a time.

    An entry that is now is still to come if that is pending now.
    """
    cycle, position = entry_in_force(now, period, times)
    time = time_in(period, times, cycle, position)
    passed = time < now or (time == now and pending > now)
    return cycle * len(times) + position + passed
