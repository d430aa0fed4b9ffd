"""Reads a kept batch anew against what is there, and says what it would do as a whole."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from eoffice.accounts.models import User
from eoffice.administration.batches.parts import all_parts
from eoffice.administration.batches.values import Ground, Outcome, PartPlan, Planned
from eoffice.administration.importing.checking import Flaw, understand
from eoffice.administration.importing.reading import Table
from eoffice.lib.clock import office_day
from eoffice.organization.models import Agency


@dataclass(frozen=True)
class Leaf:
    """One sheet of a batch: the lines as they came, and what each would do."""

    table: Table
    plan: PartPlan

    @property
    def flaws(self) -> list[Flaw]:
        """Say what is wrong with the sheet as a whole: columns that are not there."""
        return [
            Flaw(
                _("The column “%(column)s” is missing in this sheet.")
                % {"column": self.table.sheet.column(key).label}
            )
            for key in self.table.missing
        ]


@dataclass(frozen=True)
class Plan:
    """What a batch would do: nothing while anything is wrong, otherwise all of it."""

    leaves: Sequence[Leaf]

    @property
    def counts(self) -> Mapping[Outcome, int]:
        found = Counter(line.shown_outcome for line in self.lines)
        found[Outcome.WRONG] += sum(len(leaf.flaws) for leaf in self.leaves)
        return found

    @property
    def lines(self) -> list[Planned]:
        return [line for leaf in self.leaves for line in leaf.plan.lines]

    @property
    def is_right(self) -> bool:
        return not self.counts[Outcome.WRONG]

    @property
    def does_nothing(self) -> bool:
        return not self.counts[Outcome.NEW] and not self.counts[Outcome.CHANGED]

    @property
    def people(self) -> list[User]:
        """List those who would be given a post: none of them confirms it (0011)."""
        return [person for leaf in self.leaves for person in leaf.plan.people]

    @property
    def appointments(self) -> int:
        return sum(leaf.plan.appointments for leaf in self.leaves)

    @property
    def digest(self) -> str:
        """Return a short sum of what is shown, by which a press is tied to what was read."""
        shown = [
            [
                leaf.table.sheet.key,
                line.number,
                line.name,
                line.outcome,
                line.effects,
                len(line.flaws),
            ]
            for leaf in self.leaves
            for line in leaf.plan.lines
        ]
        return hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:32]

    def carry_out(self) -> dict[str, int]:
        """Do all of it, units before their people; return the counts by their codes."""
        counts: dict[str, int] = {}
        for leaf in self.leaves:
            counts.update(leaf.plan.carry_out())
        return counts

    @property
    def given(self) -> list[tuple[str, str]]:
        return [pair for leaf in self.leaves for pair in leaf.plan.given]


def plan(
    kept: Mapping[str, Any],
    *,
    agency: Agency,
    proposer: User | None,
    at: datetime,
    since: datetime | None = None,
) -> Plan:
    """Plan a kept batch. `since` is when it was proposed: days after that have not passed."""
    ground = Ground(agency, proposer, at, office_day(at), office_day(since or at))
    leaves = []
    for part in all_parts():
        given = kept.get(part.sheet.key, {"places": {}, "missing": [], "lines": []})
        table = Table.from_json(part.sheet, given)
        leaves.append(Leaf(table, part.plan(understand(table), ground)))
    return Plan([leaf for leaf in leaves if leaf.table.lines or leaf.table.missing])
