"""The form by which a letter is registered, filled in by the recognition engine."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.actions.incoming import Facts
from documents.kinds import KINDS
from documents.models import Document, Restriction, Urgency
from documents.pages.papers import DOUBTFUL_BELOW
from documents.recognition.symbols import SymbolError, parse_symbol, written

EARLIEST = date(1945, 9, 2)
# Typed as it stands on the paper, whatever language the browser speaks.
DAY_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y", "%Y-%m-%d"]
DAY_ATTRS = {"inputmode": "numeric", "autocomplete": "off", "placeholder": _("day/month/year")}
_RESTRICTIONS = {"LIMITED": Restriction.RESTRICTED, "INTERNAL": Restriction.INTERNAL}


class RegisterForm(forms.Form):
    """What the clerk checks beside the paper (Appendix VI, part II)."""

    code = forms.CharField(
        label=_("Number and symbol"),
        max_length=71,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("for example 15/QĐ-BNV")}),
    )
    dated_on = forms.DateField(
        label=_("Date of the document"),
        required=False,
        input_formats=DAY_FORMATS,
        widget=forms.DateInput(attrs=DAY_ATTRS, format="%d/%m/%Y"),
        error_messages={"invalid": _("Write the date as day/month/year, for example 19/11/2026.")},
    )
    body_name = forms.CharField(
        label=_("Issuing body"),
        max_length=200,
        error_messages={"required": _("Say who issued the document.")},
    )
    subject = forms.CharField(
        label=_("Subject"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say what the document is about.")},
    )
    kind_code = forms.ChoiceField(label=_("Kind"), required=False)
    urgency = forms.TypedChoiceField(
        label=_("Urgency"), choices=Urgency.choices, coerce=int, initial=Urgency.NORMAL
    )
    signer_name = forms.CharField(label=_("Signed by"), max_length=100, required=False)
    signer_title = forms.CharField(label=_("Title of the signer"), max_length=100, required=False)
    answer_by = forms.DateField(
        label=_("Answer asked for by"),
        required=False,
        input_formats=DAY_FORMATS,
        widget=forms.DateInput(attrs=DAY_ATTRS, format="%d/%m/%Y"),
        error_messages={"invalid": _("Write the date as day/month/year, for example 19/11/2026.")},
    )
    restriction = forms.ChoiceField(
        label=_("Restriction"), choices=Restriction.choices, initial=Restriction.NONE
    )

    def __init__(self, *args: Any, document: Document, today: date, **kwargs: Any) -> None:
        self._proposal: Mapping[str, Any] = document.incoming.proposal
        self._today = today
        kwargs.setdefault("initial", _initial(document))
        super().__init__(*args, **kwargs)
        kinds = [("", "—"), *((kind.code, kind.name) for kind in KINDS)]
        known = {code for code, _name in kinds}
        if document.kind_code and document.kind_code not in known:
            kinds.append((document.kind_code, document.kind_code))
        self.fields["kind_code"].choices = kinds  # type: ignore[attr-defined] # a choice field

    @property
    def doubtful(self) -> set[str]:
        """The fields that a person must look at: read, but not surely."""
        if self.is_bound:
            return set()
        fields = {"code_number": "code", "code_notation": "code"}
        return {
            fields.get(name, name)
            for name, finding in self._proposal.items()
            if finding["confidence"] < DOUBTFUL_BELOW
        }

    def clean_dated_on(self) -> date | None:
        day: date | None = self.cleaned_data["dated_on"]
        if day is not None and day > self._today:
            raise forms.ValidationError(_("The date of the document lies after today."))
        if day is not None and day < EARLIEST:
            raise forms.ValidationError(_("The date of the document lies too far back."))
        return day

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        number, notation = split_code(values.get("code", ""))
        if len(number) > 20 or len(notation) > 50:
            self.add_error("code", _("The number or the symbol is too long."))
        values["code_number"], values["code_notation"] = number, notation
        return values

    @property
    def facts(self) -> Facts:
        """What was entered, for the action."""
        values = dict(self.cleaned_data)
        values.pop("code")
        return Facts(**values)


def split_code(code: str) -> tuple[str, str]:
    """Part number and symbol; what does not parse is kept as it stands (never refused)."""
    code = code.strip()
    if not code:
        return "", ""
    try:
        symbol = parse_symbol(code)
    except SymbolError:
        number, _slash, notation = code.partition("/")
        return (number.strip(), notation.strip()) if notation else ("", code)
    return symbol.number, symbol.notation


def _initial(document: Document) -> dict[str, Any]:
    proposal = document.incoming.proposal
    proposed = {name: finding["value"] for name, finding in proposal.items()}
    for name in ("dated_on", "answer_by"):
        if proposed.get(name):
            proposed[name] = date.fromisoformat(proposed[name])
    proposed["urgency"] = Urgency[proposed["urgency"]] if "urgency" in proposed else Urgency.NORMAL
    if "restriction" in proposed:
        proposed["restriction"] = _RESTRICTIONS[proposed["restriction"]]
    if document.entry_id is not None or not proposal:
        proposed |= {
            name: getattr(document, name)
            for name in (
                *("subject", "body_name", "kind_code", "dated_on", "urgency", "restriction"),
                *("signer_name", "signer_title", "code_number", "code_notation"),
            )
        }
        proposed["answer_by"] = document.incoming.answer_by
    number, notation = proposed.get("code_number", ""), proposed.get("code_notation", "")
    proposed["code"] = written(number, notation) if number and notation else number or notation
    return proposed
