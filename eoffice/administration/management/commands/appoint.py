"""Appoint a person from the console: the first administrator and the first leader of an agency."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from eoffice.administration.actions import operator
from eoffice.organization.models import Agency, Duty


class Command(BaseCommand):
    help = (
        "Appoint a person without a second one, where nobody could confirm it yet: the first "
        "administrator and the first leader of an agency. The journal says so."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "username", help="the sign-in name; an account is made if there is none"
        )
        parser.add_argument("--full-name", required=True)
        parser.add_argument("--agency", required=True, metavar="CODE", help="such as H54.13")
        parser.add_argument("--agency-name", help="where the agency is to begin to work here")
        parser.add_argument("--agency-symbol", default="")
        parser.add_argument("--agency-place", default="")
        parser.add_argument("--unit", required=True, metavar="SYMBOL")
        parser.add_argument("--unit-name", default="", help="where the unit is to be opened")
        parser.add_argument("--title", required=True)
        parser.add_argument("--duty", required=True, choices=sorted(set(Duty) - {Duty.GUEST}))

    def handle(self, *, username: str, **options: Any) -> None:
        at = timezone.now()
        _post, halves = operator.appoint(
            agency=_agency(options),
            unit=(options["unit"], options["unit_name"] or options["unit"]),
            title=options["title"],
            duty=Duty(options["duty"]),
            username=username,
            full_name=options["full_name"],
            at=at,
        )
        self.stdout.write(
            _("%(name)s holds the post %(post)s from now on.")
            % {"name": options["full_name"], "post": options["title"]}
        )
        self.stdout.write(_("Both halves of the code for a password, for 24 hours:"))
        self.stdout.write("  " + "  ".join(halves))


def _agency(options: dict[str, Any]) -> Agency:
    code, name = options["agency"], options["agency_name"]
    if name:
        facts = operator.NewAgency(
            code=code,
            name=name,
            symbol=options["agency_symbol"] or code,
            place=options["agency_place"],
        )
        return operator.open_agency(facts=facts, at=timezone.now())
    agency: Agency | None = Agency.objects.filter(code=code, is_hosted=True).first()
    if agency is None:
        raise CommandError(
            _("No agency with the code %(code)s works here: give its name too, to let it begin.")
            % {"code": code}
        )
    return agency
