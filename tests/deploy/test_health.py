"""deploy/health asks the web server as the proxy does, and starts no Django."""

import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

from tests.deploy.files import ROOT

Headers = dict[str, str]


@contextmanager
def serving(status: int) -> Iterator[tuple[str, list[Headers]]]:
    """Answer every question with this code; yield the address, and what was asked."""
    asked: list[Headers] = []

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append({"path": self.path, **dict(self.headers)})
            self.send_response(status)
            self.end_headers()
            self.wfile.write(b"The office answers.\n")

        log_message: Callable[..., None] = staticmethod(lambda *_words: None)

    server = HTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def health(address: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / "deploy/health", address],
        env={"PATH": "/usr/bin:/bin", "ALLOWED_HOSTS": "eoffice.example.gov.vn,other.example"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_asks_under_the_name_of_the_office_and_as_with_tls() -> None:
    with serving(200) as (address, asked):
        done = health(f"{address}/healthz")

    assert (done.returncode, done.stdout) == (0, "200 The office answers.\n")
    assert asked[0]["path"] == "/healthz"
    assert asked[0]["Host"] == "eoffice.example.gov.vn"
    assert asked[0]["X-Forwarded-Proto"] == "https"


def test_an_office_that_cannot_serve_is_not_well() -> None:
    with serving(503) as (address, _asked):
        assert health(f"{address}/readyz").returncode == 1


def test_an_office_that_does_not_answer_is_not_well() -> None:
    done = health("127.0.0.1:1/healthz")

    assert done.returncode == 1
    assert "does not answer" in done.stderr
