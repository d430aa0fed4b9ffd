"""Says where in a request something does not fit, and why, in sentences for people."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BaseForm
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ErrorDetail

from eoffice.api.problems import INVALID, Flaw, ProblemError

WHOLE = "#/"
_SENTENCES: Mapping[str, str | Promise] = {
    "required": _("This is missing."),
    "null": _("This is missing."),
    "blank": _("This is empty."),
    "empty": _("This is empty."),
    "invalid_choice": _("This is not one of the values that are taken."),
    "max_length": _("This is too long."),
    "min_length": _("This is too short."),
    "max_value": _("This is too large a number."),
    "min_value": _("This is too small a number."),
    "not_a_list": _("This should be a list."),
    "not_a_dict": _("This should be an object."),
    "no_name": _("This file has no name."),
    "unknown": _("There is no such field."),
}
_OTHERWISE = _("This is not in the form that is taken.")


def flaws_of_fields(detail: Any, at: str = "#") -> list[Flaw]:
    """Go through what a serializer objects to, field by field."""
    return list(_flaws(detail, at))


def flaws_of_sentences(error: ValidationError) -> list[Flaw]:
    """Take what an action objects to: by its field where it names one."""
    if hasattr(error, "error_dict"):
        return [
            Flaw(_pointer(name), str(words))
            for name, said in error.message_dict.items()
            for words in said
        ]
    return [Flaw(WHOLE, str(words)) for words in error.messages]


def require_valid(form: BaseForm, names: Mapping[str, str] | None = None) -> None:
    """Stop with what a form of the pages objects to; `names` says what a field is called here."""
    if form.is_valid():
        return
    flaws = [
        Flaw(_pointer((names or {}).get(name, name)), str(words))
        for name, said in form.errors.items()
        for words in said
    ]
    raise ProblemError(INVALID, " ".join(flaw.detail for flaw in flaws), flaws)


def _flaws(detail: Any, at: str) -> Iterator[Flaw]:
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            here = at if name == "non_field_errors" else f"{at}/{_escaped(str(name))}"
            yield from _flaws(inner, here)
    elif isinstance(detail, Sequence) and not isinstance(detail, str):
        for place, inner in enumerate(detail):
            is_sentence = isinstance(inner, str)
            yield from _flaws(inner, at if is_sentence else f"{at}/{place}")
    elif isinstance(detail, ErrorDetail):
        words = _SENTENCES.get(str(detail.code), _OTHERWISE)
        yield Flaw(WHOLE if at == "#" else at, str(words))


def _pointer(name: str) -> str:
    return WHOLE if name == NON_FIELD_ERRORS else f"#/{_escaped(name)}"


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
