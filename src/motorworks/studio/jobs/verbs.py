"""The verbs of the command line that the studio starts, with their options: a closed list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.studio.jobs.option import (
    CHOICE,
    COUNT,
    GREATEST_SEED,
    NUMBER,
    TEXT,
    TEXTS,
    TIME,
    YES,
    Option,
)


@dataclass(frozen=True, kw_only=True)
class Verb:
    """A verb of the command line.

    Attributes
    ----------
    name
        As it is written there.
    title
        What is shown to people.
    answers
        The question that it answers.
    options
        What may be given.
    stored
        Whether it keeps its runs in a store.
    parallel
        Whether it takes the number of processes.
    """

    name: str
    title: str
    answers: str
    options: tuple[Option, ...]
    stored: bool = False
    parallel: bool = True

    def to_dict(self) -> dict[str, Any]:
        """Give the verb as plain values, for the form of a page."""
        options = [
            {
                "name": o.name,
                "kind": o.kind,
                "title": o.title,
                "default": o.default,
                "low": o.low,
                "high": o.high,
                "choices": list(o.choices),
                "hint": o.hint,
            }
            for o in self.options
        ]
        return {
            "name": self.name,
            "title": self.title,
            "answers": self.answers,
            "options": options,
        }


def _duration(default: str) -> Option:
    return Option(name="duration", flag="--for", kind=TIME, title="time measured", default=default)


def _warm_up(default: str) -> Option:
    return Option(name="warm_up", flag="--warm-up", kind=TIME, title="warm-up", default=default)


def _replications(default: int, most: int = 200) -> Option:
    return _count("replications", "replications", default, 1, most)


def _count(name: str, title: str, default: int | None, low: int, high: int) -> Option:
    return Option(
        name=name,
        flag=_flag(name),
        kind=COUNT,
        title=title,
        default=default,
        low=low,
        high=high,
    )


def _number(name: str, title: str, default: float | None, low: float, high: float) -> Option:
    return Option(
        name=name,
        flag=_flag(name),
        kind=NUMBER,
        title=title,
        default=default,
        low=low,
        high=high,
    )


def _yes(name: str, title: str, default: bool = False) -> Option:
    flag = _flag(name)
    either = f"{flag}/--no-{flag[2:]}" if default else flag
    return Option(name=name, flag=either, kind=YES, title=title, default=default)


def _text(name: str, title: str, default: str | None = None, hint: str = "") -> Option:
    return Option(name=name, flag=_flag(name), kind=TEXT, title=title, default=default, hint=hint)


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"


SEED = _count("seed", "seed", 1, 0, GREATEST_SEED)
CALCULATED = _yes("calculated", "arithmetic alone, nothing simulated")
CURRENCY = _text("currency", "currency shown", hint="CNY")


def _of(what: str) -> Option:
    return Option(name="of", flag="--of", kind=TEXTS, title=f"names of {what}; all if none")


RUN = Verb(
    name="run",
    title="Run",
    answers="What does the plant make, and what holds it back?",
    options=(
        _duration("1y"),
        _warm_up("auto"),
        _replications(4),
        SEED,
        _yes("trace", "keep every event, to replay the run"),
    ),
    stored=True,
)

COMPARISON = Verb(
    name="compare",
    title="Comparison",
    answers="Which of several plants is better, and how sure is that?",
    options=(
        _duration("91d"),
        _warm_up("21d"),
        _replications(10, 1000),
        SEED,
        Option(name="responses", flag="--response", kind=TEXTS, title="figures compared"),
    ),
    stored=True,
)

_MONEY = (
    _text("budget", "money there is", hint="50G JPY"),
    _text("demand", "good parts a year that can be sold", hint="3.6M"),
    Option(
        name="objective",
        flag="--objective",
        kind=CHOICE,
        title="what the best plant has most of",
        default="output",
        choices=("output", "npv"),
    ),
    _yes("rest_days", "days of rest may be worked"),
    _yes("holidays", "holidays may be worked"),
    _yes("shifts", "another shift may be worked"),
    CALCULATED,
    _count("years", "years of production", 10, 1, 50),
    _count("draws", "courses of events drawn", 10_000, 2, 1_000_000),
    SEED,
    CURRENCY,
)


def _frontier(default: int) -> Option:
    return _count("frontier", "budgets looked at", default, 1, 12)


STUDIES = (
    Verb(
        name="bottleneck",
        title="Bottleneck",
        answers="What holds the plant back, by four methods side by side?",
        options=(
            _count("candidates", "processes at which small changes are tried", 5, 0, 20),
            _duration("28d"),
            _warm_up("21d"),
            _replications(6),
            SEED,
        ),
        stored=True,
    ),
    Verb(
        name="improve",
        title="Improvement",
        answers="Which changes buy more output, and which cheap set reaches a goal?",
        options=(
            _text("gain", "output wanted more", "5%"),
            _text("to", "output wanted a year instead", hint="3,600,000 or target"),
            _duration("60d"),
            _warm_up("21d"),
            _replications(3),
            SEED,
        ),
    ),
    Verb(
        name="bridge",
        title="Bridge of losses",
        answers="What takes the output, cause by cause?",
        options=(_duration("91d"), _warm_up("21d"), _replications(4), SEED),
    ),
    Verb(
        name="cost",
        title="Cost of a motor",
        answers="What does a good motor cost, by line, workshop and model?",
        options=(
            CALCULATED,
            CURRENCY,
            _duration("28d"),
            _warm_up("21d"),
            _replications(4),
            SEED,
        ),
    ),
    Verb(
        name="size",
        title="Sizing",
        answers="Which machines, people and floor does a demand need?",
        options=(
            _text("demand", "good parts a year; the plant's target if none", hint="3.6M"),
            _text("mix", "share of each model", hint="ni50=40%,ni100=60%"),
            _text("demands", "more demands beside it", hint="1M,2M,3M"),
            _yes("levers", "longer hours first"),
            _number("margin", "what a line makes more than asked", 0.04, 0.0, 1.0),
            _yes("simulate", "simulate the plant found"),
            _duration("60d"),
            _warm_up("21d"),
            _replications(2),
            SEED,
        ),
    ),
    Verb(
        name="siteplan",
        title="Site plan",
        answers="What stands where on the site, and how far do things travel?",
        options=(
            _yes("simulate", "take flows from a run"),
            _duration("28d"),
            _warm_up("14d"),
            _number("ratio", "length of the land over its depth", 1.6, 0.2, 5.0),
            _number("lane", "gap between two buildings [m]", 10.0, 0.0, 100.0),
            SEED,
        ),
        parallel=False,
    ),
    Verb(
        name="invest",
        title="Investment",
        answers="What does money buy, what does it earn, and what may go wrong?",
        options=(_frontier(1), *_MONEY),
        stored=True,
    ),
    Verb(
        name="business-case",
        title="Business case",
        answers="What does a board decide on: plant, capital, cash flow, risks?",
        options=(_frontier(3), *_MONEY),
        stored=True,
    ),
    Verb(
        name="programme",
        title="Programme",
        answers="When is the plant built, with which dates, money and risks?",
        options=(
            _count("draws", "times all durations are drawn", 100_000, 100, 1_000_000),
            SEED,
            Option(
                name="spread",
                flag="--spread",
                kind=CHOICE,
                title="law of durations",
                choices=("pert", "triangular"),
            ),
            _text("today", "day on which the plan is looked at", hint="2020-07-01"),
            _yes("unlimited", "leave out the schedule with real crews"),
            CURRENCY,
        ),
        parallel=False,
    ),
    Verb(
        name="ramp",
        title="Ramp-up",
        answers="How does the output grow from the first motor to full output?",
        options=(
            _count("years", "years from the start of production", 3, 1, 20),
            _count("replications", "runs of the plant as it is", 3, 1, 100),
            _count("levers", "runs of each lever; 0 leaves them out", 2, 0, 50),
            _yes("drawn", "draw the programme's durations anew"),
            _yes("crews", "dates within the limits of the resources"),
            _yes("epidemic", "with and without the programme's disturbance"),
            SEED,
        ),
    ),
    Verb(
        name="stress",
        title="Stress test",
        answers="What do outages and shocks cost, and what helps?",
        options=(
            _of("disturbances"),
            _yes("together", "all begin at the same time"),
            _text("start", "date on which they begin", "", hint="2021-03-01"),
            _yes("measures", "try counter-measures", default=True),
            Option(
                name="after", flag="--after", kind=TIME, title="time looked at after", default="21d"
            ),
            _warm_up("21d"),
            _text("threshold", "share of output below which a step is lost", "90%"),
            _replications(3),
            SEED,
        ),
    ),
    Verb(
        name="rnd",
        title="Research and development",
        answers="How many motors can be developed at once, and when is each released?",
        options=(
            _count("platforms", "platforms at once; the plant's if none", None, 0, 200),
            _count("derivatives", "derivatives at once; the plant's if none", None, 0, 200),
            _number("hire", "people hired in each variant", 20.0, 0.0, 100_000.0),
            _count("years", "years followed", 3, 1, 10),
            _number("effort", "work of the solver; 0 by rule alone", 0.5, 0.0, 100.0),
            _count("draws", "draws of months and prototypes", 100, 0, 10_000),
            _count("late", "weeks by which each release is late in turn", 8, 0, 104),
            _count("runs", "runs of the mix over time", 3, 0, 1000),
            CALCULATED,
            _duration("56d"),
            _warm_up("14d"),
            _replications(4),
            SEED,
        ),
    ),
    Verb(
        name="shipping",
        title="Shipping",
        answers="How do motors reach their customers, and how well are these served?",
        options=(
            _duration("182d"),
            _warm_up("56d"),
            Option(
                name="simulated",
                flag="--simulated",
                kind=TIME,
                title="time of the plant that is simulated",
                default="56d",
            ),
            _yes("levers", "try levers", default=True),
            _number("closed", "days for which one lever closes the port", 10.0, 0.0, 180.0),
            _replications(6),
            SEED,
        ),
    ),
    Verb(
        name="stock",
        title="Stock",
        answers="What lies in stock, what does it cost, and which policy would do with less?",
        options=(
            _of("supplies"),
            _text("service", "share of the time with stock", "99%"),
            _duration("42d"),
            _warm_up("21d"),
            _replications(3),
            SEED,
        ),
    ),
    Verb(
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
            ),
            _number("target", "good motors a year; the plant's if none", None, 1.0, 1e9),
        ),
        parallel=False,
    ),
)

_BY_NAME: Mapping[str, Verb] = {verb.name: verb for verb in (RUN, COMPARISON, *STUDIES)}


def verb_of(name: str) -> Verb:
    """Give a verb by its name.

    Raises
    ------
    MotorworksError
        If the studio starts no such verb.
    """
    if name not in _BY_NAME:
        raise MotorworksError(
            f"there is no study '{name[:40]}'; there are {', '.join(v.name for v in STUDIES)}"
        )
    return _BY_NAME[name]
