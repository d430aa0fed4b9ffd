"""Reasons are compared as they stand in the code."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Say reasons in English; pages go on in the language of the person."""
    with translation.override("en"):
        yield
