"""What a disturbance costs by how long it lasts, and by when it comes."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from motorworks.report.axis import Axis, curve, nice_axis
from motorworks.report.chart import Chart, Dot, Shape
from motorworks.report.figure import Figure
from motorworks.report.number import plain, scaled
from motorworks.resilience import Stress, Tried

DAY = 86400.0
APART = 20.0
"""Least distance of two marks on the axis of dates [%]."""


def swept_figures(found: Stress) -> Iterator[Figure]:
    """Give the figures of what was tried beside each disturbance's own duration and date."""
    own = {t.disturbance.name: t for t in found.own}
    lasting, dated = defaultdict[str, list[Tried]](list), defaultdict[str, list[Tried]](list)
    for t in found.tried:
        first = own[t.disturbance.name]
        if t.loss is None:
            continue
        if begin_of(t) == begin_of(first):
            lasting[t.disturbance.name].append(t)
        if t.duration == first.duration:
            dated[t.disturbance.name].append(t)
    if any(len(many) > 1 for many in lasting.values()):
        yield _durations([many for many in lasting.values() if len(many) > 1], found)
    if any(len(many) > 1 for many in dated.values()):
        yield _dates([many for many in dated.values() if len(many) > 1], found)


def begin_of(t: Tried) -> datetime:
    """Give when it begins."""
    return t.events[0].begin


def _lost(t: Tried) -> float:
    assert t.loss is not None
    return t.loss.lost.mean


def _half(t: Tried) -> float:
    assert t.loss is not None
    return t.loss.lost.half_width or 0.0


def _ends(t: Tried) -> tuple[float, float]:
    return max(0.0, _lost(t) - _half(t)), _lost(t) + _half(t)


def _scale(shown: Sequence[Sequence[Tried]]) -> Axis:
    most = max(1.0, *(_lost(t) + _half(t) for many in shown for t in many))
    return nice_axis(0.0, most, scaled(most))


def _durations(shown: Sequence[Sequence[Tried]], found: Stress) -> Figure:
    last = max(t.duration / DAY for many in shown for t in many)
    x = nice_axis(0.0, last, lambda d: f"{plain(d)} d" if d else "0", tight=True)
    y = _scale(shown)
    return Figure(
        key="durations",
        title="What it costs by how long it lasts",
        lead=f"Good {found.plant.product}s lost against the duration, on equal scales; whiskers "
        "are 95 % intervals.",
        template="small_charts",
        data={"charts": [_lasting(sorted(many, key=lambda t: t.duration), x, y) for many in shown]},
        long=True,
    )


def _lasting(many: Sequence[Tried], x: Axis, y: Axis) -> dict[str, object]:
    days = [t.duration / DAY for t in many]
    line = Shape("line", curve([0.0, *days], [0.0, *map(_lost, many)], x, y), "flow-1")
    says = [f"{plain(d)} d" for d in days]
    return _small(many, days, says, (line,), x, y)


def _dates(shown: Sequence[Sequence[Tried]], found: Stress) -> Figure:
    begins = [begin_of(t) for many in shown for t in many]
    room = max((max(begins) - min(begins)) / 12, timedelta(days=1))
    low = min(begins) - room
    x, y = _marked(sorted(set(begins)), low, max(begins) + room), _scale(shown)
    return Figure(
        key="dates",
        title="What it costs by when it comes",
        lead=f"Good {found.plant.product}s lost against the date on which it begins, on equal "
        "scales; whiskers are 95 % intervals.",
        template="small_charts",
        data={"charts": [_dated(sorted(many, key=begin_of), low, x, y) for many in shown]},
        long=True,
    )


def _marked(begins: Sequence[datetime], low: datetime, high: datetime) -> Axis:
    """Give an axis marked at the dates that were tried, as far as their names do not touch."""
    axis = Axis(low=0.0, high=(high - low).total_seconds())
    years = len({b.year for b in begins}) > 1
    ticks: list[tuple[float, str]] = []
    for begin in begins:
        at = axis.at((begin - low).total_seconds())
        if not ticks or at - ticks[-1][0] >= APART:
            ticks.append((at, f"{begin:%b %Y}" if years else f"{begin:%d %b}"))
    return Axis(low=0.0, high=axis.high, ticks=tuple(ticks))


def _dated(many: Sequence[Tried], low: datetime, x: Axis, y: Axis) -> dict[str, object]:
    at = [(begin_of(t) - low).total_seconds() for t in many]
    says = [f"{begin_of(t):%d %b %Y}" for t in many]
    return _small(many, at, says, (), x, y)


def _small(
    many: Sequence[Tried],
    at: Sequence[float],
    says: Sequence[str],
    shapes: tuple[Shape, ...],
    x: Axis,
    y: Axis,
) -> dict[str, object]:
    whiskers = tuple(
        Shape(
            "line thin", curve([a, a], [max(0.0, _lost(t) - _half(t)), _lost(t) + _half(t)], x, y)
        )
        for a, t in zip(at, many, strict=True)
        if _half(t) > 0
    )
    dots = tuple(
        Dot(x.at(a), 100 - y.at(_lost(t)), f"{said}: {_lost(t):,.0f} ± {_half(t):,.0f} lost")
        for a, t, said in zip(at, many, says, strict=True)
    )
    name = many[0].disturbance.title or many[0].disturbance.name
    chart = Chart(x=x, y=y, label=f"Lost, {name}", shapes=(*shapes, *whiskers), dots=dots,
                  height="9rem")  # fmt: skip
    return {"title": name, "sub": "", "chart": chart}
