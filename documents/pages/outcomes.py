"""What came of an act on several documents: a line for each, with the reason where it failed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.models import Document
from documents.signing.keys import KeyNotUsableError
from documents.signing.sealing import AlreadySealedError, NotSignedError
from documents.signing.writing import NotPreparedError, SignatureNotSoundError
from eoffice.organization.actor import Actor

FAILURES = (
    KeyNotUsableError,
    AlreadySealedError,
    NotSignedError,
    NotPreparedError,
    SignatureNotSoundError,
    PermissionDenied,
    ValidationError,
)

_REASONS: Mapping[str, str | Promise] = {
    "WrongPassphraseError": gettext_lazy("The passphrase is not right; nothing was signed."),
    "KeyMissingError": gettext_lazy(
        "There is no key here to sign or seal with; ask the administrator."
    ),
    "KeyUnreadableError": gettext_lazy("The file of the key is damaged; ask the administrator."),
    "CertificateExpiredError": gettext_lazy(
        "The certificate has expired; have it renewed, then try again."
    ),
    "CertificateNotYetValidError": gettext_lazy("The certificate is not valid yet."),
    "KeyUsageError": gettext_lazy("The certificate is not for signing documents."),
    "WeakKeyError": gettext_lazy("The key is too weak to sign documents."),
    "SignatureNotSoundError": gettext_lazy(
        "The signature did not come out sound; nothing was changed."
    ),
    "NotSignedError": gettext_lazy(
        "The signer's signature is missing or not valid, so it was not sealed."
    ),
    "NotPreparedError": gettext_lazy("The file lacks the places for signatures."),
    "AlreadySealedError": gettext_lazy("The agency's seal is on it already."),
}


@dataclass(frozen=True)
class Outcome:
    """What came of the act on one document; `reason` is empty where it went well."""

    uid: UUID
    reason: str = ""

    def as_json(self) -> dict[str, str]:
        return {"uid": str(self.uid), "reason": self.reason}


@dataclass(frozen=True)
class Line:
    """An outcome with its document, for whoever may still list it."""

    document: Document
    reason: str


def reason_of(error: Exception) -> str:
    """Say in a sentence why an act on a document failed."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if type(error).__name__ in _REASONS:
        return str(_REASONS[type(error).__name__])
    return str(error) if isinstance(error, PermissionDenied) else _("The key cannot be used.")


def lines_of(kept: Sequence[Mapping[str, Any]], actor: Actor) -> list[Line]:
    """Load the documents of outcomes again, in their order."""
    uids = [UUID(one["uid"]) for one in kept]
    documents = Document.objects.visible_to(actor, among_few=True).for_page()
    documents = documents.filter(thing__uid__in=uids)
    by_uid = {str(document.thing.uid): document for document in documents}
    return [Line(by_uid[one["uid"]], one["reason"]) for one in kept if one["uid"] in by_uid]
