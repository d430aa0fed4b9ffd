"""Makes programs for tests: each has a token, and asks as a program would."""

import json
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from eoffice.api.actions import tokens
from eoffice.api.models import Token
from eoffice.api.scopes import Scope
from eoffice.organization.actor import Actor, actor_in


class Program:
    """A program with the secret of a token; it speaks English unless told otherwise."""

    def __init__(self, secret: str, token: Token | None = None, language: str = "en") -> None:
        self.secret = secret
        self.kept = token
        self.client = Client(raise_request_exception=False)
        self.headers = {"Authorization": f"Bearer {secret}", "Accept-Language": language}

    @property
    def token(self) -> Token:
        assert self.kept is not None
        return self.kept

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(path, headers=self.headers | _names(headers))

    def post(self, path: str, body: Any = None, *, key: UUID | None = None, **headers: str) -> Any:
        return self.client.post(
            path,
            data="" if body is None else json.dumps(body),
            content_type="application/json",
            headers=self.headers | {"Idempotency-Key": str(key or uuid4())} | _names(headers),
        )

    def bring(
        self, path: str, content: bytes, name: str = "thu.txt", *, key: UUID | None = None
    ) -> Any:
        return self.client.post(
            path,
            data={"file": SimpleUploadedFile(name, content)},
            headers=self.headers | {"Idempotency-Key": str(key or uuid4())},
        )


def program_of(
    actor: Actor,
    *,
    scopes: Collection[Scope] = tuple(Scope),
    lasts: timedelta = timedelta(days=90),
    at: datetime | None = None,
    language: str = "en",
) -> Program:
    """Let a program act for somebody."""
    at = at or timezone.now()
    mine = actor_in(actor.user, actor.post, at)
    token, secret = tokens.make(
        name="Máy quét của văn thư", scopes=scopes, expires_at=at + lasts, actor=mine, at=at
    )
    return Program(secret, token, language)


def _names(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
