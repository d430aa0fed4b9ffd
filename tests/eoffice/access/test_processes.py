"""Rights on one thing, given and ended by several processes: the projection follows the ledger."""

from tests.eoffice.access import acts
from tests.processes import Installation, set_marker


def test_causes_that_come_and_go_at_once_leave_the_projection_true(
    installation: Installation,
) -> None:
    installation.call(acts.lay_out)
    start = installation.marker("start")
    changing = [
        installation.start(acts.give_and_end, cause=cause, times=40, start=start)
        for cause in ("lead", "support", "inform")
    ]
    set_marker(start)

    for one in changing:
        one.answer()

    assert installation.call(acts.compare) == [["lead"], 2]
