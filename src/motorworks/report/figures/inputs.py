"""Where the inputs come from: sources, assumptions, arithmetic."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from motorworks.plant import Mark, Plant, Reference
from motorworks.report.figure import Figure
from motorworks.report.number import percent, wide
from motorworks.report.table import Column, Table

KINDS = {
    "sourced": "has a source",
    "assumed": "assumption",
    "calculated": "calculated from others",
    "unmarked": "not marked",
}


def kind_of(mark: Mark) -> str:
    """Give the kind of a value: a key of :data:`KINDS`."""
    named = {"assumption": "assumed", "calc": "calculated", "": "unmarked"}
    return named.get(mark.source, "sourced")


def origin_counts(marks: Iterable[Mark]) -> dict[str, int]:
    """Give how many values there are of each kind."""
    counts = Counter(kind_of(m) for m in marks)
    return {kind: counts[kind] for kind in KINDS}


def simulated(plant: Plant) -> list[Mark]:
    """Give the values that the simulation uses, the facts kept beside it left out."""
    return [m for m in plant.marks if not m.path.startswith("fact.")]


def inputs_figures(plant: Plant) -> tuple[Figure, ...]:
    """Give the figures of sources, values, facts and references, as far as there are any."""
    if not plant.marks:
        return ()
    figures = [_origin(plant), _values(plant)]
    if plant.facts:
        figures.append(_facts(plant))
    if plant.references:
        figures.append(_references(plant))
    return tuple(figures)


def _origin(plant: Plant) -> Figure:
    areas: dict[str, list[Mark]] = {}
    for mark in simulated(plant):
        areas.setdefault(mark.path.partition(".")[0], []).append(mark)
    rows = [("all values", simulated(plant)), *sorted(areas.items(), key=lambda a: -len(a[1]))]
    counts = [(name, origin_counts(marks)) for name, marks in rows]
    return Figure(
        key="origin",
        title="Where the values come from",
        lead=_origin_lead(counts[0][1]),
        data={
            "key": {k: f"{v}: {counts[0][1][k]:,}" for k, v in KINDS.items()},
            "rows": [_origin_row(name, c) for name, c in counts],
        },
        table=Table(
            caption="Values by kind of origin",
            columns=(
                Column(name="Part of the file", values=[n for n, _ in counts]),
                *(
                    Column(name=word, values=[c[k] for _, c in counts], kind="number")
                    for k, word in KINDS.items()
                ),
            ),
        ),
    )


def _origin_lead(counts: dict[str, int]) -> str:
    total = sum(counts.values()) or 1
    return (
        f"Of {total:,} values that the simulation uses, {percent(counts['sourced'] / total, 0)} "
        f"cite a source, {percent(counts['assumed'] / total, 0)} are assumptions and "
        f"{percent(counts['calculated'] / total, 0)} are calculated from others."
    )


def _origin_row(name: str, counts: dict[str, int]) -> dict[str, object]:
    total = sum(counts.values()) or 1
    return {
        "title": name,
        "count": f"{sum(counts.values()):,}",
        "parts": [(k, wide(100 * n / total)) for k, n in counts.items() if n],
        "tip": "\n".join([name, *(f"{KINDS[k]}: {n:,}" for k, n in counts.items())]),
    }


def _values(plant: Plant) -> Figure:
    marks = simulated(plant)
    return Figure(
        key="values",
        title="Every value",
        lead="As written in the plant file, with what it is based on.",
        template="table",
        table=_marks_table(plant, marks, "Every value of the plant file"),
        long=True,
    )


def _facts(plant: Plant) -> Figure:
    marks = [m for m in plant.marks if m.path.startswith("fact.") and m.path.endswith(".value")]
    known = {m.path[5:-6]: m for m in marks}
    facts = plant.facts
    return Figure(
        key="facts",
        title="Facts beside the simulation",
        lead="Figures of the project that the simulation does not use, kept with their sources.",
        template="table",
        table=Table(
            caption="Facts of the project",
            columns=(
                Column(name="Fact", values=[f.name.replace("_", " ") for f in facts]),
                Column(name="Value", values=[f.value for f in facts]),
                Column(name="Source", values=[_source(plant, known.get(f.name)) for f in facts]),
                Column(name="Note", values=[_note(known.get(f.name)) for f in facts]),
            ),
        ),
        long=True,
    )


def _cited(plant: Plant, mark: Mark) -> str:
    return _source(plant, mark) if kind_of(mark) == "sourced" else ""


def _note(mark: Mark | None) -> str:
    return mark.note if mark else ""


def _source(plant: Plant, mark: Mark | None) -> str:
    if mark is None:
        return ""
    title = next((r.title for r in plant.references if r.name == mark.source), "")
    return f"{mark.source}: {title}" if title else mark.source


def _marks_table(plant: Plant, marks: list[Mark], caption: str) -> Table:
    return Table(
        caption=caption,
        columns=(
            Column(name="Path", values=[m.path for m in marks]),
            Column(name="Value", values=[m.value for m in marks]),
            Column(name="Range", values=[" to ".join(m.range) if m.range else "" for m in marks]),
            Column(name="Origin", values=[KINDS[kind_of(m)] for m in marks]),
            Column(name="Source", values=[_cited(plant, m) for m in marks]),
            Column(name="Note", values=[m.note for m in marks]),
        ),
        filters=("Origin",),
    )


def _references(plant: Plant) -> Figure:
    cited = Counter(m.source for m in plant.marks)
    return Figure(
        key="references",
        title="References",
        data={
            "references": [_reference(r, cited) for r in plant.references if cited[r.name]],
            "others": [_reference(r, cited) for r in plant.references if not cited[r.name]],
        },
        long=True,
    )


def _reference(noun: Reference, cited: Counter[str]) -> dict[str, Any]:
    return {"noun": noun, "link": _safe(noun.url), "cited": cited[noun.name]}


def _safe(url: str) -> str:
    """Give an address that may be linked, else nothing."""
    return url if url.lower().startswith(("http://", "https://")) else ""
