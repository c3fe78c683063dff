"""The verbs of the command line that the studio starts: a closed list."""

from collections.abc import Mapping

from motorworks.errors import MotorworksError
from motorworks.studio.jobs.option import TEXTS, Option
from motorworks.studio.jobs.studies.around import RND, SHIPPING, STOCK
from motorworks.studio.jobs.studies.building import PROGRAMME, RAMP, SITEPLAN, SIZE
from motorworks.studio.jobs.studies.money import BUSINESS_CASE, COST, INVEST, WHATIF
from motorworks.studio.jobs.studies.output import BOTTLENECK, BRIDGE, IMPROVE, STRESS
from motorworks.studio.jobs.usual import measured, yes
from motorworks.studio.jobs.verb import Verb

RUN = Verb(
    name="run",
    title="Run",
    answers="What does the plant make, and what holds it back?",
    options=(
        *measured("1y", "auto", 4),
        yes("trace", "keep every event, to replay the run"),
    ),
    stored=True,
)

COMPARISON = Verb(
    name="compare",
    title="Comparison",
    answers="Which of several plants is better, and how sure is that?",
    options=(
        *measured("91d", "21d", 10, 1000),
        Option(name="responses", flag="--response", kind=TEXTS, title="figures compared"),
    ),
    stored=True,
)

STUDIES = (
    BOTTLENECK,
    IMPROVE,
    BRIDGE,
    COST,
    SIZE,
    SITEPLAN,
    INVEST,
    BUSINESS_CASE,
    PROGRAMME,
    RAMP,
    STRESS,
    RND,
    SHIPPING,
    STOCK,
    WHATIF,
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
