"""Small projects written in a line each."""

from datetime import date

from motorworks.projects import Activity, Dependency, Worktime
from motorworks.projects.critical_path import critical_path
from motorworks.projects.network import network

DAY = 86400.0
MONDAY = date(2021, 3, 1)
WEEKDAYS = Worktime(name="week", days=("mon", "tue", "wed", "thu", "fri"), days_off=())


def after(text):
    """Give the links of ``"A, B ss+2"``."""
    kinds = {"fs": 0, "ss": 1, "ff": 2, "sf": 3}
    words = ("finish-start", "start-start", "finish-finish", "start-finish")
    links = []
    for part in filter(None, (p.strip() for p in text.split(","))):
        name, _, how = part.partition(" ")
        kind = words[kinds[how[:2]]] if how else words[0]
        links.append(Dependency(activity=name, kind=kind, lag=float(how[2:] or 0) * DAY))
    return tuple(links)


def project(*rows, **given):
    """Give activities from rows of name, days, links and further fields."""
    return [
        Activity(name=name, duration=days * DAY, after=after(links), **(more[0] if more else {}))
        for name, days, links, *more in rows
    ]


def planned(activities, end=None, **about):
    """Give the plan of activities that begin on a Monday."""
    return critical_path(network(activities, start=MONDAY, **about), end=end)
