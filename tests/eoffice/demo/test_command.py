"""The demo office is for demonstrations alone."""

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from eoffice.accounts.models import User


@pytest.mark.django_db
def test_no_office_of_everybodys_passwords_is_loaded_in_production(settings: Settings) -> None:
    settings.DEMO_SIGN_INS = False

    with pytest.raises(CommandError, match="DEMO_SIGN_INS"):
        call_command("load-demo", "--small")

    assert not User.objects.exists()
