"""What pages ask for and get, as JSON."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from motorworks.studio.jobs.table import NAME

PlantId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
JobId = Annotated[str, StringConstraints(pattern=f"^{NAME.pattern}$")]
PageId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
Title = Annotated[str, StringConstraints(max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")]
GivenTitle = Annotated[Title, StringConstraints(min_length=1)]
Setting = Annotated[str, StringConstraints(max_length=200)]
Value = (
    bool
    | Annotated[int, Field(ge=-(2**63), lt=2**63)]
    | Annotated[float, Field(allow_inf_nan=False)]
    | Setting
    | Annotated[list[Setting], Field(max_length=40)]
    | None
)
Settings = Annotated[
    dict[Annotated[str, StringConstraints(max_length=40)], Value], Field(max_length=40)
]
Change = Annotated[str, StringConstraints(min_length=3, max_length=2000)]


class _Strict(BaseModel):
    """What is sent holds nothing else than what is known."""

    model_config = ConfigDict(extra="forbid")


class Asked(_Strict):
    """What every request for a job has."""

    settings: Settings = {}
    """Values of the verb's options; those not given have the command line's defaults."""
    title: Title = ""


class ComparisonAsked(Asked):
    """Plants to be compared under the same random numbers; the first is the base."""

    plants: Annotated[list[PlantId], Field(min_length=2, max_length=12)]


class RunAsked(Asked):
    """A plant to be run."""

    plant: PlantId


class StudyAsked(RunAsked):
    """A study of a plant."""

    verb: Annotated[str, StringConstraints(max_length=40)]


class ScenarioAsked(_Strict):
    """A named copy of a plant, with changes."""

    origin: PlantId = "base"
    title: GivenTitle
    sets: Annotated[list[Change], Field(max_length=100)] = []
    """Values as ``--set`` of the command line takes them."""


class Renamed(_Strict):
    """Another title."""

    title: GivenTitle


class Named(BaseModel):
    """A plant of a job."""

    id: str
    title: str
    version: int


class JobShown(BaseModel):
    """A job: what is asked, how far it is, what became of it."""

    id: str
    kind: Literal["comparison", "run", "study"]
    verb: str
    what: str
    """The verb in words."""
    title: str
    plants: list[Named]
    settings: dict[str, Any]
    by: str
    state: Literal["waiting", "running", "done", "failed", "cancelled", "interrupted"]
    share: float | None
    words: str
    count: tuple[int, int] | None
    left: float | None
    made: str
    begun: str
    ended: str
    seconds: float
    marks: list[str]
    error: str
    command: str


class Jobs(BaseModel):
    """All jobs, the newest first."""

    jobs: list[JobShown]
    most: int
    """Jobs that may run at the same time."""
    damaged: list[str]
    """Entries of the table that could not be read."""


class File(BaseModel):
    """A file that a job gave."""

    name: str
    size: int


class Files(BaseModel):
    """The files that a job gave."""

    files: list[File]
    trace: str
    """Folder of the run in the project, where it kept a trace to be replayed; empty if none."""


class PageShown(BaseModel):
    """A page of results that the command line wrote."""

    id: str
    file: str
    plant: str
    kind: str
    version: str
    made: str
    size: int


class Pages(BaseModel):
    """Pages of results that the command line wrote, the newest first."""

    pages: list[PageShown]


class Estimate(BaseModel):
    """What a comparison will take."""

    runs: int
    kept: int
    """Of them those in the store."""
    seconds: float
    """About how long the others will take [s]."""


class Measure(BaseModel):
    """A figure that can be compared."""

    name: str
    title: str
    unit: str


class DifferenceShown(BaseModel):
    """One value that differs from the base."""

    path: list[str]
    before: str
    after: str
    words: str


class Scenario(BaseModel):
    """A plant of the desk, and what differs from the base."""

    id: str
    title: str
    version: int
    differences: list[DifferenceShown]
    count: int
    """How many there are in all."""
    error: str
    """Why it cannot be simulated; empty if it can."""


class Suggestion(BaseModel):
    """A change worth trying."""

    key: str
    kind: str
    title: str
    sets: list[str]
    price: float | None
    yearly: float | None
    floor: float
    currency: str


class Process(BaseModel):
    """A process of a plant."""

    name: str
    title: str


class Fitting(BaseModel):
    """What a plant can be asked."""

    error: str
    """Why it can be asked nothing; empty if it can."""
    lacks: dict[str, str]
    """What it has not that a verb needs, by the name of the verb."""
    names: dict[str, dict[str, list[str]]]
    """Names that may be given, by verb and option."""


class Trace(BaseModel):
    """A run with a trace, to be replayed."""

    name: str
    """Its folder, from that of the project."""
    title: str
    made: str
    since: float
    """Begin of what was measured [s]."""
    until: float
    replications: int


class Traces(BaseModel):
    """Runs that can be replayed, the newest first."""

    traces: list[Trace]
