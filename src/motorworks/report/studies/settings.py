"""How a study was simulated, in a line of small print."""

from motorworks.experiment import Settings
from motorworks.report.number import span
from motorworks.simulation import seconds


def settings_facts(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Give the facts of the runs of a study."""
    warm_up, settle = settings.warm_up, seconds(settings.settle)
    return (
        ("each run", span(seconds(settings.duration))),
        ("warm-up", str(warm_up) if warm_up == "auto" else span(seconds(warm_up))),
        *((("settling", span(settle)),) if settle else ()),
        ("replications", str(settings.replications)),
        ("seed", str(settings.seed)),
    )
