"""Options as commands usually have them: their flag is their name, and many share some."""

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


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def count(name: str, title: str, default: int | None, low: int, high: int) -> Option:
    """Give an option that takes a whole number."""
    return Option(
        name=name,
        flag=_flag(name),
        kind=COUNT,
        title=title,
        default=default,
        low=low,
        high=high,
    )


def number(name: str, title: str, default: float | None, low: float, high: float) -> Option:
    """Give an option that takes a number."""
    return Option(
        name=name,
        flag=_flag(name),
        kind=NUMBER,
        title=title,
        default=default,
        low=low,
        high=high,
    )


def yes(name: str, title: str, default: bool = False) -> Option:
    """Give an option that is there or not."""
    flag = _flag(name)
    either = f"{flag}/--no-{flag[2:]}" if default else flag
    return Option(name=name, flag=either, kind=YES, title=title, default=default)


def choice(name: str, title: str, choices: tuple[str, ...], default: str | None = None) -> Option:
    """Give an option that takes one of some words."""
    flag = _flag(name)
    return Option(name=name, flag=flag, kind=CHOICE, title=title, default=default, choices=choices)


def time(name: str, title: str, default: str) -> Option:
    """Give an option that takes a time, such as ``91d``."""
    return Option(name=name, flag=_flag(name), kind=TIME, title=title, default=default)


def text(name: str, title: str, default: str | None = None, hint: str = "") -> Option:
    """Give an option that takes one line of text."""
    return Option(name=name, flag=_flag(name), kind=TEXT, title=title, default=default, hint=hint)


def names_of(what: str) -> Option:
    """Give the option that takes names of things, all of them if none is given."""
    return Option(name="of", flag="--of", kind=TEXTS, title=f"names of {what}; all if none")


def duration(default: str) -> Option:
    """Give the option with the time that is measured."""
    return Option(name="duration", flag="--for", kind=TIME, title="time measured", default=default)


def warm_up(default: str) -> Option:
    """Give the option with the time before anything is measured."""
    return time("warm_up", "warm-up", default)


def replications(default: int, most: int = 200) -> Option:
    """Give the option with the number of runs under other random numbers."""
    return count("replications", "replications", default, 1, most)


SEED = count("seed", "seed", 1, 0, GREATEST_SEED)
CALCULATED = yes("calculated", "arithmetic alone, nothing simulated")
CURRENCY = text("currency", "currency shown", hint="CNY")


def measured(measured_for: str, warmed_up: str, runs: int, most: int = 200) -> tuple[Option, ...]:
    """Give the options of whatever simulates: for how long, how often, by which seed."""
    return duration(measured_for), warm_up(warmed_up), replications(runs, most), SEED
