"""What the answers of an S3 server mean to a vault."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from minio.error import InvalidResponseError, MinioException, S3Error
from urllib3.exceptions import HTTPError

from storage.backends.base import VaultFullError, VaultUnavailableError

_FULL = {"QuotaExceeded", "XMinioAdminBucketQuotaExceeded", "XMinioStorageFull"}
_MISSING = {"NoSuchKey", "NoSuchVersion"}
_UNKNOWN = {"InvalidArgument", "MethodNotAllowed", "NotImplemented"}
_TAKEN = {"ConditionalRequestConflict", "PreconditionFailed"}
_HELD = {"AccessDenied", "InvalidRequest", "ObjectLocked"}


class AlreadyThereError(Exception):
    """Something lies under the name already, or is no longer what it was."""


class NotOfferedError(VaultUnavailableError):
    """The server does not offer what it was asked for."""


class RefusedError(VaultUnavailableError):
    """The server understood and will not: no right, or a lock."""


@contextmanager
def speaking(name: str = "") -> Iterator[None]:
    """Tell in the words of the vault what goes wrong while the server is spoken to."""
    try:
        yield
    except S3Error as error:
        raise _meaning_of(error, name) from error
    except InvalidResponseError as error:  # its message quotes whatever page came
        raise VaultUnavailableError("What answers is no S3 server, or not now.") from error
    except (MinioException, HTTPError) as error:
        raise VaultUnavailableError(f"The S3 server does not answer: {error}") from error


def _meaning_of(error: S3Error, name: str) -> Exception:
    code, status = error.code or "", error.response.status
    said = f"The S3 server answers {code}: {error.message}"
    if code in _FULL or status == HTTPStatus.INSUFFICIENT_STORAGE:
        return VaultFullError(said)
    if code in _MISSING:
        return FileNotFoundError(name)
    if code in _TAKEN or status == HTTPStatus.PRECONDITION_FAILED:
        return AlreadyThereError(name)
    if code in _UNKNOWN:
        return NotOfferedError(said)
    if code in _HELD:
        return RefusedError(said)
    return VaultUnavailableError(said)
