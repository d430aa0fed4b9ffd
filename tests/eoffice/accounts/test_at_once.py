"""Somebody has read the code off the telephone, and sends it at the same moment as its person."""

from pathlib import Path

import pytest

from tests.eoffice.accounts import acts
from tests.eoffice.accounts.steps import shown_by_app
from tests.processes import Installation, set_marker


@pytest.mark.both_databases
@pytest.mark.slow
@pytest.mark.parametrize("has_come_before", [False, True])
def test_of_two_who_send_one_code_at_once_one_comes_in(
    installation: Installation, *, has_come_before: bool
) -> None:
    installation.variables["DEBUG"] = "true"  # pages without collected files
    installation.call(acts.lay_out, has_come_before=has_come_before)
    code, start = installation.marker("code"), installation.marker("start")
    ready = [installation.marker(f"ready-{number}") for number in range(2)]
    browsers = [
        installation.start(acts.come_in, code=code, ready=one, start=start) for one in ready
    ]
    for browser, marker in zip(browsers, ready, strict=True):
        browser.reach(marker)

    Path(code).write_text(shown_by_app(), encoding="utf-8")
    set_marker(start)

    assert sorted(browser.answer() for browser in browsers) == [[False, 200], [True, 302]]
    assert installation.call(acts.wrong_codes) == 1
