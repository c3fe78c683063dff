"""Studies of what stands around production: development, stock, the way to customers."""

from motorworks.studio.jobs.usual import (
    CALCULATED,
    SEED,
    count,
    duration,
    measured,
    names_of,
    number,
    replications,
    text,
    time,
    warm_up,
    yes,
)
from motorworks.studio.jobs.verb import Verb

RND = Verb(
    name="rnd",
    title="Research and development",
    answers="How many motors can be developed at once, and when is each released?",
    options=(
        count("platforms", "platforms at once; the plant's if none", None, 0, 200),
        count("derivatives", "derivatives at once; the plant's if none", None, 0, 200),
        number("hire", "people hired in each variant", 20.0, 0.0, 100_000.0),
        count("years", "years followed", 3, 1, 10),
        number("effort", "work of the solver; 0 by rule alone", 0.5, 0.0, 100.0),
        count("draws", "draws of months and prototypes", 100, 0, 10_000),
        count("late", "weeks by which each release is late in turn", 8, 0, 104),
        count("runs", "runs of the mix over time", 3, 0, 1000),
        CALCULATED,
        *measured("56d", "14d", 4),
    ),
)

SHIPPING = Verb(
    name="shipping",
    title="Shipping",
    answers="How do motors reach their customers, and how well are these served?",
    options=(
        duration("182d"),
        warm_up("56d"),
        time("simulated", "time of the plant that is simulated", "56d"),
        yes("levers", "try levers", default=True),
        number("closed", "days for which one lever closes the port", 10.0, 0.0, 180.0),
        replications(6),
        SEED,
    ),
)

STOCK = Verb(
    name="stock",
    title="Stock",
    answers="What lies in stock, what does it cost, and which policy would do with less?",
    options=(
        names_of("supplies"),
        text("service", "share of the time with stock", "99%"),
        *measured("42d", "21d", 3),
    ),
)
