"""Who is let in: the token of a program, what it may do, and how often."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from eoffice.accounts.models import User
from eoffice.api.actions import tokens
from eoffice.api.models import Token
from eoffice.api.refusals import CHALLENGE, ScopeMissingError
from eoffice.api.scopes import Scope
from eoffice.organization.actor import Actor

_LONGEST = 200


@dataclass(frozen=True)
class Caller:
    """A program: its token, and for whom it acts."""

    token: Token
    actor: Actor


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer eo_…`, and no other way: a session or a password opens nothing here.

    Whatever is wrong with a token, the answer is the same.
    """

    def authenticate(self, request: Request) -> tuple[User, Caller] | None:
        header = request.headers.get("Authorization")
        if header is None:
            return None
        scheme, _space, secret = header.partition(" ")
        secret = secret.strip()
        if scheme.lower() != "bearer" or not secret or len(secret) > _LONGEST:
            raise AuthenticationFailed
        now = timezone.now()
        found = tokens.actor_with(secret, at=now)
        if found is None:
            raise AuthenticationFailed
        token, actor = found
        tokens.note_use(token=token, at=now)
        return token.person, Caller(token, actor)

    def authenticate_header(self, request: Request) -> str:
        del request
        return CHALLENGE


class HasScope(BasePermission):
    """A token is needed, and the scope that the address names for the method."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if not isinstance(request.auth, Caller):
            return False
        method = "GET" if request.method == "HEAD" else request.method
        scope: Scope | None = view.scopes.get(method)
        if scope is not None and not request.auth.token.allows(scope):
            words = _("The token lacks the scope “%(scope)s”.") % {"scope": scope.value}
            raise ScopeMissingError(words)
        return True


class TokenThrottle(SimpleRateThrottle):
    """So many requests a minute of one token, counted by each process."""

    scope = "token"

    def get_rate(self) -> str | None:
        most: int = settings.API_REQUESTS_A_MINUTE
        return f"{most}/min" if most else None

    def get_cache_key(self, request: Request, view: Any) -> str | None:
        del view
        if not isinstance(request.auth, Caller):
            return None
        return f"api-requests-{request.auth.token.uid}"
