"""Stands before a server that speaks plainly, and speaks TLS for it, as a reverse proxy does."""

import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

from tests.servers.certificates import Certificate

_PIECE = 1 << 16


@contextmanager
def secured(url: str, certificate: Certificate) -> Iterator[str]:
    """Yield the https address that leads to an http one for the length of a block."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.certificate, certificate.key)
    parts = urlsplit(url)
    behind = (str(parts.hostname), int(parts.port or 80))

    class Door(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with (
                suppress(OSError),  # whoever does not believe the certificate hangs up
                context.wrap_socket(self.request, server_side=True) as front,
                socket.create_connection(behind) as back,
            ):
                answering = threading.Thread(target=_carry, args=(back, front), daemon=True)
                answering.start()
                _carry(front, back)
                answering.join()

    with _Server(("127.0.0.1", 0), Door) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"https://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False  # a client keeps its connections open


def _carry(source: Any, target: Any) -> None:
    """Pass on what one says to the other, until it stops."""
    with suppress(OSError):
        while piece := source.recv(_PIECE):
            target.sendall(piece)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
