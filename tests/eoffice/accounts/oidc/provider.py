"""The provider of single sign-on that tests come by: oidc-provider, in a process of its own."""

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import requests
from django.conf import settings

SCRIPT = Path(__file__).with_name("server.mjs")
CLIENT_ID, CLIENT_SECRET = "eoffice", "a secret between the two of them"
PATIENCE = 20
MODULES = Path(os.environ.get("OIDC_MODULES", settings.NODE_MODULES))


@dataclass
class RunningProvider:
    """The provider, and a browser of somebody who goes through it."""

    issuer: str
    process: "subprocess.Popen[str]"

    def let_in(self, sub: str, **facts: Any) -> None:
        """Say who sits before the provider when it next asks."""
        requests.post(f"{self.issuer}/next", json={"sub": sub, **facts}, timeout=PATIENCE)

    def let_nobody_in(self) -> None:
        """Say that the person turns back at the provider."""
        requests.post(f"{self.issuer}/next", json={"deny": True}, timeout=PATIENCE)

    def go_through(self, address: str) -> str:
        """Follow the provider's pages as a browser does; return the address that leads back."""
        with requests.Session() as browser:
            for _step in range(12):
                answer = browser.get(address, allow_redirects=False, timeout=PATIENCE)
                assert answer.is_redirect, f"{answer.status_code}: {answer.text[:400]}"
                address = urljoin(address, answer.headers["Location"])
                if not address.startswith(self.issuer):
                    return address
        raise AssertionError(f"The provider leads nowhere: {address}")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)


@contextmanager
def running(redirect: str) -> Iterator[RunningProvider]:
    """Run a provider that knows the office, and stop it afterwards."""
    issuer = f"http://127.0.0.1:{_free_port()}"
    environment = {
        "PATH": os.environ["PATH"],
        "ISSUER": issuer,
        "CLIENT_ID": CLIENT_ID,
        "CLIENT_SECRET": CLIENT_SECRET,
        "REDIRECT": redirect,
        "MODULES": str(MODULES.parent),
    }
    process = subprocess.Popen(
        ["node", str(SCRIPT)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == "ready":
            break
    provider = RunningProvider(issuer, process)
    try:
        yield provider
    finally:
        provider.stop()
        process.stdout.close()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port
