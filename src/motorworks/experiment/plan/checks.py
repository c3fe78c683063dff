"""What must hold in an experiment as a whole."""

from collections.abc import Iterator

from motorworks.errors import MotorworksError, PlantError, did_you_mean
from motorworks.experiment.plan.designs import count, range_between
from motorworks.experiment.plan.noun import (
    LATIN_HYPERCUBE,
    Experiment,
    Factor,
    Response,
    Scenario,
)
from motorworks.experiment.plan.range import parted, range_of
from motorworks.experiment.plan.scopes import scopes_of
from motorworks.experiment.plan.variants import Variants, written
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.overrides import parted as parted_set
from motorworks.plantfile.shape import Path
from motorworks.plantfile.text import shown
from motorworks.statistics.registry import REGISTRY

MOST_RUNS = 1_000_000
"""Runs of one experiment."""
MOST_LEVELS = 1000
OWN_COLUMNS = ("point", "scenario", "replication", "response", "value")
"""Columns of the tables that factors may not be called."""


def check(experiment: Experiment, variants: Variants, findings: Findings) -> None:
    """Look at an experiment as a whole.

    Parameters
    ----------
    experiment
        As it was read.
    variants
        Makes its plants.
    findings
        Takes what is wrong.
    """
    for factor in experiment.factors:
        _factor(factor, findings)
    _paths(experiment, findings)
    _design(experiment, findings)
    _responses(experiment, findings)
    _plants(experiment, variants, findings)


# ---- factors ----


def _factor(factor: Factor, findings: Findings) -> None:
    path: Path = ("factor", factor.name)
    if factor.name in OWN_COLUMNS:
        text = f"the name '{factor.name}' is that of a column of the tables"
        findings.error(path, text, "Rename it.")
    if findings.tainted(path):
        return
    ends = factor.low is not None or factor.high is not None
    if factor.levels and ends:
        hint = "Keep the levels, or the range."
        findings.error(path, "has both levels and a range", hint)
    elif not factor.levels and not ends:
        hint = "Write levels = [1, 3, 10], or low = ... and high = ...."
        findings.error(path, "has neither levels nor a range", hint)
    elif factor.levels:
        _levels(path, factor, findings)
    else:
        _range(path, factor, findings)


def _levels(path: Path, factor: Factor, findings: Findings) -> None:
    at = (*path, "levels")
    if factor.steps is not None:
        findings.error((*path, "steps"), "steps belongs to a range", "Remove it.")
    if len(factor.levels) < 2:
        findings.refuse(at, shown(list(factor.levels)), "must be two values or more")
    elif len(factor.levels) > MOST_LEVELS:
        text = f"a list of {len(factor.levels):,}"
        findings.refuse(at, text, f"must have at most {MOST_LEVELS:,} entries")
    for n, level in enumerate(factor.levels):
        if any(_same(level, other) for other in factor.levels[:n]):
            findings.error((*at, n), f"levels has {shown(level)} twice", "Remove one of the two.")


def _same(one: object, other: object) -> bool:
    return type(one) is type(other) and one == other


def _range(path: Path, factor: Factor, findings: Findings) -> None:
    for key, end in (("low", factor.low), ("high", factor.high)):
        if end is None:
            findings.error(path, f"{key} is missing", "A range has low and high.")
        elif parted(end) is None:
            expected = 'must be a number, or text with a unit such as "50 s"'
            findings.refuse((*path, key), shown(end), expected)
    if findings.tainted(path):
        return
    between = range_of(factor.low, factor.high)
    if between is None:
        text = f"low is {shown(factor.low)} and high is {shown(factor.high)}"
        findings.error(path, f"{text}; they must have the same unit", "Write both in one unit.")
    elif not between.low < between.high:
        expected = f"must be more than low, {shown(factor.low)}"
        findings.refuse((*path, "high"), shown(factor.high), expected)
    elif between.whole and factor.steps and factor.steps > between.high - between.low + 1:
        expected = f"must be at most {between.high - between.low + 1:.0f}, the whole numbers there"
        findings.refuse((*path, "steps"), str(factor.steps), expected)


def _paths(experiment: Experiment, findings: Findings) -> None:
    """Refuse paths that are no paths, or that are set from two sides."""
    taken: dict[str, str] = {}
    for factor in experiment.factors:
        for n, path in enumerate(factor.paths):
            at = ("factor", factor.name, "path", n)
            if "=" in path:
                text = f"path is {shown(path)}; it must be a path alone"
                findings.error(at, text, "Write the values as levels.")
            elif path in taken:
                text = f"path names {shown(path)}, which factor '{taken[path]}' varies"
                findings.error(at, text, "Let one factor vary it.")
            else:
                taken[path] = factor.name
    for scenario in experiment.scenarios:
        _sets(("scenario", scenario.name, "set"), scenario.set, taken, findings)
    _sets(("experiment", "set"), experiment.set, taken, findings)


def _sets(path: Path, sets: tuple[str, ...], taken: dict[str, str], findings: Findings) -> None:
    for n, text in enumerate(sets):
        try:
            parts, _ = parted_set(text)
        except MotorworksError:
            hint = 'Write it as "line.NAME.places=10".'
            findings.error((*path, n), f"set has {shown(text)}, no path and value", hint)
            continue
        name = ".".join(parts)
        if name in taken:
            said = f"set gives {shown(name)} a value, and factor '{taken[name]}' varies it"
            findings.error((*path, n), said, "Do one of the two.")


# ---- design ----

_DESIGN: Path = ("experiment", "design")


def _design(experiment: Experiment, findings: Findings) -> None:
    latin = experiment.design == LATIN_HYPERCUBE
    if not experiment.factors and not experiment.scenarios:
        if not findings.tainted(("factor",)) and not findings.tainted(("scenario",)):
            hint = "Add [factor.NAME] with path and levels, or [scenario.NAME]."
            findings.error(("experiment",), "there is nothing to vary", hint)
        return
    if latin and not experiment.factors:
        text = "a Latin hypercube needs a factor to draw"
        findings.error(_DESIGN, text, "Add [factor.NAME], or leave design out.")
    if latin and experiment.samples is None:
        if not findings.tainted(("experiment", "samples")):
            findings.error(("experiment",), "samples is missing", "Add samples = 40.")
    elif not latin and experiment.samples is not None and not findings.tainted(_DESIGN):
        text = f"samples belongs to the design {LATIN_HYPERCUBE}"
        findings.error(("experiment", "samples"), text, "Remove it, or name that design.")
    if findings.errors:
        return
    runs = count(experiment) * experiment.replications
    if runs > MOST_RUNS:
        text = f"the design has {count(experiment):,} variants, {runs:,} runs in all"
        hint = f"At most {MOST_RUNS:,}: vary less, or draw a Latin hypercube."
        findings.error(("experiment",), text, hint)


# ---- responses ----


def _responses(experiment: Experiment, findings: Findings) -> None:
    for response in experiment.responses:
        path: Path = ("response", response.name)
        if findings.tainted(path):
            continue
        kpi = REGISTRY.get(response.figure)
        if kpi is None:
            at = (*path, "kpi") if response.kpi else path
            text = f"{shown(response.figure)} is no KPI"
            findings.error(at, text, did_you_mean(response.figure, REGISTRY))
        elif response.scope[0] not in kpi.levels:
            expected = f"{response.figure} is given for {', '.join(kpi.levels)}"
            hint = did_you_mean(response.scope[0], kpi.levels)
            findings.refuse((*path, "of"), shown(response.of), expected, hint)


# ---- plants ----


def _plants(experiment: Experiment, variants: Variants, findings: Findings) -> None:
    """Make the plants with every level by itself: a wrong one is said before any run."""
    if findings.tainted(("experiment",)) and not experiment.plant:
        return
    bases = [b for b in _bases(experiment) if _plant_is_good(b, variants, findings)]
    if not bases:
        return
    _scopes(experiment, variants, bases, findings)
    for factor in experiment.factors:
        if not findings.tainted(("factor", factor.name)):
            for base in bases:
                _levels_are_good(factor, base, variants, findings)


def _bases(experiment: Experiment) -> list[Scenario | None]:
    return list(experiment.scenarios) or [None]


def _plant_is_good(scenario: Scenario | None, variants: Variants, findings: Findings) -> bool:
    at: Path = ("experiment", "plant")
    if scenario is not None and scenario.plant is not None:
        at = ("scenario", scenario.name, "plant")
    elif scenario is not None and scenario.set:
        at = ("scenario", scenario.name, "set")
    elif variants.experiment.set:
        at = ("experiment", "set")
    if findings.tainted(at):
        return False
    try:
        wrong = variants.findings(scenario, ())
    except PlantError as error:
        text, mark, hint = str(error).partition(". ")
        findings.error(at, text, hint if mark else "")
        return False
    for finding in wrong[:5]:
        findings.error(
            at, f"this plant cannot be: {finding.place}: {finding.message}", finding.hint
        )
    return not wrong


def _levels_are_good(
    factor: Factor,
    scenario: Scenario | None,
    variants: Variants,
    findings: Findings,
) -> None:
    where = f" in scenario '{scenario.name}'" if scenario else ""
    found = [
        (path, value, variants.findings(scenario, written(factor, value)))
        for path, value in _tried(factor)
    ]
    always = set.intersection(*({f.message for f in wrong} for _, _, wrong in found))
    said: set[str] = set()
    for path, value, wrong in found:
        for finding in wrong:
            text, at = f"{shown(value)} cannot be{where}: {finding.message}", path
            if finding.message in always:
                # No value is to blame, but the path.
                text, at = f"cannot be varied{where}: {finding.message}", (*path[:2], "path")
            if finding.message not in said:
                findings.error(at, text, finding.hint)
            said.add(finding.message)


def _tried(factor: Factor) -> Iterator[tuple[Path, object]]:
    """Give the values of a factor that are tried, each with the path that is to blame."""
    path: Path = ("factor", factor.name)
    if factor.levels:
        yield from (((*path, "levels", n), level) for n, level in enumerate(factor.levels))
        return
    between = range_between(factor)
    assert between is not None
    yield (*path, "low"), between.cut(2)[0]
    yield (*path, "high"), between.cut(2)[-1]


def _scopes(
    experiment: Experiment,
    variants: Variants,
    bases: list[Scenario | None],
    findings: Findings,
) -> None:
    """Refuse responses of what no plant of the experiment has."""
    asked = [r for r in experiment.responses if not findings.tainted(("response", r.name))]
    if all(r.scope == ("plant", "plant") for r in asked):
        return
    known = [scopes_of(variants.base_plant(base)) for base in bases]
    for response in asked:
        _scope(response, known, findings)


def _scope(response: Response, known: list[dict[str, list[str]]], findings: Findings) -> None:
    level, name = response.scope
    names = list(dict.fromkeys(n for scopes in known for n in scopes.get(level, ())))
    if name not in names:
        expected = f"must name a {level} of the plant"
        hint = did_you_mean(name, names)
        findings.refuse(("response", response.name, "of"), shown(response.of), expected, hint)
