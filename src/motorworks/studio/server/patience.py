"""Connections on which no request comes are closed, however slowly its letters drip in."""

import asyncio
from typing import cast

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 20.0
"""Time in which a request must have come up to its body [s]; limits.py sees to the body."""


class PatientProtocol(H11Protocol):
    """HTTP as uvicorn speaks it, with an end to waiting for the beginning of a request."""

    _begun: float | None = None
    """When the request began whose beginning is not complete yet [s]."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to wait."""
        super().connection_made(cast("asyncio.Transport", transport))
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what comes, and go on waiting if it is not enough yet."""
        super().data_received(data)
        if self.conn.their_state is h11.IDLE and self.transport.get_protocol() is self:
            self._wait()
        else:
            self._begun = None

    def _wait(self) -> None:
        """Close the connection in time; the timer of uvicorn is put to use, which it clears."""
        if self.timeout_keep_alive_task is not None or self.transport.is_closing():
            return
        now = self.loop.time()
        self._begun = now if self._begun is None else self._begun
        self.timeout_keep_alive_task = self.loop.call_at(
            self._begun + PATIENCE, self.timeout_keep_alive_handler
        )
