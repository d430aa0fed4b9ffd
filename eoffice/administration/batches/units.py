"""Units from a spreadsheet: known by their symbols, opened or renamed."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import Max, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eoffice.administration.batches.values import Counts, Ground, Outcome, PartPlan, Planned
from eoffice.administration.importing.checking import Read
from eoffice.administration.importing.columns import Column, Kind, Sheet
from eoffice.lib.clock import office_day
from eoffice.organization.models import Agency, Unit

UNITS = Sheet(
    key="units",
    title=gettext_lazy("Units"),
    about=gettext_lazy("One line for each unit of the agency. Units are known by their symbols."),
    columns=(
        Column(
            "symbol",
            gettext_lazy("Symbol of the unit"),
            gettext_lazy("As it stands in document numbers; it says which unit a line is about."),
            "HCTP",
            most=20,
            is_required=True,
            width=18,
        ),
        Column(
            "name",
            gettext_lazy("Name of the unit"),
            gettext_lazy("The full name."),
            "Phòng Hành chính tư pháp",
            is_required=True,
            width=40,
        ),
        Column(
            "ordinal",
            gettext_lazy("Place in lists"),
            gettext_lazy("A whole number; empty: in the order of these lines."),
            "2",
            kind=Kind.NUMBER,
            width=16,
        ),
        Column(
            "first_day",
            gettext_lazy("First day of the unit"),
            gettext_lazy("Day/month/year; empty: today. It is read for new units only."),
            "01/03/2025",
            kind=Kind.DAY,
            width=20,
        ),
    ),
)


def key_of(symbol: str) -> str:
    """Compare symbols without regard to capitals."""
    return symbol.casefold()


class UnitsPart:
    """What the lines of units mean."""

    sheet = UNITS
    page = "administration:units"

    def plan(self, lines: Sequence[Read], ground: Ground) -> PartPlan:
        """Match by symbol; what is new is at hand for the people of the same file."""
        known, twice = _known(ground.agency, ground.today)
        ground.units.update(known)
        last = Unit.objects.filter(agency=ground.agency).aggregate(last=Max("ordinal"))["last"]
        seen: dict[str, int] = {}
        planned, made, changed = [], [], []
        for read in lines:
            line = Planned.of(read, read.text("name") or read.text("symbol"))
            planned.append(line)
            symbol = read.text("symbol")
            if not symbol or not read.text("name"):
                continue
            key = key_of(symbol)
            if key in seen:
                _refuse_double(line, symbol, seen[key])
                continue
            seen[key] = read.number
            if key in twice:
                line.refuse(
                    _("The agency has two units with the symbol %(symbol)s: rename one of them.")
                    % {"symbol": symbol},
                    "symbol",
                )
            elif key in known:
                if _compare(line, known[key], read):
                    changed.append(known[key])
            else:
                last = min((last or 0) + 1, 999)
                unit = _new(read, ground, last)
                ground.units[key] = unit
                made.append(unit)
                line.do(Outcome.NEW, _("The unit is opened."))
        return PartPlan(planned, lambda: _carry_out(made, changed))

    def now(self, agency: Agency, at: datetime) -> Sequence[Mapping[str, str]]:
        """List the units that have not ended."""
        units = Unit.objects.filter(_lasting(office_day(at)), agency=agency)
        return [
            {
                "symbol": unit.symbol,
                "name": unit.name,
                "ordinal": str(unit.ordinal),
                "first_day": f"{unit.valid_from:%d/%m/%Y}",
            }
            for unit in units
        ]


def _lasting(today: object) -> Q:
    return Q(valid_until__isnull=True) | Q(valid_until__gte=today)


def _known(agency: Agency, today: object) -> tuple[dict[str, Unit], set[str]]:
    known: dict[str, Unit] = {}
    twice = set()
    for unit in Unit.objects.filter(_lasting(today), agency=agency).select_related("agency"):
        key = key_of(unit.symbol)
        if key in known:
            twice.add(key)
        known[key] = unit
    return known, twice


def _refuse_double(line: Planned, symbol: str, first: int) -> None:
    line.refuse(
        _("The symbol %(symbol)s stands on line %(line)d already.")
        % {"symbol": symbol, "line": first},
        "symbol",
    )


def _compare(line: Planned, unit: Unit, read: Read) -> bool:
    name, ordinal = read.text("name"), read.figure("ordinal")
    if name != unit.name:
        _note(line, "name", unit.name, name)
        unit.name = name
    if ordinal is not None and ordinal != unit.ordinal:
        _note(line, "ordinal", str(unit.ordinal), str(ordinal))
        unit.ordinal = ordinal
    return line.outcome == Outcome.CHANGED


def _note(line: Planned, key: str, was: str, now: str) -> None:
    facts = {"column": UNITS.column(key).label, "was": was, "now": now}
    line.do(Outcome.CHANGED, _("%(column)s: %(was)s → %(now)s.") % facts)


def _new(read: Read, ground: Ground, last: int) -> Unit:
    ordinal = read.figure("ordinal")
    return Unit(
        agency=ground.agency,
        symbol=read.text("symbol"),
        name=read.text("name"),
        ordinal=last if ordinal is None else ordinal,
        valid_from=read.day("first_day") or ground.today,
    )


def _carry_out(made: Sequence[Unit], changed: Sequence[Unit]) -> Counts:
    Unit.objects.bulk_create(made)
    Unit.objects.bulk_update(changed, ["name", "ordinal"])
    return {"units_new": len(made), "units_changed": len(changed)}
