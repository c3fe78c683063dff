"""Logging in and out, and who one is."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from pydantic import BaseModel, Field

from motorworks.errors import MotorworksError
from motorworks.studio.access.access import Access
from motorworks.studio.access.account import LONGEST_NAME, Account
from motorworks.studio.access.api.people import account_of
from motorworks.studio.access.gate import address_of
from motorworks.studio.access.login import TooManyTriesError
from motorworks.studio.access.password import LONGEST, SHORTEST
from motorworks.studio.access.role import Role
from motorworks.studio.access.sessions import LONGEST as LONGEST_SESSION
from motorworks.studio.access.user import User
from motorworks.studio.errors import UnknownUserError
from motorworks.studio.works import Works

Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME, description="Name of a user.")]
Password = Annotated[str, Field(max_length=LONGEST, description="The password of the user.")]
NewPassword = Annotated[
    str,
    Field(
        min_length=SHORTEST,
        max_length=LONGEST,
        description=f"{SHORTEST} characters or more, {LONGEST} at most.",
    ),
]


class Credentials(BaseModel):
    """Name and password."""

    name: Name
    password: Password


class PasswordChange(BaseModel):
    """The password as it was and as it shall be."""

    old: Password
    new: NewPassword


class Me(BaseModel):
    """Who one is."""

    name: str
    role: Role
    way: str = Field(description="session, token, or local: nobody has to log in")
    may_edit: bool
    may_manage: bool


def routes(works: Works) -> APIRouter:
    """Give the routes about logging in."""
    router = APIRouter()
    access: Access = works.access
    viewer = Depends(access.viewer)

    @router.post("/api/login", summary="Log in")
    async def login(body: Credentials, request: Request, response: Response) -> Me:
        """Begin a session; its secret comes as a cookie that no script can read."""
        account = await _checked(access, body.name, body.password, request)
        access.audit.note("login", user=account.name, address=address_of(request))
        await _begin(access, account, request, response)
        return me(User(account.name, account.role, "session"))

    @router.post("/api/logout", summary="Log out", status_code=204)
    async def logout(request: Request, response: Response) -> None:
        """End the session, if there is one."""
        session = access.sessions.find(request.cookies.get(access.cookie, ""))
        if session:
            access.sessions.end([session])
            access.audit.note("logout", user=session.name, address=address_of(request))
            await access.save()
        response.delete_cookie(access.cookie, path="/", httponly=True, samesite="strict")

    @router.get("/api/me", summary="Who one is")
    async def who(user: Annotated[User, viewer]) -> Me:
        return me(user)

    @router.put("/api/me/password", summary="Change the own password", status_code=204)
    async def password(
        body: PasswordChange, request: Request, response: Response, user: Annotated[User, viewer]
    ) -> None:
        """Set another password; sessions and tokens of the user end, but not this session."""
        before = account_of(access.accounts, user)
        await _checked(access, before.name, body.old, request)
        with access.leaving(user):
            account = await asyncio.to_thread(access.accounts.set_password, before.name, body.new)
            access.refresh()
            await _begin(access, account, request, response)

    return router


def me(user: User) -> Me:
    """Give what the page knows about its user."""
    return Me(
        name=user.name,
        role=user.role,
        way=user.way,
        may_edit=user.may(Role.EDITOR),
        may_manage=user.may(Role.ADMIN),
    )


async def _checked(access: Access, name: str, password: str, request: Request) -> Account:
    """Give the account of a name and password, or refuse in the form of the API."""
    address = address_of(request)
    access.refresh()
    try:
        return await access.login.check(name, password, address)
    except TooManyTriesError as error:
        raise HTTPException(429, str(error), {"Retry-After": str(error.wait)}) from error
    except UnknownUserError as error:
        access.audit.note("wrong password", user=name, address=address)
        # Code 401 would say that the session has ended.
        raise HTTPException(401 if request.url.path == "/api/login" else 403, str(error)) from error
    except MotorworksError as error:
        access.audit.note("damaged", user=name, why=error)
        raise


async def _begin(access: Access, account: Account, request: Request, response: Response) -> None:
    """Begin a session and give its secret to the browser."""
    agent = request.headers.get("user-agent", "")
    secret = access.sessions.begin(account, address_of(request), agent)
    await access.save()
    response.set_cookie(
        access.cookie,
        secret,
        max_age=int(LONGEST_SESSION),
        path="/",
        httponly=True,
        samesite="strict",
        # The gate has seen that Origin is this studio; with TLS in front it begins with https.
        secure=request.headers.get("origin", "").startswith("https:"),
    )
