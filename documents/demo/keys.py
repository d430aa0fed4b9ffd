"""Test keys of those who sign in the demo office, and of its agencies' seals."""

from datetime import timedelta

from django.utils.translation import gettext as _

from documents.actions.keyring import TestKeys
from eoffice.demo.office import PASSPHRASE, DemoOffice
from eoffice.demo.progress import Progress
from eoffice.organization.models import Duty

_SIGNERS = (Duty.DIRECTOR, Duty.DEPUTY_DIRECTOR, Duty.HEAD)
_GOOD_FOR = 2  # years from now


def give_keys(office: DemoOffice, progress: Progress) -> None:
    """Give each signer a key with the same passphrase, and each agency the key of its seal."""
    at = office.begins_at - timedelta(days=30)
    until_year = office.now.year + _GOOD_FOR
    keys = TestKeys(at=at)
    signers = [
        (seat.person, house.agency.name)
        for house in office.houses
        for seat in house.seats_of(*_SIGNERS)
    ]
    with progress.bar(_("Test keys"), len(signers) + len(office.houses)) as bar:
        for person, name in signers:
            keys.give_person(person, PASSPHRASE, organization=name, until_year=until_year)
            bar.update()
        for house in office.houses:
            keys.give_agency(house.agency, until_year=until_year)
            bar.update()
