"""The timetable of ships as a strip: a row for each sailing, a bar for each ship."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from html import escape

from markupsafe import Markup

from motorworks.logistics import Answer
from motorworks.logistics.box import Call
from motorworks.report.figures.words import words

WIDTH, LEFT, RIGHT, ROW, TOP = 860.0, 216.0, 14.0, 34.0, 30.0
DAY, SPAN = 86400.0, 28 * 86400.0
"""Time that is shown at the most [s]."""


def strip_key() -> list[tuple[str, str]]:
    """Give the key of the strip."""
    return [("from due to leaving, by slots taken", "flow-1"), ("not come", "bad")]


def strip(found: Answer) -> Markup:
    """Give the ships of the first weeks after the warm-up, one replication.

    Parameters
    ----------
    found
        Shipping of a plant with sailings.
    """
    sailings = found.base.plant.sailings
    height = TOP + ROW * len(sailings) + 8
    return Markup(
        f'<svg viewBox="0 0 {WIDTH:g} {height:g}" role="img" aria-label="Ships by sailing" '
        f'style="width:100%;height:auto;display:block">{"".join(_parts(found, height))}</svg>'
    )


def _parts(found: Answer, height: float) -> Iterator[str]:
    begin = found.wish.terms.warm_up
    span = min(SPAN, found.wish.terms.duration)
    scale = (WIDTH - LEFT - RIGHT) / span
    origin = datetime.combine(found.base.plant.start, time()) + timedelta(seconds=begin)
    for week in range(int(span // (7 * DAY)) + 1):
        x = LEFT + scale * week * 7 * DAY
        yield (
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 6}" y2="{height:.1f}" '
            'style="stroke:var(--grid)"/>'
        )
        if week * 7 * DAY < span - 2 * DAY:
            yield words(x + 2, 18, f"{origin + timedelta(days=7 * week):%a %d %b}")
    for row, sailing in enumerate(found.base.plant.sailings):
        y = TOP + ROW * row
        title = sailing.title or sailing.name
        name = title if len(title) < 34 else f"{title[:32]}…"
        yield words(LEFT - 8, y + ROW / 2 + 4, name, "end")
        for call in found.base.first.calls:
            if call.sailing == row and call.due - begin < span - DAY / 2:
                x = LEFT + scale * (call.due - begin)
                yield _ship(call, sailing.slots, x, y, scale, title, origin, begin)


def _ship(
    call: Call,
    slots: int | None,
    x: float,
    y: float,
    scale: float,
    title: str,
    origin: datetime,
    begin: float,
) -> str:
    due = origin + timedelta(seconds=call.due - begin)
    if call.omitted:
        tip = f"{title}\ndue {due:%a %d %b %H:%M}: did not come"
        return (
            f'<path d="M{x - 4:.1f},{y + 11} l8,8 m0,-8 l-8,8" '
            f'style="stroke:var(--bad);stroke-width:2" data-tip="{escape(tip)}"/>'
        )
    end = call.left if call.left == call.left else call.due
    wide = max(scale * (end - call.due), 5.0)
    taken = len(call.boxes) / slots if slots else min(1.0, len(call.boxes) / 10)
    late = (call.berthed - call.due) / 3600
    tip = (
        f"{title}\ndue {due:%a %d %b %H:%M}, berthed {late:.1f} h later\n{len(call.boxes)} boxes"
        + (f" in {slots} slots" if slots else "")
    )
    return (
        f'<rect x="{x:.1f}" y="{y + 4}" width="{wide:.1f}" height="{ROW - 20}" rx="2" '
        f'style="fill:var(--flow-1);fill-opacity:{0.15 + 0.85 * taken:.2f}" '
        f'data-tip="{escape(tip)}"/>' + words(x, y + ROW - 5, f"{len(call.boxes)}", "start", 10)
    )
