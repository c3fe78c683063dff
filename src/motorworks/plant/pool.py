"""People who are needed at more than one place."""

from dataclasses import dataclass

from motorworks.process import described


@dataclass(frozen=True, kw_only=True)
class Pool:
    """Operators, fitters or setters of one kind.

    No work under way is ever interrupted to serve another (no preemption).
    """

    name: str = described("Name, unique among pools.")
    count: int = described("How many people work at the same time.", ge=1, le=100_000)
    rule: str = described(
        "Who is served first: fifo, the longest waiting; downstream_first, the station that the "
        "file lists last.",
        default="fifo",
        choices=("fifo", "downstream_first"),
    )
    calendar: str | None = described(
        "When they start work; work under way at the end of a shift is finished.",
        default=None,
        refers="calendar",
    )
