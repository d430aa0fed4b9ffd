"""Correspondents from a spreadsheet: known by their names, however those are written."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.models import Correspondent, CorrespondentKind
from documents.models.correspondents import folded_name
from eoffice.administration.batches.values import Counts, Ground, Outcome, PartPlan, Planned
from eoffice.administration.importing.checking import Read
from eoffice.administration.importing.columns import Column, Kind, Sheet, Words
from eoffice.organization.enrolling import portions
from eoffice.organization.models import Agency


def kinds() -> Mapping[str, Words]:
    return {kind.value: kind.label for kind in CorrespondentKind}


CORRESPONDENTS = Sheet(
    key="correspondents",
    title=gettext_lazy("Correspondents"),
    about=gettext_lazy("One line for each agency, firm or person that you exchange letters with."),
    columns=(
        Column(
            "name",
            gettext_lazy("Name of the correspondent"),
            gettext_lazy("The full name; it says which one a line is about, accents or not."),
            "Ủy ban nhân dân xã Thanh Hà",
            most=200,
            is_required=True,
            width=46,
        ),
        Column(
            "kind",
            gettext_lazy("Kind of correspondent"),
            gettext_lazy("Choose from the list; empty: an agency."),
            CorrespondentKind.AGENCY.label,
            kind=Kind.CHOICE,
            choices=kinds,
            width=24,
        ),
        Column(
            "code",
            gettext_lazy("Identifier of the agency"),
            gettext_lazy("By Decision 20/2020/QĐ-TTg, where it is in the list of agencies."),
            "H99.12",
            most=35,
            width=26,
        ),
    ),
)


class CorrespondentsPart:
    """What the lines of correspondents mean."""

    sheet = CORRESPONDENTS
    page = "documents:correspondent-list"

    def plan(self, lines: Sequence[Read], ground: Ground) -> PartPlan:
        """Match by folded name; those that only letters have named are new to who brings them."""
        known = _known(ground.agency, lines)
        agencies = _agencies(lines)
        seen: dict[str, int] = {}
        planned: list[Planned] = []
        made: list[Correspondent] = []
        changed: list[Correspondent] = []
        for read in lines:
            line = Planned.of(read, read.text("name"))
            planned.append(line)
            key = folded_name(read.text("name"))
            if not key:
                continue
            if key in seen:
                line.refuse(
                    _("This correspondent stands on line %(line)d already.") % {"line": seen[key]},
                    "name",
                )
                continue
            seen[key] = read.number
            code = read.text("code")
            if code and code not in agencies:
                line.refuse(
                    _("No agency has the identifier %(code)s: add it to the agencies first.")
                    % {"code": code},
                    "code",
                )
            found = known.get(key) or Correspondent(agency=ground.agency, folded=key)
            if found.is_kept:
                if _compare(line, found, read, agencies.get(code)):
                    changed.append(found)
                continue
            line.do(Outcome.NEW, _("It is taken into the list."))
            _take(found, read, agencies.get(code))
            (made if found.pk is None else changed).append(found)
        return PartPlan(planned, lambda: _carry_out(made, changed))

    def now(self, agency: Agency, at: datetime) -> Sequence[Mapping[str, str]]:
        """List those that are kept; who else has written is told by letters alone."""
        return [
            {
                "name": one.name,
                "kind": str(CorrespondentKind(one.kind).label),
                "code": one.known_as.code if one.known_as else "",
            }
            for one in Correspondent.objects.kept_by(agency)
        ]


def _known(agency: Agency, lines: Sequence[Read]) -> dict[str, Correspondent]:
    keys = sorted({folded_name(read.text("name")) for read in lines} - {""})
    return {
        one.folded: one
        for portion in portions(keys)
        for one in Correspondent.objects.filter(agency=agency, folded__in=portion).select_related(
            "known_as"
        )
    }


def _agencies(lines: Sequence[Read]) -> dict[str, Agency]:
    codes = sorted({read.text("code") for read in lines} - {""})
    return {
        agency.code: agency
        for portion in portions(codes)
        for agency in Agency.objects.filter(code__in=portion)
    }


def _compare(line: Planned, found: Correspondent, read: Read, known_as: Agency | None) -> bool:
    name, kind = read.text("name"), read.text("kind")
    if name != found.name:
        _note(line, "name", found.name, name)
        found.name = name
    if kind and kind != found.kind:
        was = str(CorrespondentKind(found.kind).label)
        _note(line, "kind", was, str(CorrespondentKind(kind).label))
        found.kind = CorrespondentKind(kind)
    if known_as is not None and known_as != found.known_as:
        was = found.known_as.code if found.known_as else "–"
        _note(line, "code", was, known_as.code)
        found.known_as = known_as
    return line.outcome == Outcome.CHANGED


def _note(line: Planned, key: str, was: str, now: str) -> None:
    facts = {"column": CORRESPONDENTS.column(key).label, "was": was, "now": now}
    line.do(Outcome.CHANGED, _("%(column)s: %(was)s → %(now)s.") % facts)


def _take(found: Correspondent, read: Read, known_as: Agency | None) -> None:
    found.name, found.is_kept = read.text("name"), True
    found.kind = CorrespondentKind(read.text("kind") or CorrespondentKind.AGENCY)
    found.known_as = known_as


def _carry_out(made: Sequence[Correspondent], changed: Sequence[Correspondent]) -> Counts:
    Correspondent.objects.bulk_create(made)
    fields = ["name", "kind", "known_as", "is_kept"]
    Correspondent.objects.bulk_update(changed, fields, batch_size=200)
    return {"correspondents_new": len(made), "correspondents_changed": len(changed)}
