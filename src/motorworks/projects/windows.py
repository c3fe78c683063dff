"""Approvals that run side by side: the parallel window of an authority, or of all."""

from collections.abc import Iterable
from dataclasses import replace

from motorworks.projects.activity import Activity, Dependency

WINDOWS = {
    "authority": "Approvals of one authority side by side",
    "all": "All approvals side by side",
    "shortest": "All approvals side by side, each in its shortest time",
}


def side_by_side(activities: Iterable[Activity], window: str) -> Iterable[Activity]:
    """Give activities whose approvals run side by side.

    Parameters
    ----------
    activities
        The activities.
    window
        ``authority``: those of one authority; ``all``: all of them; ``shortest``: all of them,
        each as long as it takes at the least.
    """
    given = tuple(activities)
    by = {a.name: a for a in given}
    for a in given:
        if not open_approval(a):
            yield a
            continue
        links: list[Dependency] = []
        for link in a.after:
            before = by[link.activity]
            joined = (
                link.kind == "finish-start"
                and open_approval(before)
                and (window != "authority" or (a.authority and a.authority == before.authority))
            )
            if joined:
                links += [
                    replace(link, kind="start-start", lag=0.0),
                    replace(link, kind="finish-finish"),
                ]
            else:
                links.append(link)
        changed = replace(a, after=tuple(links))
        if window == "shortest" and a.shortest is not None:
            changed = replace(changed, duration=a.shortest)
        yield changed


def open_approval(a: Activity) -> bool:
    """Tell whether an activity is an approval that has not been granted."""
    return a.kind == "approval" and a.finished is None
