"""How a study was simulated, in a line of small print."""

from motorworks.experiment import Settings
from motorworks.report.number import span
from motorworks.simulation import seconds


def settings_facts(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Give the facts of the runs of a study."""
    warm_up = settings.warm_up
    return (
        ("each run", span(seconds(settings.duration))),
        ("warm-up", warm_up if warm_up == "auto" else span(seconds(warm_up))),
        ("replications", str(settings.replications)),
        ("seed", str(settings.seed)),
    )
