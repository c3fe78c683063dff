"""What a serial line with finite buffers and failures makes, estimated in a millisecond.

A line is taken apart into pairs of machines, one for each buffer: the first machine of a pair
stands for all that lies before the buffer, the second for all behind it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from motorworks.sizing.two_machines import Machine, Pair, pair

MOST_SWEEPS = 15
CLOSE = 1e-4
"""Relative difference between the pairs of a line at which they are taken for one."""
OWN_PLACES = 1.0
"""Places that a station adds to the buffer behind it: a part stays in a blocked machine."""
SELDOM = 1e-9
"""Stops for each part of a stage that has none: the algebra wants some."""
LEAST = 0.5
"""Bound on how much faster than its station a machine may be that stands for more than it."""


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A station of a serial line: equal machines in parallel.

    Attributes
    ----------
    time
        Mean time of one part on one machine [s].
    machines
        Machines in parallel.
    down
        Time down for each time worked, the sum of MTTR / MTBF over all kinds of stops [-].
    repair
        Mean duration of a stop as a random moment of standing finds it, the sum of
        MTTR^2 / MTBF over that of MTTR / MTBF [s].
    variation
        Coefficient of variation of the time of one part [-].
    """

    time: float
    machines: int = 1
    down: float = 0.0
    repair: float = 0.0
    variation: float = 0.0

    @property
    def alone(self) -> float:
        """Parts a second if nothing else held it up."""
        return self.machines / (self.time * (1.0 + self.down))


@dataclass(frozen=True, kw_only=True)
class LineRate:
    """The estimate for a line.

    Attributes
    ----------
    rate
        Parts a second.
    alone
        Parts a second of the slowest stage if nothing else held it up.
    starved, blocked
        Share of its time that each stage has nothing to work on, or no room [-].
    sweeps
        Sweeps over the line until the pairs agreed.
    """

    rate: float
    alone: float
    starved: tuple[float, ...]
    blocked: tuple[float, ...]
    sweeps: int

    @property
    def kept(self) -> float:
        """Share of what the slowest stage could make alone [-]."""
        return self.rate / self.alone


def line_rate(stages: Sequence[Stage], places: Sequence[float]) -> LineRate:
    """Estimate what a serial line makes, with parts always there and room at its end.

    Parameters
    ----------
    stages
        The stations in the order of flow, shape (n,).
    places
        Places between neighbours, shape (n - 1,).

    Raises
    ------
    ValueError
        If there is no stage, or the number of buffers is not one less.

    Notes
    -----
    The machine ``u`` before buffer i stands for station i and all before it. With ``P`` the flow of
    the pair before, ``S`` its share of starvation, ``u'`` and ``d'`` its two machines, and K the
    stops of ``u`` in a unit of time, of the station's own kind and inherited ones:

        K         = P p_i / s_i + r_u' S                      interruptions of flow
        r_u       = K / (S + P p_i / (s_i r_i))               resumptions of flow
        1 / s_u   = 1 / s_i + 1 / P - c_d' - S / P            conservation of time
        p_u       = s_u K / P

    where ``c`` is the time for a unit with all stops. Behind the buffers it is the same the other
    way round. Sweeps forward and backward go on until all pairs have one flow. Where stations
    differ much the sweeps may end at another flow if the line is read against the parts, and take
    long; the line is read both ways, and the mean of the two is given, so that a line and its
    mirror image are worth the same. A time that varies
    is put as a quicker machine with short stops that leave mean and variance of the time as they
    are.

    References
    ----------
    Y. Dallery, R. David and X.-L. Xie, Approximate analysis of transfer lines with unreliable
    machines and finite buffers, IEEE Trans. Automatic Control 34 (1989) 943-953. M. H. Burman, New
    results in flow line analysis, PhD thesis, MIT, 1995, for machines of different speed.
    """
    if not stages or len(places) != len(stages) - 1:
        msg = f"{len(places)} buffers for {len(stages)} stages; expected one between neighbours"
        raise ValueError(msg)
    own = [_machine(s) for s in stages]
    alone = min(s.alone for s in stages)
    if len(own) == 1:
        return LineRate(rate=alone, alone=alone, starved=(0.0,), blocked=(0.0,), sweeps=0)
    room = [n + OWN_PLACES for n in places]
    forward, sweeps = _agreed(own, room)
    backward, more = _agreed(own[::-1], room[::-1])
    starved = zip(forward, backward[::-1], strict=True)
    blocked = zip(forward, backward[::-1], strict=True)
    rate = sum(p.rate for p in (*forward, *backward)) / (2 * len(forward))
    return LineRate(
        rate=min(rate, alone),
        alone=alone,
        starved=(0.0, *((f.starved + b.blocked) / 2 for f, b in starved)),
        blocked=(*((f.blocked + b.starved) / 2 for f, b in blocked), 0.0),
        sweeps=max(sweeps, more),
    )


def _machine(stage: Stage) -> Machine:
    """Give a stage as one machine that makes as many parts, with the same variance in time.

    Parallel machines stop one by one: as one they stop more often, and shorter.
    """
    spread = stage.variation**2
    working = stage.time / (1.0 + spread)
    down = spread + stage.down * (1.0 + spread)
    if down <= SELDOM:
        rate = stage.machines / working
        return Machine(rate, SELDOM * rate, rate)
    shortest = stage.time**2 * spread / 2.0 + stage.time * stage.down * stage.repair
    repair = working * down / shortest
    return Machine(
        stage.machines / working, stage.machines * down * repair, stage.machines * repair
    )


def _agreed(own: list[Machine], places: list[float]) -> tuple[list[Pair], int]:
    """Give the pairs once they agree, and the sweeps it took."""
    before, after = own[:-1], own[1:]
    pairs = [pair(b, a, n) for b, a, n in zip(before, after, places, strict=True)]
    last = len(pairs) - 1
    for sweep in range(1, MOST_SWEEPS + 1):
        for i in range(1, last + 1):
            there = pairs[i - 1]
            before[i] = _seen(there.rate, there.starved, before[i - 1], after[i - 1], own[i])
            pairs[i] = pair(before[i], after[i], places[i])
        for i in range(last - 1, -1, -1):
            there = pairs[i + 1]
            after[i] = _seen(there.rate, there.blocked, after[i + 1], before[i + 1], own[i + 1])
            pairs[i] = pair(before[i], after[i], places[i])
        rates = [p.rate for p in pairs]
        if max(rates) - min(rates) <= CLOSE * max(rates):
            return pairs, sweep
    return pairs, MOST_SWEEPS


def _seen(rate: float, waited: float, far: Machine, near: Machine, own: Machine) -> Machine:
    """Give the machine that stands for a station and all that lies on its other side.

    Parameters
    ----------
    rate
        Flow of the pair on that side.
    waited
        Share of time that the station waits for it.
    far, near
        The machines of that pair: the one beyond its buffer, and the one for this station.
    own
        The station itself.
    """
    failures = rate * own.failure / own.speed
    stops = failures + far.repair * waited
    down = failures / own.repair + waited
    slowness = max(1.0 / own.speed + (1.0 - waited) / rate - near.completion, LEAST / own.speed)
    return Machine(1.0 / slowness, stops / (rate * slowness), stops / down)
