# ruff: noqa: D401  (the first line says the fact, as the docstrings of tests do)
"""The exact values of our own certain cases, from schedules worked by hand.

A schedule lists the stretches of work of each machine, as a person writes them down; what the
cases ask for is added up from it here. None of it was simulated.
"""

import re
from collections.abc import Callable

import pytest

from motorworks.validation import read_cases

CASES = {
    case.id: case
    for case in read_cases("own")
    if all(m.tolerance.kind == "exact" for m in case.measures)
}

Stretch = tuple[float, float]


def derivations() -> dict[str, Callable[[], list[float]]]:
    """Give the functions below that bear the id of a case, by that id."""
    return {
        name[:3].upper(): function
        for name, function in globals().items()
        if re.fullmatch(r"h\d\d_\w+", name)
    }


@pytest.mark.parametrize("id_", CASES)
def test_values_follow_from_the_schedule(id_):
    """Each value in the file is that of the schedule."""
    values = [measure.value for measure in CASES[id_].measures]
    assert values == pytest.approx(derivations()[id_](), rel=1e-12)


def test_every_derivation_has_a_case():
    """No derivation is left over from a case that is gone."""
    assert derivations().keys() == CASES.keys()


def until(stretches: list[Stretch], end: float) -> float:
    """Give the length of what lies before the end."""
    return sum(max(0.0, min(b, end) - a) for a, b in stretches)


def ends(stretches: list[Stretch]) -> list[float]:
    """Give the ends."""
    return [b for _, b in stretches]


def count_until(times: list[float], end: float) -> int:
    """Give how many lie up to and including the end."""
    return sum(t <= end for t in times)


def h01_groups_of_three() -> list[float]:
    """Every 9 three parts come, each worked 2: they leave after 2, 4 and 6."""
    work = [(t + 2 * k, t + 2 * k + 2) for t in (9.0, 18.0) for k in range(3)]
    outputs = ends(work)
    idle = [(0.0, 9.0), (15.0, 18.0), (24.0, 27.0)]
    content_of_a_cycle = 2 * 2 + 1 * 2 + 0 * 5  # two wait while the first is worked, then one
    return [
        outputs[0],
        outputs[2],
        outputs[3],
        2,  # the first is taken at the instant of the arrival
        1,
        count_until(outputs, 15),
        until(work, 27),
        until(idle, 27),
        (2 + 4 + 6) / 3,
        content_of_a_cycle / 9,
    ]


def h02_first_input_first() -> list[float]:
    """Q1 gets parts every 6.5, Q2 every 3; the work takes 4; Q1 goes first though younger."""
    q1, q2 = [6.5, 13.0, 19.5], [3.0, 6.0, 9.0, 12.0, 15.0, 18.0, 21.0]
    taken = [(3.0, q2[0]), (7.0, q1[0]), (11.0, q2[1]), (15.0, q1[1]), (19.0, q2[2]), (23.0, q1[2])]
    left = [start + 4 for start, _ in taken]
    q2_at_20 = [a for a in q2 if a <= 20 and a not in [p for t, p in taken if t <= 20]]
    q1_at_14 = [a for a in q1 if a <= 14 and a not in [p for t, p in taken if t <= 14]]
    q1_at_16 = [a for a in q1 if a <= 16 and a not in [p for t, p in taken if t <= 16]]
    return [left[0], left[4], len(q1_at_14), len(q1_at_16), len(q2_at_20)]


def h03_three_make_one() -> list[float]:
    """Parts come every 2; of each three the machine makes one in 5, as old as the oldest."""
    outputs = [6.0 + 5, 12.0 + 5, 18.0 + 5]  # taken as the third comes
    oldest = [2.0, 8.0, 14.0]
    mean = sum(b - a for a, b in zip(oldest, outputs, strict=True)) / 3
    return [outputs[0], outputs[2], 2, 0, mean]


def h04_one_becomes_two() -> list[float]:
    """M1 (4) gives b to M3 (6.5, one place before it) and a to M2 (3); a never waits for b."""
    m1_work = [(0, 4.0), (4, 8.0), (8, 12.0), (12, 16.0), (17, 21.0), (23.5, 27.5)]
    m1_blocked = [(16, 17.0), (21, 23.5), (27.5, 30.0)]  # until M3 takes from its place
    m3 = [(4 + 6.5 * k, 4 + 6.5 * (k + 1)) for k in range(6)]
    m2 = [(end, end + 3) for end in ends(m1_work)]
    assert [b for _, b in m1_blocked] == [a for a, _ in m3[2:5]]
    return [ends(m2)[3], ends(m2)[5], ends(m3)[5], until(m1_blocked, 43), until(m1_work, 43)]


def h05_longest_waiting_first() -> list[float]:
    """One person: M1 (1 alone, 3 served), M2 (1.5, 2), M3 (2.25, 4) in the order of asking."""
    served = [  # machine, asked, from, to
        (1, 1.0, 1.0, 4.0),
        (2, 1.5, 4.0, 6.0),
        (3, 2.25, 6.0, 10.0),
        (1, 5.0, 10.0, 13.0),
        (2, 7.5, 13.0, 15.0),
        (3, 12.25, 15.0, 19.0),
        (1, 14.0, 19.0, 22.0),
    ]
    return operator_values(served)


def h06_downstream_first() -> list[float]:
    """The same, but of those who ask the station listed last is served first."""
    served = [
        (1, 1.0, 1.0, 4.0),
        (3, 2.25, 4.0, 8.0),
        (2, 1.5, 8.0, 10.0),
        (1, 5.0, 10.0, 13.0),
        (3, 10.25, 13.0, 17.0),
        (2, 11.5, 17.0, 19.0),
        (1, 14.0, 19.0, 22.0),
    ]
    return operator_values(served)


def operator_values(served: list[tuple[int, float, float, float]]) -> list[float]:
    """Give second output of each station, and the work of M1 until 22."""
    alone = {1: 1.0, 2: 1.5, 3: 2.25}
    for (m, asked, start, _), rest in zip(served, (served[k + 1 :] for k in range(7)), strict=True):
        assert asked <= start, m
        assert all(later[2] >= start for later in rest)
    outputs = {m: [end for n, _, _, end in served if n == m] for m in alone}
    for m, asked, _, _ in served:
        begun = [0.0, *outputs[m]]
        assert asked - alone[m] in begun
    m1 = [(0.0, 1.0), (4.0, 5.0), (13.0, 14.0)] + [(a, b) for n, _, a, b in served if n == 1]
    return [outputs[1][1], outputs[2][1], outputs[3][1], until(m1, 22)]


def h07_calendar_finish() -> list[float]:
    """Hours 0-4 and 5-8 of 10; a part of 3 begun within them is completed outside."""
    work = [(d + a, d + a + 3.0) for d in (0, 10) for a in (0, 3, 6)]
    return [ends(work)[2], ends(work)[3], count_until(ends(work), 20), until(work, 20), 3, 0.3]


def h08_calendar_start_only_if_fits() -> list[float]:
    """In 0-4 one part of 3 fits, in 5-8 one that ends at the very end."""
    work = [(d + a, d + a + 3.0) for d in (0, 10) for a in (0, 5)]
    idle = [(3.0, 4.0), (13.0, 14.0)]
    return [ends(work)[1], ends(work)[2], until(work, 20), until(idle, 20)]


def h09_calendar_suspend() -> list[float]:
    """The third part has 1 of its 3 done at 8 and goes on at 10, and so forth."""
    work = [(0, 4.0), (5, 8.0), (10, 14.0), (15, 18.0), (20, 24.0)]

    def instant(worked: float) -> float:
        for a, b in work:
            if worked <= b - a:
                return a + worked
            worked -= b - a
        raise AssertionError

    outputs = [instant(3.0 * n) for n in range(1, 6)]
    return [outputs[1], outputs[2], outputs[4], count_until(outputs, 20), until(work, 20)]


def h10_late_by_failure() -> list[float]:
    """Work that fitted but was held up by a repair is suspended at the end of the hours (0-6)."""
    first = [(0, 4.0), (10, 11.0)]  # down 4-6, then off
    second = [(11, 14.0), (20, 22.0)]  # fits (16); down 14-16 after 4 more of work
    third = [(30, 32.0), (34, 36.0), (40, 41.0)]  # from 22 it would end at 27; down 32-34
    down = [(4.0, 6.0), (14.0, 16.0), (32.0, 34.0)]
    for part in (first, second, third):
        assert sum(b - a for a, b in part) == 5
    work = first + second + third
    return [11, 22, 41, until(down, 41), until(work, 41)]


def h11_least_and_greatest_batch() -> list[float]:
    """Parts come every 2.5; a batch of 2 to 3 takes 7."""
    starts = [(5.0, 2), (12.0, 2), (19.0, 3), (26.0, 3)]  # start and parts that lie there
    for (start, size), gone in zip(starts, (0, 2, 4, 7), strict=True):
        assert min(3, int(start // 2.5) - gone) == size
    outputs = [start + 7 for start, size in starts for _ in range(size)]
    return [
        outputs[0],
        outputs[4],
        count_until(outputs, 33),
        int(18 // 2.5) - 4,
        int(20 // 2.5) - 7,
        sum(o - 2.5 * (k + 1) for k, o in enumerate(outputs)) / 10,
    ]


def h12_types_in_turn() -> list[float]:
    """Every 4 a part, A and B in turn; A takes 2, B 5, after 0.5 of looking at it."""
    arrivals = [4.0 * k for k in range(1, 7)]
    outputs, free = [], 0.0
    for k, arrival in enumerate(arrivals):
        free = max(free, arrival) + 0.5 + (2, 5)[k % 2]
        outputs.append(free)
    assert outputs == [6.5, 13.5, 16.0, 21.5, 24.0, 29.5]
    return [outputs[0], outputs[1], outputs[2], outputs[5], count_until(outputs, 24)]


def h13_longest_blocked_first() -> list[float]:
    """M1 (2) and M2 (3) give through no place to M3 (4); who is blocked longest moves first."""
    m1_blocked = [(4.0, 10.0), (12.0, 18.0)]  # its parts go to M3 at 2, 10 and 18
    m2_blocked = [(3.0, 6.0), (9.0, 14.0)]  # at 6 and 14
    m3 = [(2.0, 6.0), (6.0, 10.0), (10.0, 14.0), (14.0, 18.0)]
    return [until(m1_blocked, 15), until(m2_blocked, 15), count_until(ends(m3), 15)]


def h14_operating_clock() -> list[float]:
    """Parts come every 4 and take 3; after each 5 of work a repair of 2."""
    work = [(4, 7.0), (8, 10.0), (12, 16.0), (16, 17.0), (19, 21.0)]
    down, idle = [(10, 12.0), (17, 19.0)], [(0, 4.0), (7, 8.0)]
    assert until(work, 21) + until(down, 21) + until(idle, 21) == 21
    return [7, 13, 16, 21, until(work, 21), until(down, 21), until(idle, 21)]


def h15_calendar_clock() -> list[float]:
    """The same parts; 5.5 after the start and after every repair of 2 the machine fails."""
    work = [(4, 5.5), (7.5, 13.0), (15, 20.5), (22.5, 25.0)]
    down, idle = [(5.5, 7.5), (13, 15.0), (20.5, 22.5)], [(0.0, 4.0)]
    assert until(work, 25) + until(down, 25) + until(idle, 25) == 25
    return [9, 12, 17, 25, until(work, 25), until(down, 25), until(idle, 25)]


def h16_lost_for_want_of_a_place() -> list[float]:
    """A part is lost that finds M1 (5.3) at work and its one place taken: 3 of 7 by time 14.5."""
    arrivals = [2.0 * k for k in range(1, 8)]
    taken = [2.0, 7.3, 12.6]  # of those that came at 2, 4 and 8
    kept = [2.0, 4.0, 8.0, 14.0]  # at 6 the part of 4 lies there, at 10 and 12 that of 8
    lost = [a for a in arrivals if a not in kept]
    assert [t + 5.3 for t in taken[:-1]] == pytest.approx(taken[1:])
    return [len(lost) / len(arrivals), 1]


def h17_work_that_ends_with_the_hours() -> list[float]:
    """Two parts of 3 just fill the hours 0-6: the second is complete at the very end."""
    outputs = [d + a + 3.0 for d in (0, 10) for a in (0, 3)]
    return [outputs[1], outputs[2], count_until(outputs, 6), 0]


def h18_queue_before_the_endless_source() -> list[float]:
    """A part in Q goes before the endless source as soon as the machine (2) is free."""
    starts = [2.0 * k for k in range(8)]
    arrivals = [5.5, 11.0]
    taken = [min(s for s in starts if s >= a) for a in arrivals]

    def content(instant: float) -> int:
        return sum(a <= instant < t for a, t in zip(arrivals, taken, strict=True))

    return [content(5.8), content(6.5), content(11.5), content(12.5), len(starts) - 1]


def h19_one_and_two_make_one() -> list[float]:
    """A comes every 4, B every 3; one A and two B are joined in 2.2."""
    a, b = [4.0, 8.0, 12.0], [(3.0, 6.0), (9.0, 12.0), (15.0, 18.0)]
    outputs, free = [], 0.0
    for one, two in zip(a, b, strict=True):
        free = max(free, one, *two) + 2.2
        outputs.append(free)
    entered = [min(one, *two) for one, two in zip(a, b, strict=True)]
    mean = sum(out - came for out, came in zip(outputs, entered, strict=True)) / 3
    return [outputs[0], outputs[2], mean, 1, 1]


def h20_joined_from_machine_to_machine() -> list[float]:
    """M1 (2) and M2 (3) hold their parts until M3 (4) takes one of each: at 3, 7 and 11."""
    m1_blocked = [(2.0, 3.0), (5.0, 7.0), (9.0, 11.0)]
    m2_blocked = [(6.0, 7.0), (10.0, 11.0)]
    m3 = [(3.0, 7.0), (7.0, 11.0), (11.0, 15.0)]
    return [ends(m3)[0], ends(m3)[2], until(m1_blocked, 11), until(m2_blocked, 11), 3.0]


def h21_operator_stays_through_a_repair() -> list[float]:
    """M1 (2 with the operator) fails after each 1.5 of work for 1; M2 (1 alone, 1 served) waits."""
    m1 = [(0, 1.5), (2.5, 3.0), (4, 5.0), (6, 7.0)]  # holds the operator 0-3 and 4-7
    m2_served = [(3, 4.0), (7, 8.0)]  # asked at 1 and at 5, before M1 asked again
    down = [(1.5, 2.5), (5.0, 6.0)]
    return [3.0, 7.0, ends(m2_served)[0], ends(m2_served)[1], until(down, 8), until(m1, 7)]


def h22_repairs_downstream_first() -> list[float]:
    """M1, M2 and M3 work 3, 4 and 5 to a failure; one repairer (4) serves the last listed first."""
    repairs = [(1, 3.0, 3.0), (3, 5.0, 7.0), (2, 4.0, 11.0), (1, 10.0, 15.0)]  # failed, begun
    down = {m: [(failed, begun + 4) for n, failed, begun in repairs if n == m] for m in (1, 2, 3)}
    return [until(down[m], 16) for m in (1, 2, 3)]
