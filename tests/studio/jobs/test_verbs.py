"""The verbs that the studio starts are those of the command line, option by option."""

import inspect
from typing import Annotated, Any, get_args, get_origin

import pytest

from motorworks.cli.app import app
from motorworks.errors import MotorworksError
from motorworks.studio.jobs.option import Option, read_settings
from motorworks.studio.jobs.verb import Verb
from motorworks.studio.jobs.verbs import COMPARISON, RUN, STUDIES, verb_of

ALL = (RUN, COMPARISON, *STUDIES)
EFFECTIVE = {("run", "duration"): "1y", ("run", "warm_up"): "auto", ("run", "replications"): 4}
"""Defaults that the command puts in later, as its help says."""


def parameter(verb: Verb, option: Option) -> tuple[Any, Any]:
    """Give typer's option and the default of a parameter of a command."""
    command = next(c for c in app.registered_commands if c.name == verb.name)
    assert command.callback is not None
    found = inspect.signature(inspect.unwrap(command.callback)).parameters[option.name]
    assert get_origin(found.annotation) is Annotated
    return get_args(found.annotation)[1], found.default


PAIRS = [(verb, option) for verb in ALL for option in verb.options]


@pytest.mark.parametrize(("verb", "option"), PAIRS, ids=lambda one: one.name)
def test_an_option_is_the_command_s_own(verb: Verb, option: Option) -> None:
    """Flag and default are those of the command, and no bound is wider than its bound."""
    theirs, default = parameter(verb, option)
    # Within Annotated the first flag stands where typer has a default.
    written = (theirs.default, *(theirs.param_decls or ()))
    flags = [f for f in written if isinstance(f, str)] or [f"--{option.name.replace('_', '-')}"]
    assert option.flag in flags
    expected = EFFECTIVE.get((verb.name, option.name), default)
    assert option.default == expected
    if theirs.min is not None:
        assert option.low is not None
        assert option.low >= theirs.min
    if theirs.max is not None:
        assert option.high is not None
        assert option.high <= theirs.max


@pytest.mark.parametrize("verb", STUDIES, ids=lambda one: one.name)
def test_a_study_knows_what_its_command_takes(verb: Verb) -> None:
    """Whether there is a store and a number of processes is as the command has it."""
    command = next(c for c in app.registered_commands if c.name == verb.name)
    assert command.callback is not None
    names = inspect.signature(inspect.unwrap(command.callback)).parameters
    assert verb.stored == ("store" in names)
    assert verb.parallel == ("jobs" in names)
    assert {"out", "as_json"} <= set(names)


def test_values_are_written_as_one_word_each() -> None:
    """What a text holds can never become another option."""
    verb = verb_of("stock")
    given = read_settings(verb.options, {"of": ["--help", "steel; rm"], "service": "--out=/"})
    words = [w for o in verb.options for w in o.written(given[o.name])]
    assert words[:3] == ["--of=--help", "--of=steel; rm", "--service=--out=/"]


@pytest.mark.parametrize(
    ("verb", "given", "said"),
    [
        ("cost", {"calculated": "yes"}, "expected true or false"),
        ("cost", {"seed": -1}, "expected a whole number from 0"),
        ("cost", {"seed": True}, "expected a whole number"),
        ("cost", {"duration": "soon"}, "expected a time"),
        ("cost", {"duration": "28d --out=/tmp"}, "expected a time"),
        ("cost", {"currency": "a\nb"}, "expected one line"),
        ("cost", {"currency": "x" * 201}, "expected one line"),
        ("cost", {"out": "/tmp"}, "there is no option 'out'"),
        ("invest", {"objective": "fun"}, "expected one of output, npv"),
        ("siteplan", {"ratio": float("nan")}, "expected a number from 0.2"),
        ("siteplan", {"lane": 1e9}, "expected a number from 0"),
        ("stock", {"of": "steel"}, "expected a list"),
    ],
)
def test_what_an_option_does_not_take_is_refused(
    verb: str, given: dict[str, Any], said: str
) -> None:
    """The message says what was expected."""
    with pytest.raises(MotorworksError, match=said):
        read_settings(verb_of(verb).options, given)


def test_a_verb_that_is_not_in_the_list_is_refused() -> None:
    """Only what is in the list is ever started."""
    with pytest.raises(MotorworksError, match="there is no study 'design'"):
        verb_of("design")


def test_choices_that_are_on_are_turned_off_by_their_other_flag() -> None:
    """A choice that is on by default has a flag to turn it off."""
    option = next(o for o in verb_of("stress").options if o.name == "measures")
    assert option.written(True) == []
    assert option.written(False) == ["--no-measures"]
