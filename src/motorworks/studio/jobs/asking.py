"""From what a page asks for to a job: options read, plants frozen, the order taken."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from motorworks.errors import MotorworksError
from motorworks.studio.jobs.bodies import Asked, ComparisonAsked, RunAsked, StudyAsked
from motorworks.studio.jobs.job import Job
from motorworks.studio.jobs.option import read_settings
from motorworks.studio.jobs.order import COMPARISON, RUN, STUDY, Order
from motorworks.studio.jobs.reading import Document
from motorworks.studio.jobs.verb import Verb
from motorworks.studio.jobs.verbs import STUDIES, verb_of

if TYPE_CHECKING:
    from motorworks.studio.jobs.freeze import Frozen
    from motorworks.studio.works import Works

FITS = "motorworks.studio.jobs.fitting:check_fitting"
FREEZE = "motorworks.studio.jobs.freeze:freeze"
LONGEST = 120
"""Letters of a title."""


async def compare(works: "Works", asked: ComparisonAsked, by: str) -> Job:
    """Take the order for a comparison."""
    if len(set(asked.plants)) < len(asked.plants):
        raise MotorworksError("a plant is named twice; it cannot be compared with itself")
    verb = verb_of("compare")
    settings = read_settings(verb.options, asked.settings)
    frozen = await works.bench.call(FREEZE, documents(works, asked.plants), settings)
    titles = " · ".join(one.subject.title for one in frozen[1:])
    return await _taken(works, COMPARISON, verb, asked, frozen, asked.title or titles, by)


async def run(works: "Works", asked: RunAsked, by: str) -> Job:
    """Take the order for a run."""
    frozen = await works.bench.call(FREEZE, documents(works, [asked.plant]))
    title = asked.title or frozen[0].subject.title
    return await _taken(works, RUN, verb_of("run"), asked, frozen, title, by)


async def study(works: "Works", asked: StudyAsked, by: str) -> Job:
    """Take the order for a study.

    Raises
    ------
    MotorworksError
        If there is no such study, or the plant lacks what it needs.
    """
    verb = verb_of(asked.verb)
    if verb not in STUDIES:
        raise MotorworksError(f"'{verb.name}' is no study; a run and a comparison have own ways")
    read_settings(verb.options, asked.settings)
    await works.bench.call(FITS, document(works, asked.plant), verb.name)
    frozen = await works.bench.call(FREEZE, documents(works, [asked.plant]))
    title = asked.title or frozen[0].subject.title
    return await _taken(works, STUDY, verb, asked, frozen, title, by)


def documents(works: "Works", names: Sequence[str]) -> list[Document]:
    """Give plants as they stand in their drafts.

    Raises
    ------
    NotThereError
        If there is no such plant.
    """
    return [document(works, name) for name in names]


def document(works: "Works", name: str) -> Document:
    """Give a plant as it stands in its draft.

    Raises
    ------
    NotThereError
        If there is no such plant.
    """
    draft = works.plants.get(name)
    return Document(name, draft.text, draft.version, draft.folder)


async def _taken(
    works: "Works",
    kind: str,
    verb: Verb,
    asked: Asked,
    frozen: "Sequence[Frozen]",
    title: str,
    by: str,
) -> Job:
    order = Order(
        kind=kind,
        verb=verb.name,
        title=title[:LONGEST],
        subjects=tuple(one.subject for one in frozen),
        settings=read_settings(verb.options, asked.settings),
        by=by,
    )
    taken: Job = await works.jobs.take(order, {one.subject.id: one.text for one in frozen})
    return taken
