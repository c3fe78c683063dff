"""Studies of what the plant makes, and what takes it."""

from motorworks.studio.jobs.usual import (
    SEED,
    count,
    measured,
    names_of,
    replications,
    text,
    time,
    warm_up,
    yes,
)
from motorworks.studio.jobs.verb import Verb

BOTTLENECK = Verb(
    name="bottleneck",
    title="Bottleneck",
    answers="What holds the plant back, by four methods side by side?",
    options=(
        count("candidates", "processes at which small changes are tried", 5, 0, 20),
        *measured("28d", "21d", 6),
    ),
    stored=True,
)

IMPROVE = Verb(
    name="improve",
    title="Improvement",
    answers="Which changes buy more output, and which cheap set reaches a goal?",
    options=(
        text("gain", "output wanted more", "5%"),
        text("to", "output wanted a year instead", hint="3,600,000 or target"),
        *measured("60d", "21d", 3),
    ),
)

BRIDGE = Verb(
    name="bridge",
    title="Bridge of losses",
    answers="What takes the output, cause by cause?",
    options=measured("91d", "21d", 4),
)

STRESS = Verb(
    name="stress",
    title="Stress test",
    answers="What do outages and shocks cost, and what helps?",
    options=(
        names_of("disturbances"),
        yes("together", "all begin at the same time"),
        text("start", "date on which they begin", "", hint="2021-03-01"),
        yes("measures", "try counter-measures", default=True),
        time("after", "time looked at after", "21d"),
        warm_up("21d"),
        text("threshold", "share of output below which a step is lost", "90%"),
        replications(3),
        SEED,
    ),
)
