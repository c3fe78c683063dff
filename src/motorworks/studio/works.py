"""What all parts of the studio share."""

from dataclasses import dataclass, field
from typing import Any

from motorworks.studio.access import Access
from motorworks.studio.bench import Bench
from motorworks.studio.hub import Hub
from motorworks.studio.project import Project


@dataclass(kw_only=True)
class Works:
    """What all parts of the studio share; made once, when the server begins.

    Attributes
    ----------
    project
        The folder with the plant.
    access
        Who may do what.
    bench
        Processes that compute.
    hub
        News for open pages.
    plants
        The plant that was opened and the scenarios beside it.
    reels
        What is played.
    jobs
        Runs, experiments and studies.
    """

    project: Project
    access: Access
    hub: Hub
    bench: Bench
    plants: Any = None
    reels: Any = None
    jobs: Any = None
    closing: list[Any] = field(default_factory=list)
    """Called (and awaited) when the server ends, last first."""
