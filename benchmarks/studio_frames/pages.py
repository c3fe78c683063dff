"""A server for the page that is measured: its files, those of the studio, and nothing else."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path

HERE = Path(__file__).parent
KINDS = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}
ASSETS = "/assets/"
TOKENS = "/assets/css/tokens.css"


class _Handler(BaseHTTPRequestHandler):
    """Gives the page and what it loads."""

    def do_GET(self) -> None:
        """Answer with a file."""
        path = self.path.partition("?")[0]
        data = _file(path)
        if data is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", KINDS.get(Path(path).suffix, "text/plain"))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


def _file(path: str) -> bytes | None:
    if ".." in path:
        return None
    if path == TOKENS:
        return (files("motorworks.report") / "style" / "tokens.css").read_bytes()
    if path.startswith(ASSETS):
        found = files("motorworks.studio") / "web" / path.removeprefix(ASSETS)
    else:
        found = HERE / path.lstrip("/")
    return found.read_bytes() if found.is_file() else None


@contextmanager
def served() -> Iterator[str]:
    """Give the address of the page while it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/page.html"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
