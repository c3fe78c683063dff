"""A verb of the command line that the studio starts."""

from dataclasses import dataclass
from typing import Any

from motorworks.studio.jobs.option import Option


@dataclass(frozen=True, kw_only=True)
class Verb:
    """A verb of the command line.

    Attributes
    ----------
    name
        As it is written there.
    title
        What is shown to people.
    answers
        The question that it answers.
    options
        What may be given.
    stored
        Whether it keeps its runs in a store.
    parallel
        Whether it takes the number of processes.
    """

    name: str
    title: str
    answers: str
    options: tuple[Option, ...]
    stored: bool = False
    parallel: bool = True

    def to_dict(self) -> dict[str, Any]:
        """Give the verb as plain values, for the form of a page."""
        return {
            "name": self.name,
            "title": self.title,
            "answers": self.answers,
            "options": [option.to_dict() for option in self.options],
        }
