"""Managing users, and the log of what they changed."""

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from motorworks.studio.access.access import Access
from motorworks.studio.access.account import Account
from motorworks.studio.access.api.login import Name, NewPassword
from motorworks.studio.access.api.people import check_in_person
from motorworks.studio.access.role import Role
from motorworks.studio.access.user import User
from motorworks.studio.errors import ConflictError
from motorworks.studio.works import Works


class NewUser(BaseModel):
    """A user to be made."""

    name: Name
    password: NewPassword
    role: Role = Role.VIEWER


class NewRole(BaseModel):
    """What a user shall be."""

    role: Role


class Fresh(BaseModel):
    """A password that an admin sets for somebody."""

    password: NewPassword


class UserShown(BaseModel):
    """A user."""

    name: str
    role: Role
    made: float = Field(description="Seconds since 1970 [s].")
    sessions: int = Field(description="Logins that hold on.")


def routes(works: Works) -> APIRouter:
    """Give the routes about users."""
    router = APIRouter()
    access: Access = works.access
    accounts = access.accounts
    admin = Depends(access.admin)

    @router.get("/api/users", summary="All users")
    async def users(_user: Annotated[User, admin]) -> list[UserShown]:
        return [_shown(access, a) for a in accounts]

    @router.post("/api/users", summary="Make a user", status_code=201)
    async def add(body: NewUser, user: Annotated[User, admin]) -> UserShown:
        """Make a user; the first one must be an admin, as everybody has to log in from then on."""
        check_in_person(user)
        if not len(accounts) and body.role is not Role.ADMIN:
            raise ConflictError("the first user must be an admin, who makes the others")
        return _shown(
            access, await asyncio.to_thread(accounts.add, body.name, body.password, body.role)
        )

    @router.put("/api/users/{name}/role", summary="Give a user another role")
    async def set_role(name: Name, body: NewRole, user: Annotated[User, admin]) -> UserShown:
        check_in_person(user)
        account = await asyncio.to_thread(accounts.set_role, name, body.role, keep_admin=True)
        return _shown(access, account)

    @router.put("/api/users/{name}/password", summary="Set a user's password", status_code=204)
    async def set_password(name: Name, body: Fresh, user: Annotated[User, admin]) -> None:
        """Set the password of somebody who has forgotten it; sessions and tokens end."""
        check_in_person(user)
        await asyncio.to_thread(accounts.set_password, name, body.password)
        access.refresh()
        await access.save()

    @router.delete("/api/users/{name}", summary="Take a user away", status_code=204)
    async def remove(name: Name, user: Annotated[User, admin]) -> None:
        """Take a user away; sessions and tokens of the user end."""
        check_in_person(user)
        await asyncio.to_thread(accounts.remove, name, keep_admin=True)
        access.refresh()
        await access.save()

    @router.get("/api/audit", summary="Who came in, and who changed what")
    async def audit(
        _user: Annotated[User, admin], count: Annotated[int, Query(ge=1, le=1000)] = 100
    ) -> list[dict[str, Any]]:
        """Give the last lines of the log, the youngest first."""
        return await asyncio.to_thread(access.audit.last, count)

    return router


def _shown(access: Access, account: Account) -> UserShown:
    return UserShown(
        name=account.name,
        role=account.role,
        made=account.made,
        sessions=len(access.sessions.of(account)),
    )
