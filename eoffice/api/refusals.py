"""Turns whatever stops an endpoint into a problem; what nobody foresaw tells no insides."""

import logging
import math
import secrets
from collections.abc import Callable, Mapping
from typing import Any

from django.core import exceptions as django_exceptions
from django.db import OperationalError
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response

from eoffice.api import problems
from eoffice.api.flaws import flaws_of_fields, flaws_of_sentences
from eoffice.api.problems import MEDIA_TYPE, Problem, ProblemError

logger = logging.getLogger(__name__)

CHALLENGE = 'Bearer realm="eoffice"'
_Words = Callable[[Any], Problem]


_of_upper_floors: dict[type[Exception], _Words] = {}


class ScopeMissingError(exceptions.PermissionDenied):
    """The token was not given what the address asks for."""


def means(error: type[Exception], words: _Words) -> None:
    """Say what an exception of an upper floor means. Called once for each, when it is imported."""
    _of_upper_floors[error] = words


def answer_to(error: Exception, context: Mapping[str, Any]) -> Response:
    """Answer with the problem that an exception means. Django REST framework calls this."""
    problem = problem_of(error)
    instance = context["request"].path
    if problem is None:
        code = secrets.token_hex(4).upper()
        logger.error(
            "The address %s broke; the program was told %s.", instance, code, exc_info=error
        )
        words = _("Tell the operator this code: %(code)s.") % {"code": code}
        problem = Problem(problems.BROKEN, words)
    return response_of(problem, instance)


def response_of(problem: Problem, instance: str) -> Response:
    """Return a problem as an answer."""
    return Response(
        problem.as_json(instance),
        status=problem.kind.status,
        headers=problem.headers,
        content_type=MEDIA_TYPE,
    )


def problem_of(error: Exception) -> Problem | None:
    """Say what an exception means to a program; None where nobody foresaw it."""
    for known, words in [*_of_upper_floors.items(), *_KNOWN]:
        if isinstance(error, known):
            return words(error)
    return None


def _unauthenticated(_error: Any) -> Problem:
    words = _("Send a token that is valid: Authorization: Bearer eo_….")
    return Problem(problems.UNAUTHENTICATED, words, headers={"WWW-Authenticate": CHALLENGE})


def _scope(error: ScopeMissingError) -> Problem:
    return Problem(problems.SCOPE, str(error.detail))


def _refused(error: Exception) -> Problem:
    return Problem(problems.REFUSED, str(error) or _("You may not do this."))


def _absent(_error: Any) -> Problem:
    return Problem(problems.ABSENT, _("What you look for is not here, or not for you."))


def _method(error: exceptions.MethodNotAllowed) -> Problem:
    del error
    return Problem(problems.METHOD, _("The description at /api/schema/ says what it takes."))


def _unacceptable(_error: Any) -> Problem:
    return Problem(problems.UNACCEPTABLE, _("Answers are application/json; ask for that."))


def _media(_error: Any) -> Problem:
    words = _("Send application/json, or multipart/form-data where a file is brought.")
    return Problem(problems.MEDIA, words)


def _too_many(error: exceptions.Throttled) -> Problem:
    seconds = max(math.ceil(getattr(error, "wait", None) or 1), 1)
    words = _("Wait as many seconds as Retry-After says, then go on.")
    return Problem(problems.TOO_MANY, words, headers={"Retry-After": str(seconds)})


def _invalid_fields(error: exceptions.ValidationError) -> Problem:
    words = _("See what does not fit under “errors”.")
    return Problem(problems.INVALID, words, flaws_of_fields(error.detail))


def _invalid(error: django_exceptions.ValidationError) -> Problem:
    """What an action objects to, in its own sentences."""
    return Problem(problems.INVALID, " ".join(error.messages), flaws_of_sentences(error))


def _too_large(_error: Any) -> Problem:
    return Problem(problems.TOO_LARGE, _("Send less at once; nothing of it was kept."))


def _malformed(_error: Any) -> Problem:
    return Problem(problems.MALFORMED, _("The body is not whole, or not what it says it is."))


def _unavailable(_error: Any) -> Problem:
    words = _("The office is busy; nothing was done. Send it again.")
    return Problem(problems.UNAVAILABLE, words, headers={"Retry-After": "5"})


def _known(error: ProblemError) -> Problem:
    return error.problem


_KNOWN: tuple[tuple[type[Exception] | tuple[type[Exception], ...], _Words], ...] = (
    (ProblemError, _known),
    (
        (exceptions.NotAuthenticated, exceptions.AuthenticationFailed),
        _unauthenticated,
    ),
    (ScopeMissingError, _scope),
    ((exceptions.PermissionDenied, django_exceptions.PermissionDenied), _refused),
    ((exceptions.NotFound, Http404), _absent),
    (exceptions.MethodNotAllowed, _method),
    (exceptions.NotAcceptable, _unacceptable),
    (exceptions.UnsupportedMediaType, _media),
    (exceptions.Throttled, _too_many),
    (exceptions.ValidationError, _invalid_fields),
    (exceptions.ParseError, _malformed),
    (django_exceptions.ValidationError, _invalid),
    (
        (django_exceptions.RequestDataTooBig, django_exceptions.TooManyFieldsSent),
        _too_large,
    ),
    (django_exceptions.TooManyFilesSent, _too_large),
    (django_exceptions.SuspiciousOperation, _malformed),
    (OperationalError, _unavailable),
)
