"""A server to be measured, and what its process uses."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any


class Server:
    """A studio in a process of its own.

    Parameters
    ----------
    folder
        Its project folder.
    plant
        What it opens.
    """

    def __init__(self, folder: Path, plant: str) -> None:
        program = str(Path(sys.executable).with_name("motorworks"))
        begin = time.perf_counter()
        self.process = subprocess.Popen(
            [program, "studio", plant, "--no-browser", "--port", "0", "--project", str(folder)],
            cwd=folder,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # as when a browser and a terminal are two things
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        while not line.startswith("Motorworks studio: "):
            line = self.process.stdout.readline()
        self.url = line.split()[2].rstrip("/")
        self.get("/api/health")
        self.up_after = time.perf_counter() - begin
        """Time from the command to the first answer [s]."""

    @property
    def processor_time(self) -> float:
        """What the server's own process has used so far, without its workers [s]."""
        text = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii")
        fields = text.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def get(self, path: str) -> Any:
        """Give the answer to a question."""
        return self._ask(urllib.request.Request(self.url + path))

    def post(self, path: str, body: object) -> Any:
        """Give the answer to a wish."""
        headers = {"X-Motorworks": "1", "Origin": self.url, "Content-Type": "application/json"}
        data = json.dumps(body).encode()
        return self._ask(urllib.request.Request(self.url + path, data, headers, method="POST"))

    @staticmethod
    def _ask(request: urllib.request.Request) -> Any:
        with urllib.request.urlopen(request, timeout=120) as response:
            return json.load(response)

    def stalls(self) -> dict[str, float]:
        """Give how long the server could not answer [s].

        ``lately`` by the clock, in the last 10 to 20 seconds; ``own`` since its start, without the
        time in which others had the processors.
        """
        health = self.get("/api/health")
        return {"lately": health["longest_stall_lately"], "own": health["longest_stall_own"]}

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait()
