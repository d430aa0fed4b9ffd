"""Give a code for a new password from the console, where too few people are left to confirm one."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from eoffice.accounts.models import User
from eoffice.administration.actions import operator


class Command(BaseCommand):
    help = "Give both halves of a code for a new password; the old password ends. It is journalled."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="the sign-in name")

    def handle(self, *, username: str, **_options: Any) -> None:
        person = User.objects.filter(username=username, is_active=True).first()
        if person is None:
            raise CommandError(_("Nobody signs in as %(username)s here.") % {"username": username})
        halves = operator.give_code(person=person, at=timezone.now())
        self.stdout.write(_("Both halves of the code for a password, for 24 hours:"))
        self.stdout.write("  " + "  ".join(halves))
