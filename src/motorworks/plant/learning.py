"""What people and machines learn: how a figure comes down from its start to its plateau."""

from dataclasses import dataclass

from motorworks.process import described

FORMS = ("wright", "exponential", "de_jong", "s_curve")


@dataclass(frozen=True, kw_only=True)
class Experience:
    """A value that was seen after so much experience."""

    at: float = described(
        "Days in service, or good parts made where the law counts ``motors``.",
        ge=0,
        le=1e9,
        example="30",
    )
    value: float = described("The factor seen: 1 is the plant file's own value.", gt=0, le=1000)


@dataclass(frozen=True, kw_only=True)
class Learning:
    """A learning curve: a factor on a figure of every line, from the line's own first day on.

    The factor begins at ``start`` and comes towards ``plateau`` with the time in service, or with
    the good parts made. Learning acts where a ramp-up is simulated; other runs show the plant as
    it is when all is learnt.
    """

    name: str = described("Name, unique among learning curves.")
    title: str = described("What people call it.", default="")
    on: tuple[str, ...] = described(
        "What it acts on: names of stations (in a line ``line/station`` or ``line-01/station``), "
        "lines, copies of lines, workshops, processes, or ``all``.",
        single=True,
        example='["all"]',
    )
    of: str = described(
        "cycle_time multiplies the time of every step; availability the technical availability; "
        "scrap the scrap rate.",
        choices=("cycle_time", "availability", "scrap"),
        example="cycle_time",
    )
    form: str = described(
        "wright falls by the same share with every doubling of experience; exponential halves "
        "what is left to learn again and again; de_jong is a power law with a part that cannot "
        "be learnt; s_curve begins slowly.",
        default="exponential",
        choices=FORMS,
    )
    start: float | None = described(
        "The factor on the first day; found from ``points`` if not given.",
        default=None,
        gt=0,
        le=1000,
        example="1.4",
    )
    plateau: float = described(
        "The factor when all is learnt; the power laws stop there.", default=1.0, gt=0, le=1000
    )
    time: float | None = described(
        "Time in service by which half is learnt (exponential, s_curve), or that counts as the "
        "first experience (wright, de_jong). Either ``time`` or ``motors``.",
        default=None,
        quantity="time",
        gt=0,
        le=1e9,
        example='"60 d"',
    )
    motors: float | None = described(
        "The same as good parts made by the line.", default=None, gt=0, le=1e9, example="10_000"
    )
    rate: float = described(
        "What is left of the learnable part after each doubling of experience, in the power laws.",
        default=0.8,
        quantity="share",
        gt=0,
        lt=1,
        example='"80 %"',
    )
    incompressible: float = described(
        "Share of the first value that cannot be learnt away, in de_jong.",
        default=0.0,
        quantity="share",
        ge=0,
        lt=1,
    )
    steepness: float = described(
        "How suddenly an s_curve falls: above 1 it begins slowly.", default=3.0, ge=1, le=20
    )
    per_day: float | None = described(
        "Good parts that a line makes in a day when all is learnt, for laws on ``motors``; an "
        "equal share of the plant's target if not given.",
        default=None,
        gt=0,
        le=1e9,
    )
    step: str = described("How long each value holds.", default="week", choices=("week", "month"))
    points: tuple[Experience, ...] = described(
        "Values seen elsewhere: start, time or motors, and rate are then fitted to them.",
        default=(),
        example="[[0, 1.4], [30, 1.2], [90, 1.05]]",
    )


@dataclass(frozen=True, kw_only=True)
class Wave:
    """A part of an activity by which some lines are in service before it ends."""

    name: str = described("Name, unique among waves.")
    title: str = described("What people call it.", default="")
    activity: str = described(
        "The activity.", key="during", refers="activity", example="commissioning"
    )
    share: float = described(
        "Share of the activity after which they are in service.",
        default=1.0,
        quantity="share",
        ge=0,
        le=1,
        example='"50 %"',
    )
    in_service: tuple[str, ...] = described(
        "Lines, copies of lines (``line-01``, or ``line:1-3``) and stations; of a station also "
        "some of its machines (``test:1-8``).",
        single=True,
        example='["stator-02", "test:9-17"]',
    )
