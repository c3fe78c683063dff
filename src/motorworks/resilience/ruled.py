"""Rules of manning set against each other."""

from dataclasses import dataclass

from motorworks.experiment.paired import Estimate, difference, estimated
from motorworks.resilience.outcome import Stress, Tried


@dataclass(frozen=True, kw_only=True)
class Ruled:
    """A rule of manning in an epidemic.

    Attributes
    ----------
    rule
        Its name.
    tried
        The epidemic.
    lost
        Good parts lost.
    fewer
        Good parts lost less than with the first rule, paired; ``None`` of this itself.
    """

    rule: str
    tried: Tried
    lost: Estimate
    fewer: Estimate | None


def rules_compared(found: Stress) -> tuple[tuple[Ruled, ...], ...]:
    """Give the rules that were tried in the same epidemic, one tuple for each; none of one alone.

    Notes
    -----
    All were simulated from the same states with the same random numbers, so what is lost less is
    taken replication by replication.
    """
    groups: dict[tuple[object, ...], list[Tried]] = {}
    for tried in found.tried:
        d = tried.disturbance
        if d.what == "epidemic" and tried.loss is not None:
            key = (d.curve, d.firms, tried.events[0].begin, tried.duration, d.also)
            groups.setdefault(key, []).append(tried)
    return tuple(_ruled(group) for group in groups.values() if len(group) > 1)


def _ruled(group: list[Tried]) -> tuple[Ruled, ...]:
    lost = [(t.usual - t.hit).sum(axis=1) for t in group]
    return tuple(
        Ruled(
            rule=t.disturbance.manning,
            tried=t,
            lost=estimated(mine),
            fewer=None if n == 0 else difference(lost[0], mine),
        )
        for n, (t, mine) in enumerate(zip(group, lost, strict=True))
    )
