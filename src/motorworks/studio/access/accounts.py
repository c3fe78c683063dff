"""The accounts of a studio, in a file that the command line and the server both write."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from motorworks.errors import MotorworksError, StoreError
from motorworks.files import try_lock
from motorworks.studio.access.account import Account, account_of, plain_name
from motorworks.studio.access.password import COST, Cost, check_password, hashed
from motorworks.studio.access.private import make_private_folder, read_private, write_private
from motorworks.studio.access.role import Role
from motorworks.studio.errors import ConflictError, NotThereError

FILE = "accounts.json"
LOCK = "accounts.lock"
PATIENCE = 10.0
"""How long another process may take to change the accounts [s]."""


class Accounts:
    """The accounts of a studio.

    Parameters
    ----------
    folder
        Where they are kept; made with the first account.
    cost
        What a hash of a password costs.

    Raises
    ------
    StoreError
        If what is kept is damaged.
    """

    def __init__(self, folder: Path, *, cost: Cost = COST) -> None:
        self.folder = folder
        self.file = folder / FILE
        self.cost = cost
        self.seen: tuple[int, ...] = ()
        """Tells one state of the file that was read from another."""
        self._by_key: dict[str, Account] = {}
        self.refresh()

    def __iter__(self) -> Iterator[Account]:
        """Give the accounts in the order of their names."""
        return iter(sorted(self._by_key.values(), key=lambda a: a.name.casefold()))

    def __len__(self) -> int:
        """Give the number of accounts."""
        return len(self._by_key)

    def find(self, name: str) -> Account | None:
        """Give the account of a name, if there is one."""
        try:
            return self._by_key.get(_key(name))
        except MotorworksError:
            return None

    def existing(self, name: str) -> Account:
        """Give the account of a name.

        Raises
        ------
        NotThereError
            If there is none.
        """
        found = self.find(name)
        if found is None:
            raise NotThereError(f"there is no user {name[:64]!r}")
        return found

    def refresh(self) -> bool:
        """Read the file if it is another one than before, and tell whether it was.

        A file that is gone changes nothing: nobody gets in because a file was lost.

        Raises
        ------
        StoreError
            If it is damaged; what was read before holds on.
        """
        try:
            about = self.file.stat()
        except OSError:
            return False
        seen = (about.st_mtime_ns, about.st_ino, about.st_size)
        if seen == self.seen:
            return False
        accounts = [account_of(r) for r in read_private(self.file, "accounts")]
        self._by_key = {_key(a.name): a for a in accounts}
        self.seen = seen
        return True

    # ---- changes; they hash and write, so a server calls them off its event loop ----

    def add(self, name: str, password: str, role: Role) -> Account:
        """Make an account.

        Raises
        ------
        MotorworksError
            If the name or the password is none.
        ConflictError
            If the name is taken.
        """
        name = plain_name(name)
        check_password(password, name)
        account = Account(name=name, role=role, password=hashed(password, self.cost))
        with self._changing() as by_key:
            if _key(name) in by_key:
                raise ConflictError(f"there is a user {name!r} already")
            by_key[_key(name)] = account
        return account

    def remove(self, name: str, *, keep_admin: bool = False) -> None:
        """Take an account away; with ``keep_admin`` not that of the last admin.

        Raises
        ------
        NotThereError
            If there is none of that name.
        ConflictError
            If nobody would be left who manages users.
        """
        with self._changing() as by_key:
            account = self.existing(name)
            del by_key[_key(account.name)]
            if keep_admin:
                _check_admin(by_key)

    def set_role(self, name: str, role: Role, *, keep_admin: bool = False) -> Account:
        """Give an account another role; raises as :meth:`remove` does."""
        with self._changing() as by_key:
            account = replace(self.existing(name), role=role)
            by_key[_key(account.name)] = account
            if keep_admin:
                _check_admin(by_key)
        return account

    def set_password(self, name: str, password: str) -> Account:
        """Give an account another password; all its sessions and tokens end.

        Raises
        ------
        NotThereError
            If there is none of that name.
        MotorworksError
            If the password is none.
        """
        check_password(password, self.existing(name).name)
        return self._set_hash(name, password, ends_passes=True)

    def hash_anew(self, name: str, password: str) -> Account:
        """Hash the same password with the parameters of today."""
        return self._set_hash(name, password, ends_passes=False)

    def _set_hash(self, name: str, password: str, *, ends_passes: bool) -> Account:
        kept = hashed(password, self.cost)
        with self._changing() as by_key:
            before = self.existing(name)
            fresh = Account(name=before.name, role=before.role, password=kept)
            mark = fresh.login_mark if ends_passes else before.login_mark
            account = replace(before, password=kept, login_mark=mark)
            by_key[_key(account.name)] = account
        return account

    @contextmanager
    def _changing(self) -> Iterator[dict[str, Account]]:
        """Give the accounts as they are in the file, and write what was made of them."""
        with self._locked():
            self.refresh()
            changed = dict(self._by_key)
            yield changed
            records: list[dict[str, Any]] = [a.to_dict() for a in changed.values()]
            write_private(self.file, "accounts", records)
            self.refresh()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Wait until no other process changes the accounts."""
        try:
            make_private_folder(self.folder)
            lock = (self.folder / LOCK).open("ab")
        except OSError as error:
            raise StoreError(f"{self.folder}: {error.strerror or error}") from error
        with lock:
            until = time.monotonic() + PATIENCE
            while not try_lock(lock):
                if time.monotonic() > until:
                    raise StoreError(f"{self.file}: another process is changing it; try again")
                time.sleep(0.02)
            yield


def _key(name: str) -> str:
    return plain_name(name).casefold()


def _check_admin(by_key: dict[str, Account]) -> None:
    if not any(a.role is Role.ADMIN for a in by_key.values()):
        raise ConflictError(
            "nobody would be left who manages users; make somebody else an admin first"
        )
