"""The catalogue of agencies that the demo office writes to: none of them works here."""

from collections.abc import Mapping

from documents.demo.bodies import BODIES
from eoffice.demo.actions.founding import know
from eoffice.demo.office import DemoOffice
from eoffice.organization.models import Agency

_GROUPS_KEPT = {"ministry", "province", "department", "commune"}


def open_catalogue(office: DemoOffice) -> Mapping[str, Agency]:
    """Put the bodies into the catalogue; return all agencies by their names."""
    known = {agency.name: agency for agency in Agency.objects.all()}
    for body in BODIES:
        if body.group in _GROUPS_KEPT:
            known[body.name] = know(
                name=body.name,
                short_name=body.name.removesuffix(" tỉnh Sông Lam"),
                symbol=body.symbol,
                place=body.place,
                parent=known.get(body.parent),
                at=office.begins_at,
            )
    return known
