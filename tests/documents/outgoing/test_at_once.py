"""Two clerks at two machines press "issue" on the same document."""

import pytest
from django.conf import settings

from documents.lifecycles import OutgoingState
from tests.documents.outgoing import acts
from tests.processes import Installation, set_marker


@pytest.mark.both_databases
@pytest.mark.slow
def test_two_clerks_who_issue_at_once_give_one_number_and_one_delivery(
    installation: Installation,
) -> None:
    installation.variables["FONTS_DIR"] = str(settings.FONTS_DIR)
    installation.call(acts.lay_out)
    start = installation.marker("start")
    clerks = [
        installation.start(acts.issue, clerk=name, start=start)
        for name in ("Lê Thị Hoa", "Phan Thị Mai")
    ]
    set_marker(start)

    states = [clerk.answer() for clerk in clerks]

    assert states == [OutgoingState.ISSUED, OutgoingState.ISSUED]
    assert installation.call(acts.report) == {"code": "01/STP-VP", "numbers": 1, "steps": 1}
