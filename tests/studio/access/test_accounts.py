"""Accounts stand in one file that only its owner may read."""

import json
import stat
import threading

import pytest

from motorworks.errors import MotorworksError, StoreError
from motorworks.studio.access.accounts import Accounts
from motorworks.studio.access.role import Role
from motorworks.studio.errors import ConflictError, NotThereError

from .conftest import PASSWORD, QUICK


def test_an_account_is_found_again(accounts):
    """By another process as well, in whatever letters its name is written."""
    accounts.add("Wei", PASSWORD, Role.EDITOR)
    again = Accounts(accounts.folder, cost=QUICK)
    for known in (accounts, again):
        found = known.existing("wEI")
        assert (found.name, found.role) == ("Wei", Role.EDITOR)
        assert len(known) == 1
    with pytest.raises(ConflictError, match="already"):
        accounts.add("WEI", PASSWORD, Role.VIEWER)


def test_file_is_the_owners_alone(accounts):
    """So is its folder; and the password does not stand in it."""
    accounts.add("wei", PASSWORD, Role.EDITOR)
    assert stat.S_IMODE(accounts.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(accounts.folder.stat().st_mode) == 0o700
    assert PASSWORD not in accounts.file.read_text()


def test_changes_by_another_process_are_seen(accounts):
    """The command line changes accounts while the server runs."""
    accounts.add("wei", PASSWORD, Role.EDITOR)
    server = Accounts(accounts.folder, cost=QUICK)
    accounts.set_role("wei", Role.VIEWER)
    assert server.refresh()
    assert server.existing("wei").role is Role.VIEWER
    accounts.remove("wei")
    assert server.refresh()
    assert server.find("wei") is None
    assert not server.refresh()


def test_a_new_password_is_another_login(accounts):
    """A better hash of the same password is not; a new account is another one altogether."""
    before = accounts.add("wei", PASSWORD, Role.EDITOR)
    same = accounts.hash_anew("wei", PASSWORD)
    assert same.login_mark == before.login_mark
    assert same.password != before.password
    changed = accounts.set_password("wei", "twelve wheels turn")
    assert changed.login_mark != before.login_mark
    accounts.remove("wei")
    anew = accounts.add("wei", PASSWORD, Role.EDITOR)
    assert anew.login_mark not in (before.login_mark, changed.login_mark)


def test_somebody_is_left_who_manages(accounts):
    """The last admin stays one, unless the owner of the folder wants it."""
    accounts.add("wei", PASSWORD, Role.ADMIN)
    accounts.add("li", PASSWORD, Role.EDITOR)
    with pytest.raises(ConflictError, match="nobody would be left"):
        accounts.remove("wei", keep_admin=True)
    with pytest.raises(ConflictError, match="nobody would be left"):
        accounts.set_role("wei", Role.EDITOR, keep_admin=True)
    assert accounts.existing("wei").role is Role.ADMIN
    accounts.remove("wei")
    assert [a.name for a in accounts] == ["li"]


@pytest.mark.parametrize("name", ["", " ", "a b", "<script>", "../x", "a\nb", "x" * 65, "\u202ea"])
def test_what_is_no_name_is_refused(accounts, name):
    """Nothing is written, and nobody is found under it."""
    with pytest.raises(MotorworksError, match="no name for a user"):
        accounts.add(name, PASSWORD, Role.VIEWER)
    assert accounts.find(name) is None
    assert not accounts.file.exists()
    with pytest.raises(NotThereError):
        accounts.set_role(name, Role.VIEWER)


@pytest.mark.parametrize("name", ["张伟", "müller", "o.brien-2", "a@works", "__proto__"[2:]])
def test_names_of_all_languages_are_good(accounts, name):
    """Letters and digits of any script."""
    accounts.add(name, PASSWORD, Role.VIEWER)
    assert accounts.existing(name).name == name


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"accounts": 3}', '{"accounts": [{"name": "wei"}]}', '{"accounts": [1]}'],
)
def test_a_damaged_file_lets_nobody_in(accounts, text):
    """Not at the start, and not while the server runs."""
    accounts.add("wei", PASSWORD, Role.EDITOR)
    accounts.file.write_text(text)
    with pytest.raises(StoreError, match="damaged"):
        Accounts(accounts.folder)
    with pytest.raises(StoreError, match="damaged"):
        accounts.refresh()
    assert len(accounts) == 1


def test_a_lost_file_opens_no_door(accounts):
    """What was known holds on."""
    accounts.add("wei", PASSWORD, Role.EDITOR)
    accounts.file.unlink()
    assert not accounts.refresh()
    assert len(accounts) == 1


def test_two_that_write_at_once_lose_nothing(accounts):
    """Each waits for the other."""
    others = [Accounts(accounts.folder, cost=QUICK) for _ in range(4)]

    def add(number):
        for k in range(5):
            others[number].add(f"u{number}-{k}", PASSWORD, Role.VIEWER)

    threads = [threading.Thread(target=add, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(json.loads(accounts.file.read_text())["accounts"]) == 20
    assert [p.name for p in accounts.folder.iterdir() if p.name.endswith(".part")] == []
