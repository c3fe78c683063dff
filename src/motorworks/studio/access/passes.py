"""Passes: what lets its bearer in as an account, of which the studio keeps the hash alone."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, ClassVar, Generic, Self, TypeVar

from motorworks.errors import MotorworksError
from motorworks.studio.access.account import Account
from motorworks.studio.access.private import read_private, write_private
from motorworks.studio.access.secret import SHOWN, digest
from motorworks.studio.access.user import User


@dataclass(frozen=True, kw_only=True)
class Pass(ABC):
    """One pass.

    Attributes
    ----------
    key
        Hash of the secret.
    name
        Name of the account.
    mark
        The account's ``login_mark`` when the pass was made: one of another password, or of a
        former account of that name, lets nobody in.
    """

    key: str
    name: str
    mark: str

    @property
    def id(self) -> str:
        """What the pass is named by; it opens nothing."""
        return self.key[:SHOWN]

    def is_of(self, account: Account) -> bool:
        """Tell whether an account stands behind the pass."""
        return (account.name, account.login_mark) == (self.name, self.mark)

    @abstractmethod
    def user(self, account: Account) -> User:
        """Give whom the pass lets in; the account stands behind it."""

    @abstractmethod
    def is_over(self, now: float) -> bool:
        """Tell whether its time is over, in seconds since 1970 [s]."""

    @abstractmethod
    def order(self) -> float:
        """Give by what passes are listed, the greatest first [s]."""

    @abstractmethod
    def used_at(self, now: float) -> Self:
        """Give the pass as it is after a use [s]; itself if that use is not worth noting."""

    @classmethod
    def of_record(cls, record: dict[str, Any]) -> Self:
        """Give the pass that was kept.

        Raises
        ------
        KeyError, TypeError, MotorworksError
            If it is damaged.
        """
        given = {f.name: (record[f.name], f.type is float) for f in fields(cls)}
        for value, is_number in given.values():
            if not isinstance(value, int | float if is_number else str):
                raise TypeError
        return cls(**{name: value for name, (value, _) in given.items()})


P = TypeVar("P", bound=Pass)


class Passes(ABC, Generic[P]):
    """All passes of one kind.

    Parameters
    ----------
    file
        Where they are kept over a restart of the server.
    now
        Gives the time in seconds since 1970 [s].

    Raises
    ------
    StoreError
        If the file cannot be read.
    """

    kind: ClassVar[str]
    """What the file says that it holds."""

    def __init__(self, file: Path, *, now: Callable[[], float] = time.time) -> None:
        self.file = file
        self.now = now
        self.changed = False
        """Whether the file is behind."""
        found = (self._kept(r) for r in read_private(file, self.kind))
        self._by_key = {p.key: p for p in found if p and not p.is_over(now())}

    @abstractmethod
    def read(self, record: dict[str, Any]) -> P:
        """Give the pass that was kept; raises as :meth:`Pass.of_record` does."""

    def find(self, secret: str) -> P | None:
        """Give the pass of a secret, if there is one that is not over."""
        return self.by_key(digest(secret))

    def by_key(self, key: str) -> P | None:
        """Give the pass that is kept under a key, if there is one that is not over."""
        found = self._by_key.get(key)
        if found is not None and found.is_over(self.now()):
            self.end([found])
            return None
        return found

    def use(self, used: P) -> None:
        """Note that a pass is used."""
        after = used.used_at(self.now())
        if after is not used:
            self._put(after)

    def of(self, account: Account) -> list[P]:
        """Give the passes of an account that are not over, in their order."""
        return [p for p in self.all() if p.is_of(account)]

    def all(self) -> list[P]:
        """Give all passes that are not over, in their order."""
        now = self.now()
        living = (p for p in self._by_key.values() if not p.is_over(now))
        return sorted(living, key=lambda p: -p.order())

    def end(self, passes: Iterable[P]) -> None:
        """End passes."""
        for each in passes:
            self.changed |= self._by_key.pop(each.key, None) is not None

    def end_unless(self, holds: Callable[[P], object]) -> None:
        """End the passes of which something does not hold."""
        self.end([p for p in self._by_key.values() if not holds(p)])

    def records(self) -> list[dict[str, Any]]:
        """Give all passes as they are kept."""
        self.changed = False
        return [asdict(p) for p in self.all()]

    def write(self, records: list[dict[str, Any]]) -> None:
        """Write records to the file; called off the event loop.

        Raises
        ------
        StoreError
            If it cannot be written.
        """
        write_private(self.file, self.kind, records)

    def _put(self, new: P) -> None:
        self._by_key[new.key] = new
        self.changed = True

    def _kept(self, record: dict[str, Any]) -> P | None:
        """Give the pass that was kept; one that is damaged is over."""
        try:
            return self.read(record)
        except (KeyError, TypeError, MotorworksError):
            return None
