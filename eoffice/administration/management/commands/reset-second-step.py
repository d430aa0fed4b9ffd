"""Take a second step away from the console, where too few people are left to confirm it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from eoffice.accounts.models import User
from eoffice.administration.actions import operator


class Command(BaseCommand):
    help = "Take away the second step of a person, who sets it up anew. It is journalled."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="the sign-in name")

    def handle(self, *, username: str, **_options: Any) -> None:
        person = User.objects.filter(username=username).first()
        if person is None:
            raise CommandError(_("Nobody signs in as %(username)s here.") % {"username": username})
        operator.reset_second_step(person=person, at=timezone.now())
        self.stdout.write(_("The second step is taken away, and open sessions have ended."))
