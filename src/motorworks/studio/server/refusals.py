"""Errors of the product as answers of the API."""

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from motorworks.errors import MotorworksError, RefusedError
from motorworks.studio.errors import (
    ConflictError,
    ForbiddenError,
    NotThereError,
    UnknownUserError,
    WorkerError,
)
from motorworks.studio.server.headers import HEADERS


class Found(BaseModel):
    """One finding in a plant file."""

    severity: str = "error"
    text: str
    line: int | None = None
    path: str | None = None
    hint: str | None = None


class Refusal(BaseModel):
    """Why something was refused."""

    error: str
    findings: list[Found] = []


CODES: dict[type[MotorworksError], int] = {
    UnknownUserError: 401,
    ForbiddenError: 403,
    NotThereError: 404,
    ConflictError: 409,
    WorkerError: 500,
    MotorworksError: 422,
}
REFUSALS: dict[int | str, dict[str, Any]] = {
    code: {"model": Refusal, "description": words}
    for code, words in {
        400: "The request is no HTTP or JSON that can be read.",
        401: "Nobody is logged in.",
        403: "This user, or a page from elsewhere, may not do this.",
        404: "It does not exist.",
        405: "There is no such method here.",
        408: "The body did not come in time.",
        409: "It was changed meanwhile, or the name is taken.",
        413: "The body is too large.",
        414: "The address is too long.",
        415: "The body is of another kind than expected.",
        422: "What was given makes no sense; the findings say where.",
        429: "Too many tries; the header Retry-After says when to try again.",
        431: "There are too many headers.",
        500: "Something went wrong in the server; its log has the details.",
        503: "The server is busy; try again in a second.",
    }.items()
}
"""What every route may answer beside its result."""


def add_refusals(app: FastAPI) -> None:
    """Let an app answer errors of the product in one form."""

    @app.exception_handler(MotorworksError)
    async def refused(_request: Request, error: MotorworksError) -> JSONResponse:
        code = next(c for kind, c in CODES.items() if isinstance(error, kind))
        return answer(code, str(error), findings_of(error))

    @app.exception_handler(HTTPException)
    async def failed(_request: Request, error: HTTPException) -> JSONResponse:
        return answer(error.status_code, str(error.detail), headers=error.headers)

    @app.exception_handler(Exception)
    async def fault(_request: Request, _error: Exception) -> JSONResponse:
        # The server writes the details to its terminal; they are nothing for a page.
        text = "a fault of Motorworks itself; the terminal of the server has the details"
        return answer(500, text, headers=HEADERS)

    @app.exception_handler(RequestValidationError)
    async def nonsense(_request: Request, error: RequestValidationError) -> JSONResponse:
        found = [
            Found(text=str(e["msg"])[:500], path=".".join(map(str, e["loc"]))[:500])
            for e in error.errors()[:100]
        ]
        return answer(422, "the request makes no sense; see the findings", found)


def findings_of(error: MotorworksError) -> list[Found]:
    """Give the findings that an error carries."""
    if not isinstance(error, RefusedError):
        return []
    return [
        Found(
            severity=str(getattr(f, "severity", "error")),
            text=str(getattr(f, "message", f)),
            line=getattr(f, "line", None),
            path=getattr(f, "path", None),
            hint=getattr(f, "hint", None) or None,
        )
        for f in error.findings
    ]


def answer(
    code: int,
    text: str,
    findings: list[Found] | None = None,
    headers: Any = None,
) -> JSONResponse:
    """Give a refusal as an answer."""
    body = Refusal(error=text, findings=findings or [])
    return JSONResponse(body.model_dump(), status_code=code, headers=headers)
