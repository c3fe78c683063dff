"""Sets of cases: those that ship, a file of one's own, a folder of one's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from motorworks.files import is_folder, is_there
from motorworks.validation.case import Case
from motorworks.validation.read import SHIPPED, choose_cases, read_cases, read_shipped
from motorworks.validation.works_case import WorksCase, read_works

WORKS = "works"
"""Name of the shipped cases that are plant files."""

SETS: Mapping[str, str] = {
    **SHIPPED,
    WORKS: "Plant files reckoned by hand or by formula, so that every key of the plant file is.",
}
"""What ships: the sets that are run where no other is named, in this order."""

Cases = Sequence[Case | WorksCase] | str | Path | None
"""Cases themselves, a set, a file, a folder, or everything that ships."""


@dataclass(frozen=True)
class Member:
    """A case and the set that it is of.

    Attributes
    ----------
    set
        Name of the set, or the path as given; empty for a case that was given itself.
    case
        The case.
    """

    set: str
    case: Case | WorksCase

    @property
    def id(self) -> str:
        """Id of the case."""
        return self.case.id


def members(cases: Cases = None, only: str | Sequence[str] | None = None) -> tuple[Member, ...]:
    """Give the cases wanted, each with its set.

    Parameters
    ----------
    cases
        Cases; a key of :data:`SETS`, a case file, or a folder of plant-file cases; all sets
        that ship if not given.
    only
        Ids of the cases wanted, of whatever set; they come in this order.

    Raises
    ------
    CaseError
        If a file cannot be used, or there is no case of an id in ``only``.
    """
    found = _members(cases)
    if only is None:
        return found
    ids = [only] if isinstance(only, str) else only
    return tuple(member for id_ in dict.fromkeys(ids) for member in choose_cases(found, id_))


def _members(cases: Cases) -> tuple[Member, ...]:
    if cases is None:
        return tuple(member for name in SETS for member in _shipped(name))
    if not isinstance(cases, (str, Path)):
        return tuple(Member("", case) for case in cases)
    name = str(cases)
    if name in SETS and not is_there(name):
        return _shipped(name)
    read = read_works if is_folder(cases) else read_cases
    return tuple(Member(name, case) for case in read(cases))


def _shipped(name: str) -> tuple[Member, ...]:
    read: tuple[Case | WorksCase, ...] = read_works() if name == WORKS else read_shipped(name)
    return tuple(Member(name, case) for case in read)
