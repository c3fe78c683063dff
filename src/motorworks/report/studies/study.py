"""The page of a study: a sentence, facts, sections of figures."""

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from motorworks.plant import Plant
from motorworks.report.figure import Section
from motorworks.report.page import rendered, write_page


@dataclass(frozen=True, kw_only=True)
class Study:
    """What the page of a study holds.

    Attributes
    ----------
    kind
        What kind of study, in the title of the page.
    plant, about
        The plant, or what is written in its place above the sentence.
    sentence
        The answer, said loudly.
    precision
        How sure it is, said quietly.
    facts
        Small print: names and values.
    intervals
        What the intervals on the page are.
    sections
        Figures.
    chip, style
        A word above the sentence and its colour: ``reached``, ``missed``, ``undecided``.
    """

    kind: str
    sentence: str
    facts: tuple[tuple[str, str], ...]
    intervals: str
    sections: tuple[Section, ...]
    plant: Plant | None = None
    about: str = ""
    precision: str = ""
    chip: str = ""
    style: str = "undecided"


def study_html(study: Study) -> str:
    """Give the page of a study as one HTML page that works offline."""
    return rendered(
        "study.html.j2",
        kind=study.kind,
        top="In short",
        version=version("motorworks"),
        plant_title=study.about or _title(study.plant),
        study=study,
        sections=study.sections,
    )


def _title(plant: Plant | None) -> str:
    return (plant.title or plant.name) if plant else ""


def write_study(study: Study, path: Path | str) -> Path:
    """Write the page of a study; give the path of the file.

    Raises
    ------
    RunError
        If the file cannot be written.
    """
    return write_page(study_html(study), path)
