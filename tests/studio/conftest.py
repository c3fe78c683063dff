"""Servers of the studio for tests: real ones, in processes of their own."""

import json
import os
import select
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

PATIENCE = 180.0
"""Seconds after which what does not come is given up; machines may be busy."""


class Studio:
    """A running server.

    Parameters
    ----------
    folder
        Its project folder.
    arguments
        Further words of the command line.
    """

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        self.arguments = arguments
        self.url = ""
        self.said: list[str] = []
        self.process: subprocess.Popen[str] | None = None

    def start(self, *words: str) -> "Studio":
        """Start it and wait until it listens; further words hold for this time."""
        program = str(Path(sys.executable).with_name("motorworks"))
        command = [program, "studio", *self.arguments, "--no-browser"]
        command += ["--port", "0", "--project", str(self.folder), *words]
        self.process = subprocess.Popen(
            command,
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        end = time.monotonic() + PATIENCE
        while not self.url:
            line = self._line(end)
            self.said.append(line)
            if line.startswith("Motorworks studio: "):
                self.url = line.split()[2].rstrip("/")
        return self

    def _line(self, end: float) -> str:
        assert self.process is not None
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], max(0.0, end - time.monotonic()))
        line = self.process.stdout.readline() if ready else ""
        if not line:
            self.process.kill()
            pytest.fail(f"the studio did not start: {''.join(self.said)}", pytrace=False)
        return line

    def stop(self, how: int = signal.SIGINT) -> None:
        """End it."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self.process and self.process.stdout:
            self.process.stdout.close()
        self.url = ""

    def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        headers: dict[str, str] | None = None,
    ) -> tuple[int, Any]:
        """Give code and answer (JSON where it is some) of a request as the page makes it."""
        own = {"X-Motorworks": "1", "Origin": self.url}
        data = None
        if body is not None:
            text = isinstance(body, (str, bytes))
            own["Content-Type"] = "text/plain" if text else "application/json"
            data = (body if isinstance(body, bytes) else str(body).encode()) if text else (
                json.dumps(body).encode()
            )  # fmt: skip
        request = urllib.request.Request(
            self.url + path, data=data, method=method, headers={**own, **(headers or {})}
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as response:
                return response.status, _read(response)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, _read(error)

    def change(self, *changes: dict[str, Any]) -> None:
        """Change the plant that it was begun with, as somebody else than the page."""
        version = self.ask("GET", "/api/plants/base")[1]["version"]
        body = {"version": version, "changes": changes}
        code, answer = self.ask("POST", "/api/plants/base/changes", body)
        assert code == 200, answer


def _read(response: Any) -> Any:
    data = response.read()
    if data and response.headers.get("content-type", "").startswith("application/json"):
        return json.loads(data)
    return data.decode("utf-8", "replace")


@pytest.fixture(scope="module")
def studio_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Studio]]:
    """Give a function that starts a server: plant, further words; all end with the module."""
    begun: list[Studio] = []

    def start(plant: str = "tutorial", *words: str, folder: Path | None = None) -> Studio:
        studio = Studio(folder or tmp_path_factory.mktemp("project"), plant, *words)
        begun.append(studio)
        return studio.start()

    yield start
    for studio in begun:
        studio.stop()


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """Give a server with the tutorial's plant, one for all tests that leave it as it is.

    A module that changes something has a fixture of this name with a server of its own.
    """
    studio = Studio(tmp_path_factory.mktemp("project"), "tutorial").start()
    yield studio
    studio.stop()
