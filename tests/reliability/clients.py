"""People at browsers, as far as the server can tell: they send forms and note what was answered."""

import http.client
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from secrets import token_hex
from uuid import uuid4

from tests.factories import PASSWORD

SECONDS = 60.0
_TOKEN = token_hex(16)  # the double-submit token: cookie and field are the same


@dataclass(frozen=True)
class Answer:
    """What came back."""

    code: int
    location: str
    body: bytes
    cookies: tuple[str, ...] = ()


@dataclass
class Client:
    """One person with a session. No answer means: nobody knows whether it was done."""

    port: Callable[[], int]
    session: str = ""
    cut_off: int = 0
    is_asking: bool = False

    def sign_in(self, username: str) -> None:
        answer = self.post("/accounts/login/", {"login": username, "password": PASSWORD})
        found = [one for one in (answer.cookies if answer else ()) if one.startswith("session=")]
        if not found:
            raise AssertionError(f"{username} could not sign in: {answer}")
        self.session = found[0].split(";")[0]

    def post(
        self,
        path: str,
        fields: Mapping[str, str] | None = None,
        *,
        key: str = "",
        file: tuple[str, bytes] | None = None,
    ) -> Answer | None:
        """Send a form; None when the connection broke before the whole answer had come."""
        boundary = uuid4().hex
        values = {"csrfmiddlewaretoken": _TOKEN, "request_key": key, **(fields or {})}
        connection = http.client.HTTPConnection("127.0.0.1", self.port(), timeout=SECONDS)
        try:
            connection.connect()
        except OSError:
            return None
        try:
            self.is_asking = True
            connection.request(
                "POST",
                path,
                body=_multipart(boundary, values, file),
                headers={
                    "Content-Type": f"multipart/form-data; boundary={boundary}",
                    "Cookie": f"csrf={_TOKEN}; {self.session}",
                },
            )
            response = connection.getresponse()
            body = response.read()
            return Answer(
                response.status,
                response.headers.get("Location", ""),
                body,
                tuple(response.headers.get_all("Set-Cookie", [])),
            )
        except (OSError, http.client.HTTPException):
            self.cut_off += 1
            return None
        finally:
            self.is_asking = False
            connection.close()


def _multipart(boundary: str, values: Mapping[str, str], file: tuple[str, bytes] | None) -> bytes:
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in values.items()
    ]
    if file is not None:
        name, content = file
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="{name}"'
        parts.append(f"{head}\r\nContent-Type: text/plain\r\n\r\n".encode() + content + b"\r\n")
    return b"".join([*parts, f"--{boundary}--\r\n".encode()])
