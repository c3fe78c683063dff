"""What routes about people have in common: who asks must be there in person."""

from motorworks.studio.access.account import Account
from motorworks.studio.access.accounts import Accounts
from motorworks.studio.access.user import User
from motorworks.studio.errors import ConflictError, ForbiddenError


def check_in_person(user: User) -> None:
    """Refuse programs: a token that was lost must not make others, or users.

    Raises
    ------
    ForbiddenError
        If the user is known by a token.
    """
    if user.way == "token":
        raise ForbiddenError("a token may not do this; log in with a password")


def account_of(accounts: Accounts, user: User) -> Account:
    """Give the account of a user.

    Raises
    ------
    ForbiddenError
        If the user is known by a token.
    ConflictError
        If the studio is open to this machine alone, so that nobody has an account.
    """
    check_in_person(user)
    if user.way == "local":
        raise ConflictError("nobody has an account here yet; make one for an admin first")
    return accounts.existing(user.name)
