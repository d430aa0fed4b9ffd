"""An administrator who brings files, and what becomes of them."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from eoffice.administration.actions import batches
from eoffice.administration.models import Batch
from eoffice.organization.actor import Actor
from tests.eoffice.administration.importing.sheets import PEOPLE, UNITS
from tests.factories import MORNING

Bring = Callable[..., Batch]


@pytest.fixture
def bring(administrator: Actor) -> Bring:
    """Have the administrator bring lines of units and people, as a file that was unpacked."""

    def brought(
        *, units: Sequence[Sequence[Any]] = (), people: Sequence[Sequence[Any]] = ()
    ) -> Batch:
        sheets = [("Units", [UNITS, *units]), ("People and posts", [PEOPLE, *people])]
        rows = {
            title: [[number, [str(cell) for cell in row]] for number, row in enumerate(lines, 1)]
            for title, lines in sheets
            if len(lines) > 1
        }
        unpacked = {"sheets": [{"title": title, "rows": rows[title]} for title in rows]}
        return batches.bring(
            file_name="nhan-su.xlsx", unpacked=unpacked, actor=administrator, at=MORNING
        )

    return brought
