"""The client of one bucket: the calls that a vault makes, with the headers that it cares for.

It is built on the `minio` client, whose own upload and listings leave out conditional headers,
checksums of parts, and the dates that some servers write.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import certifi
from django.utils.dateparse import parse_datetime
from minio import Minio
from minio.commonconfig import COMPLIANCE
from minio.retention import Retention
from urllib3 import BaseHTTPResponse, PoolManager, Retry, Timeout

from storage.backends.s3.errors import NotOfferedError, RefusedError, speaking
from storage.backends.s3.place import Place

CONNECTS_WITHIN = 2.0
ANSWERS_WITHIN = (
    2.0  # questions without bytes; they come first, so a server that is down shows soon
)
SENDS_WITHIN = 20.0  # between two signs of life while bytes move
CONNECTIONS = 16  # kept open by each process
NO_VERSION = "null"  # as servers call it; those without versions do not know it themselves
_CHUNK = 1 << 20
_XML = {"Content-Type": "application/xml"}

Headers = Mapping[str, str]


@dataclass(frozen=True)
class Stat:
    """What a server says of an object without sending it."""

    size: int
    etag: str
    modified: datetime
    headers: Headers


@dataclass(frozen=True)
class Upload:
    """An upload in parts that was begun and not completed."""

    key: str
    upload: str
    since: datetime


class _Client(Minio):
    """The client with a public way to make any call."""

    def call(
        self,
        method: str,
        bucket: str,
        key: str | None = None,
        *,
        body: bytes | None = None,
        headers: Headers | None = None,
        query: Headers | None = None,
    ) -> BaseHTTPResponse:
        return self._execute(
            method,
            bucket,
            key,
            body=body,
            headers=dict(headers or {}),
            query_params=dict(query or {}),
        )


class Bucket:
    """One bucket. Every call raises what `speaking` makes of the server's answer."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.name = place.bucket
        self._asking = _client_of(place, ANSWERS_WITHIN)
        self._moving = _client_of(place, SENDS_WITHIN)

    def exists(self) -> bool:
        with speaking():
            return self._asking.bucket_exists(bucket_name=self.name)

    def make(self, *, with_lock: bool) -> None:
        with speaking():
            self._asking.make_bucket(bucket_name=self.name, object_lock=with_lock)

    def is_versioned(self) -> bool:
        with speaking():
            config = self._asking.get_bucket_versioning(bucket_name=self.name)
            return config.status == "Enabled"

    def stat(self, key: str) -> Stat:
        with speaking(key):
            found = self._asking.stat_object(bucket_name=self.name, object_name=key)
        return Stat(
            size=found.size or 0,
            etag=found.etag or "",
            modified=found.last_modified or datetime.now(UTC),
            headers=found.metadata or {},
        )

    def fetch(self, key: str, start: int, length: int, *, etag: str) -> bytes:
        """Fetch a run of bytes of an object that is still the same."""
        headers = {"If-Match": f'"{etag}"', "Range": f"bytes={start}-{start + length - 1}"}
        with speaking(key):
            return self._moving.call("GET", self.name, key, headers=headers).data

    def chunks(self, key: str, version: str | None = None) -> Iterator[bytes]:
        """Fetch an object from its beginning to its end, a piece at a time."""
        with speaking(key):
            response = self._moving.get_object(
                bucket_name=self.name, object_name=key, version_id=version
            )
            try:
                yield from response.stream(_CHUNK)
            finally:
                response.close()
                response.release_conn()

    def put(self, key: str, body: bytes, headers: Headers) -> str | None:
        """Put a whole object; return the id of its version where there are versions."""
        headers = {"Content-Type": "application/octet-stream", **_checked(body), **headers}
        with speaking(key):
            response = self._moving.call("PUT", self.name, key, body=body, headers=headers)
        return response.headers.get("x-amz-version-id")

    def begin(self, key: str, headers: Headers) -> str:
        """Begin an upload in parts; return its id."""
        headers = {"Content-Type": "application/octet-stream", **headers}
        with speaking(key):
            answer = self._moving.call(
                "POST", self.name, key, headers=headers, query={"uploads": ""}
            )
        return _text(ET.fromstring(answer.data), "UploadId")  # noqa: S314 - our own server

    def put_part(self, key: str, upload: str, number: int, body: bytes) -> str:
        """Put a part; return the tag by which it is named at the end."""
        query = {"partNumber": str(number), "uploadId": upload}
        with speaking(key):
            answer = self._moving.call(
                "PUT", self.name, key, body=body, headers=_checked(body), query=query
            )
        return answer.headers.get("etag", "")

    def complete(self, key: str, upload: str, tags: Sequence[str], headers: Headers) -> None:
        """Let an upload in parts appear under its name, at once and whole."""
        parts = "".join(
            f"<Part><PartNumber>{number}</PartNumber><ETag>{escape(tag)}</ETag></Part>"
            for number, tag in enumerate(tags, start=1)
        )
        body = f"<CompleteMultipartUpload>{parts}</CompleteMultipartUpload>".encode()
        headers = {**_XML, **_checked(body), **headers}
        with speaking(key):
            self._moving.call(
                "POST", self.name, key, body=body, headers=headers, query={"uploadId": upload}
            )

    def abort(self, key: str, upload: str) -> None:
        with speaking(key):
            self._asking.call("DELETE", self.name, key, query={"uploadId": upload})

    def list_keys(self, prefix: str = "") -> Iterator[str]:
        with speaking():
            found = self._moving.list_objects(bucket_name=self.name, prefix=prefix, recursive=True)
            for one in found:
                yield one.object_name

    def uploads(self) -> Iterator[Upload]:
        """List uploads in parts that were begun and not completed."""
        markers: dict[str, str] = {}
        while True:
            listing = self._list({"uploads": "", **markers})
            for found in listing.iterfind("{*}Upload"):
                since = _instant(_text(found, "Initiated"))
                yield Upload(_text(found, "Key"), _text(found, "UploadId"), since)
            if _text(listing, "IsTruncated") != "true":
                return
            markers = {
                "key-marker": _text(listing, "NextKeyMarker"),
                "upload-id-marker": _text(listing, "NextUploadIdMarker"),
            }

    def versions(self, key: str) -> list[str]:
        """List the ids of all versions of an object, with the marks of former removals."""
        listing = self._list({"versions": "", "prefix": key})
        found = [*listing.iterfind("{*}Version"), *listing.iterfind("{*}DeleteMarker")]
        return [_text(one, "VersionId") for one in found if _text(one, "Key") == key]

    def remove(self, key: str, version: str | None = None) -> None:
        """Remove a version; without one, the object, of which a versioned bucket keeps a mark."""
        try:
            with speaking(key):
                self._asking.remove_object(
                    bucket_name=self.name, object_name=key, version_id=version
                )
        except NotOfferedError:
            if version != NO_VERSION:
                raise
            self.remove(key)

    def retain(self, key: str, until: datetime) -> None:
        with speaking(key):
            self._asking.set_object_retention(
                bucket_name=self.name, object_name=key, config=Retention(COMPLIANCE, until)
            )

    def held_until(self, key: str, version: str) -> datetime | None:
        """Return until when the server holds a version; None where it does not."""
        try:
            with speaking(key):
                config = self._asking.get_object_retention(
                    bucket_name=self.name, object_name=key, version_id=version
                )
        except (FileNotFoundError, NotOfferedError, RefusedError):  # a mark of removal; no locks
            return None
        return config.retain_until_date if config else None

    def _list(self, query: Headers) -> ET.Element:
        with speaking():
            answer = self._moving.call("GET", self.name, query={**query, "max-keys": "1000"})
        return ET.fromstring(answer.data)  # noqa: S314 - our own server


def _client_of(place: Place, answers_within: float) -> _Client:
    address = urlsplit(place.endpoint)
    return _Client(
        endpoint=address.netloc,
        access_key=place.access_key,
        secret_key=place.secret_key,
        secure=address.scheme == "https",
        region=place.region,
        http_client=PoolManager(
            timeout=Timeout(connect=CONNECTS_WITHIN, read=answers_within),
            maxsize=CONNECTIONS,
            # Once more, at once: for a connection that the server closed while it lay unused.
            retries=Retry(total=1, backoff_factor=0, redirect=0, status=0),
            cert_reqs="CERT_REQUIRED",
            ca_certs=place.ca_file or certifi.where(),
        ),
    )


def _checked(body: bytes) -> Headers:
    """Have the server compare what arrives with what was sent."""
    digest = hashlib.md5(body, usedforsecurity=False).digest()
    return {"Content-MD5": base64.b64encode(digest).decode()}


def _text(element: ET.Element, tag: str) -> str:
    return element.findtext(f"{{*}}{tag}") or ""


def _instant(text: str) -> datetime:
    return parse_datetime(text) or datetime.now(UTC)
