"""Tokens for programs."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from motorworks.studio.access.access import Access
from motorworks.studio.access.api.people import account_of, check_in_person
from motorworks.studio.access.role import Role
from motorworks.studio.access.tokens import LONGEST_DAYS, LONGEST_NAME, Token
from motorworks.studio.access.user import User
from motorworks.studio.errors import NotThereError
from motorworks.studio.works import Works

Id = Annotated[str, Field(max_length=64)]


class TokenWish(BaseModel):
    """What a token shall be."""

    title: str = Field(min_length=1, max_length=LONGEST_NAME, description="What it is for.")
    role: Role = Field(default=Role.VIEWER, description="What it may do; at most what you may.")
    days: int = Field(default=90, ge=1, le=LONGEST_DAYS, description="Days until it ends.")


class TokenShown(BaseModel):
    """A token without its secret."""

    id: str
    title: str
    user: str
    role: Role
    made: float = Field(description="Seconds since 1970 [s].")
    ends: float = Field(description="Seconds since 1970 [s].")
    used: float = Field(description="Last use, about, in seconds since 1970; 0 if never [s].")


class TokenMade(TokenShown):
    """A token that was just made; its secret is never shown again."""

    secret: str


def routes(works: Works) -> APIRouter:
    """Give the routes about tokens."""
    router = APIRouter(prefix="/api/tokens")
    access: Access = works.access
    viewer = Depends(access.viewer)

    @router.get("", summary="Tokens: the own ones, or all for an admin")
    async def tokens(user: Annotated[User, viewer]) -> list[TokenShown]:
        return [shown(t) for t in _seen_by(access, user)]

    @router.post("", summary="Make a token", status_code=201)
    async def make(body: TokenWish, user: Annotated[User, viewer]) -> TokenMade:
        """Make a token; the answer is the only place where its secret stands."""
        account = account_of(access.accounts, user)
        secret, token = access.tokens.make(account, body.title, body.role, body.days)
        await access.save()
        return TokenMade(**shown(token).model_dump(), secret=secret)

    @router.delete("/{id}", summary="Take a token away", status_code=204)
    async def end(id: Id, user: Annotated[User, viewer]) -> None:
        check_in_person(user)
        found = [t for t in _seen_by(access, user) if t.id == id]
        if not found:
            raise NotThereError(f"there is no token {id[:20]!r}")
        access.tokens.end(found)
        await access.save()

    return router


def shown(token: Token) -> TokenShown:
    """Give what may be seen of a token."""
    return TokenShown(
        id=token.id,
        title=token.title,
        user=token.name,
        role=token.role,
        made=token.made,
        ends=token.ends,
        used=token.used,
    )


def _seen_by(access: Access, user: User) -> list[Token]:
    every = user.may(Role.ADMIN)
    return [t for t in access.tokens.all() if every or t.name == user.name]
