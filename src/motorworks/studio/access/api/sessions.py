"""Where somebody is logged in."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from motorworks.studio.access.access import Access
from motorworks.studio.access.api.people import check_in_person
from motorworks.studio.access.role import Role
from motorworks.studio.access.sessions import Session
from motorworks.studio.access.user import User
from motorworks.studio.errors import NotThereError
from motorworks.studio.works import Works


class SessionShown(BaseModel):
    """A login that holds on."""

    id: str
    user: str
    begun: float = Field(description="Seconds since 1970 [s].")
    seen: float = Field(description="Last use, about, in seconds since 1970 [s].")
    address: str
    agent: str = Field(description="What the browser says of itself.")
    own: bool = Field(description="Whether it is the one that asks.")


def routes(works: Works) -> APIRouter:
    """Give the routes about sessions."""
    router = APIRouter(prefix="/api/sessions")
    access: Access = works.access
    viewer = Depends(access.viewer)

    @router.get("", summary="Logins that hold on: the own ones, or all for an admin")
    async def sessions(user: Annotated[User, viewer]) -> list[SessionShown]:
        return [_shown(s, user) for s in _seen_by(access, user)]

    @router.delete("/{id}", summary="End a login", status_code=204)
    async def end(id: Annotated[str, Field(max_length=64)], user: Annotated[User, viewer]) -> None:
        check_in_person(user)
        found = [s for s in _seen_by(access, user) if s.id == id]
        if not found:
            raise NotThereError(f"there is no session {id[:20]!r}")
        access.sessions.end(found)
        await access.save()

    return router


def _shown(session: Session, user: User) -> SessionShown:
    return SessionShown(
        id=session.id,
        user=session.name,
        begun=session.begun,
        seen=session.seen,
        address=session.address,
        agent=session.agent,
        own=session.key == user.key,
    )


def _seen_by(access: Access, user: User) -> list[Session]:
    every = user.may(Role.ADMIN)
    return [s for s in access.sessions.all() if every or s.name == user.name]
