"""What verdicts, objections and missing places are called to people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents.signing.boxes import Field
from documents.signing.gaps import Problem
from documents.signing.inspecting import Objection
from documents.signing.states import Change, Reason, State

STATES: dict[State, Promise] = {
    State.VALID: _("Valid"),
    State.UNSIGNED: _("Not signed"),
    State.EXPIRED: _("Certificate out of time"),
    State.UNTRUSTED: _("Not trusted"),
    State.WEAK: _("Too weak"),
    State.REVOKED: _("Certificate revoked"),
    State.ALTERED: _("Altered"),
    State.UNVERIFIABLE: _("Cannot be verified"),
    State.UNREADABLE: _("Unreadable"),
}

REASONS: dict[Reason, Promise] = {
    Reason.NO_PDF: _("The file is not a readable PDF."),
    Reason.NO_SIGNATURE: _("The file has no digital signature."),
    Reason.HIDDEN_SIGNATURE: _("The file contains a signature that its form no longer shows."),
    Reason.FAILED: _("The file could not be checked to the end."),
    Reason.TRAILING_BYTES: _("Something was added after the end of the file."),
    Reason.BYTES_CHANGED: _("The content was changed after it was signed."),
    Reason.SIGNATURE_BROKEN: _("The signature does not belong to its certificate."),
    Reason.NOT_COVERED: _("The signature does not cover all it should."),
    Reason.CHANGED_LATER: _("The file was changed later in a way that the signature forbids."),
    Reason.COVERS_PAGE: _("The picture of a later signature covers the content."),
    Reason.COVERS_TEXT: _("The picture of a later signature lies over some text."),
    Reason.UNKNOWN_ISSUER: _("The certificate does not come from an authority that we trust."),
    Reason.WRONG_USAGE: _("The certificate may not be used to sign documents."),
    Reason.OUT_OF_TIME: _(
        "The certificate is out of time, and no timestamp proves an earlier day."
    ),
    Reason.NOT_YET_VALID: _("The certificate was not yet valid."),
    Reason.REVOKED: _("The certificate was revoked."),
    Reason.WEAK_ALGORITHM: _("The signature uses an algorithm that is no longer safe."),
    Reason.WEAK_KEY: _("The key of the certificate is too short."),
    Reason.TIMESTAMP_UNTRUSTED: _("The timestamp cannot be trusted."),
}

CHANGES: dict[Change, Promise] = {
    Change.NONE: _("Nothing was added later."),
    Change.MAINTENANCE: _("Only evidence for the signatures was added later."),
    Change.FORM_FILLING: _("Number, date or another signature was added later, as was allowed."),
    Change.OTHER: _("Other things were changed later."),
    Change.UNKNOWN: _("It is not known what was changed later."),
}

OBJECTIONS: dict[Objection, Promise] = {
    Objection.UNREADABLE: _("The file is not a readable PDF."),
    Objection.ENCRYPTED: _("The file is encrypted."),
    Objection.SIGNED: _("The file is signed already."),
    Objection.TOO_LONG: _("The file has too many pages."),
    Objection.FORM: _("The file is a form; print it to a PDF first."),
    Objection.XFA: _("The file is an XFA form; print it to a PDF first."),
    Objection.ACTION: _("The file contains a script or an action that runs by itself."),
    Objection.EMBEDDED_FILE: _("The file contains other files."),
    Objection.LAYERS: _("The file has layers that can be hidden."),
    Objection.ANNOTATION: _("The file has notes or stamps over its pages."),
    Objection.OUTSIDE_CONTENT: _("The file shows content that is not in it."),
    Objection.FONT_NOT_EMBEDDED: _("The file uses a font that is not in it."),
}

PLACES: dict[Field, Promise] = {
    Field.NUMBER: _("Place of the number"),
    Field.DAY: _("Place of the day"),
    Field.MONTH: _("Place of the month"),
    Field.YEAR: _("Place of the year"),
    Field.SIGNER: _("Place of the signature"),
    Field.SEAL: _("Place of the seal"),
}

PROBLEMS: dict[Problem, Promise] = {
    Problem.MISSING: _("It was not found; please draw it on the page."),
    Problem.FILLED: _("Something is written there already; please leave it blank."),
    Problem.NARROW: _("The room left for it is too small; please widen it."),
}
