"""Verdicts: a yes, or a no with its reason."""

import pytest
from django.core.exceptions import PermissionDenied

from eoffice.lib.verdicts import ALLOWED, denied


def test_a_yes_passes_in_silence() -> None:
    ALLOWED.enforce()

    assert ALLOWED


def test_a_no_stops_with_its_reason() -> None:
    verdict = denied("Numbers are given by the clerk.")

    with pytest.raises(PermissionDenied, match="by the clerk"):
        verdict.enforce()
    assert not verdict
