"""What a research centre can do: the page."""

from collections.abc import Iterator

from motorworks.report.figure import Figure, Section
from motorworks.report.figures.portfolio import board_data
from motorworks.report.figures.portfolio_load import heat_data
from motorworks.report.number import plain
from motorworks.report.studies.rnd_mix import mix_figures
from motorworks.report.studies.rnd_tables import (
    frontier_table,
    hires_table,
    loads_table,
    prototypes_table,
    releases_table,
    verdict_table,
)
from motorworks.report.studies.rnd_words import (
    mix_sentence,
    rnd_chip,
    rnd_precision,
    rnd_sentence,
    title_of,
)
from motorworks.report.studies.study import Study
from motorworks.research import Answer
from motorworks.research.answer import released_a_year


def rnd_study(found: Answer) -> Study:
    """Give the page of a research centre."""
    released = released_a_year(found)
    chip, style = rnd_chip(found)
    return Study(
        kind="research",
        plant=found.plant,
        chip=chip,
        style=style,
        sentence=rnd_sentence(found),
        precision=rnd_precision(found),
        facts=(
            ("people", plain(sum(d.people for d in found.plant.departments))),
            ("platforms released a year", plain(released[0])),
            ("derivatives released a year", plain(released[1])),
            ("line hours for prototypes a year", plain(found.prototypes.hours)),
        ),
        intervals="Loads and bounds are calculated, schedules are levelled by weeks; the mix and "
        "what prototypes cost are simulated, with 95 % Student-t intervals, of paired differences "
        "where plants are compared.",
        sections=tuple(_sections(found)),
    )


def _sections(found: Answer) -> Iterator[Section]:
    if found.verdict is not None:
        verdict = verdict_table(found, found.verdict)
        yield _section("feasible", "Feasible", "Is it feasible", verdict)
    yield _section("board", "Portfolio", "The portfolio", _board(found), releases_table(found))
    yield _section("load", "Load", "Load against what there is", loads_table(found), _heat(found))
    yield _section("frontier", "How many", "How many at once", frontier_table(found))
    yield _section("hire", "More people", "What more people bring", hires_table(found))
    if found.mix is not None:
        figures = mix_figures(found.mix, found.plant.product)
        yield _section("mix", "Mix", "The plant's mix over time", *figures)
    elif found.trouble:
        yield Section(
            key="mix", short="Mix", title="The plant's mix", lead=mix_sentence(found), figures=()
        )
    yield _section("prototypes", "Prototypes", "Prototypes on the lines", prototypes_table(found))


def _section(key: str, short: str, title: str, *figures: Figure) -> Section:
    return Section(key=key, short=short, title=title, figures=figures)


def _board(found: Answer) -> Figure:
    band = " The bar below it spans eight of ten draws." if found.spread is not None else ""
    return Figure(
        key="portfolio",
        title="Projects by phase",
        lead="A bar for each phase still to come, levelled; a diamond is the release to series."
        f"{band} Below: test cells and prototype line by week, dashed what there is.",
        data=board_data(found),
        long=True,
    )


def _heat(found: Answer) -> Figure:
    return Figure(
        key="loads-heat",
        title="Load by quarter",
        lead="What the schedule by rule takes of what there is: the mean of three months, and "
        "below it the worst week; full where nothing is left.",
        template="heat",
        data=heat_data(found, [title_of(found, n) for n in found.course.resources]),
    )
