"""Lets a program act once: the same key and the same request give the first answer again."""

import hashlib
import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from eoffice.api import problems
from eoffice.api.actions import requests
from eoffice.api.admission import Caller
from eoffice.api.models import ProgramRequest
from eoffice.api.problems import ProblemError
from eoffice.api.receipts import Receipt

HEADER = "Idempotency-Key"


def answer(request: Request, act: Callable[[], Receipt]) -> Response:
    """Act once for a key, the answer kept in one transaction with what was done.

    A refused request changed nothing and leaves its key free, so that it can be sent mended.
    """
    if not isinstance(request.auth, Caller):
        raise TypeError("Nobody was let in.")
    row, is_ours = requests.claim(
        token=request.auth.token,
        key=_key_of(request),
        path=request.path,
        fingerprint=(fingerprint := _fingerprint_of(request)),
        at=timezone.now(),
    )
    if not is_ours:
        return _again(row, fingerprint)
    try:
        with transaction.atomic():
            row.lock()
            if row.answered_at is not None:
                return _again(row, fingerprint)
            receipt = act()
            said, status = receipt.as_json(), 201 if receipt.is_new else 200
            requests.keep(row=row, status=status, answer=said, at=timezone.now())
            return _response(status, said)
    except BaseException:
        requests.give_free(row=row)
        raise


def _again(row: ProgramRequest, fingerprint: str) -> Response:
    if row.fingerprint != fingerprint:
        words = _("This Idempotency-Key was sent with another request; make a new one.")
        raise ProblemError(problems.KEY_REUSED, words)
    if row.answered_at is None:
        words = _("A request with this Idempotency-Key is being done; ask again in a moment.")
        raise ProblemError(problems.BEING_DONE, words)
    return _response(row.status, row.answer)


def _response(status: int, said: dict[str, Any]) -> Response:
    headers = {"Location": said["url"]} if status == 201 else {}
    return Response(said, status=status, headers=headers)


def _key_of(request: Request) -> UUID:
    try:
        return UUID(request.headers.get(HEADER, ""))
    except ValueError as error:
        words = _("Send an Idempotency-Key (a UUID of your own) with whatever changes something.")
        raise ProblemError(problems.NO_KEY, words) from error


def _fingerprint_of(request: Request) -> str:
    """Return a digest of all that was asked; of files, of their bytes and names."""
    digest = hashlib.sha256(request.get_full_path().encode())
    data = request.data
    if isinstance(data, QueryDict):
        for name in sorted(data):
            for value in data.getlist(name):
                digest.update(json.dumps([name, _plain(value)], sort_keys=True).encode())
    else:
        digest.update(json.dumps(data, sort_keys=True).encode())
    return digest.hexdigest()


def _plain(value: Any) -> Any:
    if not isinstance(value, UploadedFile):
        return value
    content = hashlib.sha256()
    for chunk in value.chunks():
        content.update(chunk)
    value.seek(0)
    return [value.name, content.hexdigest()]
