"""One experiment file → one Experiment, with all findings at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from motorworks.errors import ExperimentError, did_you_mean
from motorworks.experiment.plan.checks import check
from motorworks.experiment.plan.noun import Experiment
from motorworks.experiment.plan.variants import Base, Variants
from motorworks.plantfile.document import Document, open_plain
from motorworks.plantfile.findings import Finding, TooManyFindingsError, summary
from motorworks.plantfile.marks import Marks
from motorworks.plantfile.shape import Key, Kind, keys_of
from motorworks.plantfile.table import Reading

FILE = "experiment file"
BEGIN = 'Begin it with [experiment] and plant = "...".'


@dataclass(frozen=True, kw_only=True, eq=False)
class Planned:
    """An experiment that has been read.

    Attributes
    ----------
    name
        Of its file, without what follows the dot.
    text
        The file as it was read.
    experiment
        What it says.
    variants
        Makes the plants.
    """

    name: str
    text: str
    experiment: Experiment
    variants: Variants


def read_experiment(path_or_text: str | FilePath, *, overrides: Sequence[str] = ()) -> Planned:
    """Give the experiment that a file describes.

    Parameters
    ----------
    path_or_text
        Path of an experiment file, or its text (with a line end in it).
    overrides
        Values of the plant that hold for every variant, as ``--set`` takes them.

    Raises
    ------
    ExperimentError
        If anything is wrong; its ``findings`` say what, all at once.
    """
    planned, findings = check_experiment(path_or_text, overrides=overrides)
    if planned is None:
        raise ExperimentError(summary(findings), findings)
    return planned


def check_experiment(
    path_or_text: str | FilePath, *, overrides: Sequence[str] = ()
) -> tuple[Planned | None, list[Finding]]:
    """Give the experiment that a file describes and all that is wrong with it.

    Parameters
    ----------
    path_or_text, overrides
        As for :func:`read_experiment`.

    Returns
    -------
    tuple
        The experiment, or ``None`` if an error was found; the findings in the order of the file.
    """
    document, text = open_plain(path_or_text, FILE, BEGIN)
    if document.tree is None:
        return None, document.findings.in_order()
    is_text = isinstance(path_or_text, str) and "\n" in path_or_text
    folder = FilePath() if is_text else FilePath(path_or_text).parent
    name = "experiment" if is_text else FilePath(path_or_text).stem
    try:
        experiment = _experiment(document)
        variants = Variants(experiment, Base(folder, tuple(overrides)))
        check(experiment, variants, document.findings)
    except TooManyFindingsError:
        return None, document.findings.in_order()
    planned = Planned(name=name, text=text, experiment=experiment, variants=variants)
    return (None if document.findings.errors else planned), document.findings.in_order()


def table_keys() -> dict[str, Key]:
    """Give the keys of ``[experiment]``."""
    keys = keys_of(Experiment).items()
    return {name: key for name, key in keys if key.shape.kind is not Kind.NAMED}


def named_keys() -> dict[str, Key]:
    """Give the tables by name, such as ``[factor.NAME]``, by their first word."""
    keys = keys_of(Experiment).items()
    return {name: key for name, key in keys if key.shape.kind is Kind.NAMED}


def _experiment(document: Document) -> Experiment:
    """Give the experiment; with findings it may hold stand-ins."""
    tree, findings = document.tree or {}, document.findings
    reading = Reading(findings, Marks(findings, ()))
    known = ["experiment", *named_keys()]
    for word in tree:
        if word not in known:
            hint = did_you_mean(word, known)
            findings.error((word,), f"[{word[:80]}] is no table of an {FILE}", hint)
    nouns: dict[str, Any] = {
        key.field: _nouns(reading, word, key.shape.noun, tree[word])
        for word, key in named_keys().items()
        if word in tree
    }
    raw = tree.get("experiment")
    if not isinstance(raw, dict):
        findings.error(("experiment",), "the table [experiment] is missing", BEGIN)
        return Experiment(plant="", **nouns)
    scalars = reading.fields(("experiment",), table_keys(), raw)
    experiment: Experiment = reading.noun(("experiment",), Experiment, scalars, **nouns)
    return experiment


def _nouns(reading: Reading, word: str, noun: type | None, raw: Any) -> tuple[Any, ...]:
    assert noun is not None
    return tuple(
        reading.noun(
            (word, name),
            noun,
            reading.fields((word, name), keys_of(noun), table),
            name=name,
        )
        for name, table in reading.named((word,), raw).items()
    )
