"""Studies of a plant that is still to be: its size, its ground, its dates, its growth."""

from motorworks.studio.jobs.usual import (
    CURRENCY,
    SEED,
    choice,
    count,
    duration,
    measured,
    number,
    text,
    warm_up,
    yes,
)
from motorworks.studio.jobs.verb import Verb

SIZE = Verb(
    name="size",
    title="Sizing",
    answers="Which machines, people and floor does a demand need?",
    options=(
        text("demand", "good parts a year; the plant's target if none", hint="3.6M"),
        text("mix", "share of each model", hint="ni50=40%,ni100=60%"),
        text("demands", "more demands beside it", hint="1M,2M,3M"),
        yes("levers", "longer hours first"),
        number("margin", "what a line makes more than asked", 0.04, 0.0, 1.0),
        yes("simulate", "simulate the plant found"),
        *measured("60d", "21d", 2),
    ),
)

SITEPLAN = Verb(
    name="siteplan",
    title="Site plan",
    answers="What stands where on the site, and how far do things travel?",
    options=(
        yes("simulate", "take flows from a run"),
        duration("28d"),
        warm_up("14d"),
        number("ratio", "length of the land over its depth", 1.6, 0.2, 5.0),
        number("lane", "gap between two buildings [m]", 10.0, 0.0, 100.0),
        SEED,
    ),
    parallel=False,
)

PROGRAMME = Verb(
    name="programme",
    title="Programme",
    answers="When is the plant built, with which dates, money and risks?",
    options=(
        count("draws", "times all durations are drawn", 100_000, 100, 1_000_000),
        SEED,
        choice("spread", "law of durations", ("pert", "triangular")),
        text("today", "day on which the plan is looked at", hint="2020-07-01"),
        yes("unlimited", "leave out the schedule with real crews"),
        CURRENCY,
    ),
    parallel=False,
)

RAMP = Verb(
    name="ramp",
    title="Ramp-up",
    answers="How does the output grow from the first motor to full output?",
    options=(
        count("years", "years from the start of production", 3, 1, 20),
        count("replications", "runs of the plant as it is", 3, 1, 100),
        count("levers", "runs of each lever; 0 leaves them out", 2, 0, 50),
        yes("drawn", "draw the programme's durations anew"),
        yes("crews", "dates within the limits of the resources"),
        yes("epidemic", "with and without the programme's disturbance"),
        SEED,
    ),
)
