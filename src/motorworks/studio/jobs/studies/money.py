"""Studies of what things cost and earn."""

from motorworks.studio.jobs.option import TEXTS, Option
from motorworks.studio.jobs.usual import (
    CALCULATED,
    CURRENCY,
    SEED,
    choice,
    count,
    measured,
    number,
    text,
    yes,
)
from motorworks.studio.jobs.verb import Verb

COST = Verb(
    name="cost",
    title="Cost of a motor",
    answers="What does a good motor cost, by line, workshop and model?",
    options=(
        CALCULATED,
        CURRENCY,
        *measured("28d", "21d", 4),
    ),
)

_MONEY = (
    text("budget", "money there is", hint="50G JPY"),
    text("demand", "good parts a year that can be sold", hint="3.6M"),
    choice("objective", "what the best plant has most of", ("output", "npv"), "output"),
    yes("rest_days", "days of rest may be worked"),
    yes("holidays", "holidays may be worked"),
    yes("shifts", "another shift may be worked"),
    CALCULATED,
    count("years", "years of production", 10, 1, 50),
    count("draws", "courses of events drawn", 10_000, 2, 1_000_000),
    SEED,
    CURRENCY,
)


def _frontier(default: int) -> Option:
    return count("frontier", "budgets looked at", default, 1, 12)


INVEST = Verb(
    name="invest",
    title="Investment",
    answers="What does money buy, what does it earn, and what may go wrong?",
    options=(_frontier(1), *_MONEY),
    stored=True,
)

BUSINESS_CASE = Verb(
    name="business-case",
    title="Business case",
    answers="What does a board decide on: plant, capital, cash flow, risks?",
    options=(_frontier(3), *_MONEY),
    stored=True,
)

WHATIF = Verb(
    name="whatif",
    title="What if",
    answers="What follows from a change of the motor: bill, times, machines, money?",
    options=(
        Option(
            name="changes",
            flag="--set",
            kind=TEXTS,
            title="changes",
            hint="product.MODEL.slots=72",
            needed=True,
        ),
        number("target", "good motors a year; the plant's if none", None, 1.0, 1e9),
    ),
    parallel=False,
)
