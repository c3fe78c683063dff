"""A project of the portfolio in whole weeks: its phases still to come."""

from dataclasses import dataclass

from motorworks.plant import Phase


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A phase of a project, or what is left of it on the first day.

    Attributes
    ----------
    phase
        The phase.
    weeks
        How long it lasts [weeks], a whole number.
    needs
        What it takes while it lasts: people at work by department, cells, share of the line.
    share
        Share of the whole phase that it is.
    """

    phase: Phase
    weeks: int
    needs: dict[str, float]
    share: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Project:
    """A development as it is planned.

    Attributes
    ----------
    name, title, kind, priority
        As the development says.
    start
        Week before which it does not start; 0 is that of the first day.
    stages
        Its phases still to come, in order.
    after
        Project that is to be released before; empty for none.
    model
        Model that is made from its release on; empty for none.
    target
        Week at whose start it should have been released; ``None`` for none.
    under_way
        Whether it had begun before the first day.
    """

    name: str
    title: str = ""
    kind: str
    priority: float = 1.0
    start: int
    stages: tuple[Stage, ...]
    after: str = ""
    model: str = ""
    target: int | None = None
    under_way: bool = False

    @property
    def planned(self) -> int:
        """Week of its release if nothing is in its way."""
        return self.start + sum(stage.weeks for stage in self.stages)
