"""What comes into service when."""

from motorworks.rampup import Ramp
from motorworks.report.figure import Figure, Section
from motorworks.report.table import Column, Table


def service_section(found: Ramp) -> Section:
    """Give copies of lines and machines by day."""
    when = found.when[0]
    by: dict[tuple[str, str], dict[str, int]] = {}
    for (_, name, _n), day in when.days.items():
        key = (day.isoformat(), when.why[(_, name, _n)])
        by.setdefault(key, {})
        by[key][name] = by[key].get(name, 0) + 1
    rows = sorted(by.items())
    return Section(
        key="service",
        short="In service",
        title="What comes into service when",
        figures=(
            Figure(
                key="service",
                title="Copies of lines and machines by day",
                lead="From the ends of activities, at typical durations."
                if not found.wish.drawn
                else "Of the first replication; durations are drawn.",
                template="table",
                table=Table(
                    caption="What comes into service when",
                    columns=(
                        Column(name="Day", values=[day for (day, _), _ in rows]),
                        Column(name="With", values=[_titled(found, why) for (_, why), _ in rows]),
                        Column(
                            name="What",
                            values=[
                                ", ".join(f"{n} {name}" for name, n in parts.items())
                                for _, parts in rows
                            ]
                            or [],
                        ),
                    ),
                ),
            )
            if rows
            else Figure(
                key="service",
                title="As the plant file says",
                lead="No activity brings lines into service.",
                template="table",
                table=Table(
                    caption="Start of production",
                    columns=(Column(name="Day", values=[when.production.isoformat()]),),
                ),
            ),
        ),
    )


def _titled(found: Ramp, name: str) -> str:
    """Give the name of an activity or wave with its title."""
    titles = {a.name: a.title for a in found.plant.activities}
    titles |= {w.name: w.title for w in found.plant.waves}
    title = titles.get(name)
    return f"{name}: {title}" if title else name
