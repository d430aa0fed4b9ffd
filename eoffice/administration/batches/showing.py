"""What the page of a batch shows: what is wrong first, then each line with what would happen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from eoffice.administration.batches.planning import Leaf, Plan
from eoffice.administration.batches.values import Outcome, Planned
from eoffice.administration.importing.checking import Flaw
from eoffice.administration.importing.columns import Words
from eoffice.administration.importing.reading import Table

A_PAGE = 100

_WORDS: Mapping[Outcome, tuple[str | Promise, str]] = {
    Outcome.WRONG: (gettext_lazy("To be corrected"), "red"),
    Outcome.NEW: (gettext_lazy("New"), "green"),
    Outcome.CHANGED: (gettext_lazy("Changed"), "blue"),
    Outcome.UNCHANGED: (gettext_lazy("Stays"), "grey"),
}


@dataclass(frozen=True)
class ShownLine:
    """A line of a sheet, with its outcome in words."""

    sheet: Words
    place: str
    name: str
    label: Words
    tone: str
    flaws: Sequence[str]
    effects: Sequence[str]


@dataclass(frozen=True)
class Filter:
    """A chip above the lines: an outcome, and how many lines have it."""

    label: str
    url: str
    is_on: bool


@dataclass(frozen=True)
class Shown:
    """One page of the lines of a batch."""

    says: str
    tone: str
    filters: Sequence[Filter]
    lines: Sequence[ShownLine]
    total: int
    first: int
    earlier_url: str
    later_url: str

    @property
    def last(self) -> int:
        return self.first + len(self.lines) - 1


def shown(plan: Plan, asked: Mapping[str, str]) -> Shown:
    """Show the lines of one outcome, or all of them; what is wrong where nothing is asked for."""
    only = _only(plan, asked.get("only", ""))
    found = [
        (leaf, line)
        for leaf in plan.leaves
        for line in leaf.plan.lines
        if only is None or line.shown_outcome == only
    ]
    from_ = asked.get("from", "1")
    first = int(from_) if from_.isdecimal() and 0 < int(from_[:6]) <= len(found) else 1
    first = first - (first - 1) % A_PAGE
    heads = _heads(plan) if only in {None, Outcome.WRONG} and first == 1 else []
    return Shown(
        says=summary(plan),
        tone="green" if plan.is_right else "red",
        filters=_filters(plan, only),
        lines=[*heads, *(_line(*one) for one in found[first - 1 : first - 1 + A_PAGE])],
        total=len(found) + len(heads),
        first=first,
        earlier_url=_url(only, max(first - A_PAGE, 1)) if first > 1 else "",
        later_url=_url(only, first + A_PAGE) if first - 1 + A_PAGE < len(found) else "",
    )


def summary(plan: Plan) -> str:
    """Say in a sentence or two what the whole batch would do."""
    counts = plan.counts
    wrong = counts[Outcome.WRONG]
    if wrong:
        return ngettext(
            "%(n)d line has to be corrected. Nothing is saved until all is right.",
            "%(n)d lines have to be corrected. Nothing is saved until all is right.",
            wrong,
        ) % {"n": wrong}
    if plan.does_nothing:
        return _("Everything stands in the office like this already: there is nothing to save.")
    return _(
        "All lines are right: %(new)d new, %(changed)d changed, %(same)d stay as they are."
    ) % {
        "new": counts[Outcome.NEW],
        "changed": counts[Outcome.CHANGED],
        "same": counts[Outcome.UNCHANGED],
    }


def said_of(table: Table, line: Planned, flaw: Flaw) -> str:
    """Say what is wrong, with the column as it is headed and the cell as programs name it."""
    if not flaw.key:
        return flaw.words
    column = table.sheet.column(flaw.key)
    if flaw.key not in table.places:
        return f"{column.label}: {flaw.words}"
    return f"{column.label} ({table.places[flaw.key]}{line.number}): {flaw.words}"


def remarks(plan: Plan) -> list[tuple[Leaf, list[tuple[Mapping[str, str], str]]]]:
    """Give back every line as it came, with what is wrong with it."""
    found = []
    for leaf in plan.leaves:
        pairs = zip(leaf.table.lines, leaf.plan.lines, strict=True)
        lines = [
            (given.cells, " ".join(said_of(leaf.table, line, flaw) for flaw in line.flaws))
            for given, line in pairs
        ]
        found.append((leaf, lines))
    return found


def _only(plan: Plan, asked: str) -> Outcome | None:
    if asked in set(Outcome):
        return Outcome(asked)
    return None if asked == "all" or plan.is_right else Outcome.WRONG


def _filters(plan: Plan, only: Outcome | None) -> list[Filter]:
    chips = [
        Filter(f"{_WORDS[outcome][0]} ({plan.counts[outcome]})", _url(outcome), outcome == only)
        for outcome in Outcome
        if plan.counts[outcome]
    ]
    return [*chips, Filter(_("All (%(n)d)") % {"n": len(plan.lines)}, _url(None), only is None)]


def _url(only: Outcome | None, first: int = 1) -> str:
    asked = {"only": only.value if only else "all"}
    return "?" + urlencode(asked if first == 1 else {**asked, "from": str(first)})


def _heads(plan: Plan) -> list[ShownLine]:
    """Show what is wrong with whole sheets before their lines."""
    label, tone = _WORDS[Outcome.WRONG]
    return [
        ShownLine(leaf.table.sheet.title, _("Headings"), "", label, tone, [flaw.words], [])
        for leaf in plan.leaves
        for flaw in leaf.flaws
    ]


def _line(leaf: Leaf, line: Planned) -> ShownLine:
    label, tone = _WORDS[line.shown_outcome]
    return ShownLine(
        sheet=leaf.table.sheet.title,
        place=_("Line %(n)d") % {"n": line.number},
        name=line.name,
        label=label,
        tone=tone,
        flaws=[said_of(leaf.table, line, flaw) for flaw in line.flaws],
        effects=[] if line.flaws else line.effects,
    )
