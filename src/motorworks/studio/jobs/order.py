"""What a job has to do, frozen when it was asked for."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

COMPARISON, RUN, STUDY = "comparison", "run", "study"
KINDS = (COMPARISON, RUN, STUDY)


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A plant that a job works on, as it was when the job was asked for.

    Attributes
    ----------
    id
        Of its document in the studio; also the name of its frozen file.
    title
        What is shown to people.
    version
        Of its document.
    fingerprint
        Of how it works (:func:`motorworks.store.content`).
    """

    id: str
    title: str
    version: int
    fingerprint: str = ""

    @property
    def file(self) -> str:
        """Its frozen file, from the folder of the job."""
        return f"plants/{self.id}.toml"


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is to be done.

    Attributes
    ----------
    kind
        ``comparison``, ``run`` or ``study``.
    verb
        Verb of the command line that gives the same figures.
    title
        What is shown to people.
    subjects
        The plants; of a comparison the first is the base.
    settings
        Values of the verb's options by their names.
    by
        Name of the user who asked.
    """

    kind: str
    verb: str
    title: str
    subjects: tuple[Subject, ...]
    settings: Mapping[str, Any] = field(default_factory=dict)
    by: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Give the order as plain values."""
        return asdict(self)


def order_of(said: Mapping[str, Any]) -> Order:
    """Give an order from plain values.

    Raises
    ------
    KeyError, TypeError
        If they are not those of an order.
    """
    subjects = tuple(Subject(**one) for one in said["subjects"])
    return Order(**{**said, "subjects": subjects})
