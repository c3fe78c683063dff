"""``motorworks user``: who may use the studio of a project from other machines."""

import getpass
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from motorworks.cli.options import Json
from motorworks.cli.output import print_json
from motorworks.cli.pipe import to_a_reader
from motorworks.errors import MotorworksError
from motorworks.files import is_folder

if TYPE_CHECKING:
    from motorworks.studio.access.account import Account
    from motorworks.studio.access.accounts import Accounts

user = typer.Typer(
    help="Who may use the studio of a project: users, their roles and passwords.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Folder = Annotated[
    Path, typer.Option("--project", help="Folder that the studio works in. [default: this one]")
]
Name = Annotated[str, typer.Argument(help="Name of the user.")]
RoleName = Annotated[
    str, typer.Option("--role", help="viewer looks, editor changes, admin manages users as well.")
]
FromInput = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input.")
]


@user.command("add")
@to_a_reader
def add(
    name: Name,
    role: RoleName = "viewer",
    password_stdin: FromInput = False,
    project: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Make a user; the password is asked for twice."""
    from motorworks.studio.access.role import role_of

    accounts, wanted = _accounts(project), role_of(role)
    account = accounts.add(name, _password(from_input=password_stdin), wanted)
    _say(f"{account.name} is a user of {project} now, as {account.role}", account, as_json=as_json)


@user.command("list")
@to_a_reader
def list_users(project: Folder = Path(), as_json: Json = False) -> None:
    """List all users."""
    accounts = list(_accounts(project))
    if as_json:
        print_json([_record(a) for a in accounts])
        return
    if not accounts:
        typer.echo(f"{project}: no users. The studio is open to its own machine alone.")
    for account in accounts:
        made = time.strftime("%Y-%m-%d", time.localtime(account.made))
        typer.echo(f"{account.name:<24} {account.role:<7} since {made}")


@user.command("remove")
@to_a_reader
def remove(name: Name, project: Folder = Path(), as_json: Json = False) -> None:
    """Take a user away; sessions and tokens of the user end at once."""
    accounts = _accounts(project)
    account = accounts.existing(name)
    accounts.remove(name)
    _say(f"{account.name} is no user of {project} any more", account, as_json=as_json)


@user.command("password")
@to_a_reader
def password(
    name: Name,
    password_stdin: FromInput = False,
    project: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Set another password; sessions and tokens of the user end at once."""
    accounts = _accounts(project)
    accounts.existing(name)
    account = accounts.set_password(name, _password(from_input=password_stdin))
    _say(f"{account.name} has another password now", account, as_json=as_json)


@user.command("role")
@to_a_reader
def role(
    name: Name,
    role: Annotated[str, typer.Argument(help="viewer, editor or admin.")],
    project: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Give a user another role."""
    from motorworks.studio.access.role import role_of

    account = _accounts(project).set_role(name, role_of(role))
    _say(f"{account.name} is {account.role} now", account, as_json=as_json)


def _accounts(folder: Path) -> "Accounts":
    """Give the accounts of a project."""
    from motorworks.studio.access.access import FOLDER
    from motorworks.studio.access.accounts import Accounts
    from motorworks.studio.project import Project

    if not is_folder(folder):
        raise MotorworksError(f"--project {folder}: there is no such folder")
    return Accounts(Project(folder, "").shared / FOLDER)


def _password(*, from_input: bool) -> str:
    """Give a password from standard input, or typed twice without being shown."""
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise MotorworksError(
            "the password is asked for on a terminal, and there is none; give --password-stdin"
        )
    first = getpass.getpass("Password: ")
    if getpass.getpass("The same again: ") != first:
        raise MotorworksError("the two passwords differ; nothing was changed")
    return first


def _record(account: "Account") -> dict[str, object]:
    return {"name": account.name, "role": str(account.role), "made": account.made}


def _say(text: str, account: "Account", *, as_json: bool) -> None:
    if as_json:
        print_json(_record(account))
    else:
        typer.echo(text)
