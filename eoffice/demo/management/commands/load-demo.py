"""Fill an empty office with made-up people and papers."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from eoffice.accounts import demo
from eoffice.demo import personas
from eoffice.demo.actions import founding, settling
from eoffice.demo.office import PASSPHRASE, PASSWORD, DemoOffice
from eoffice.demo.parts import load_parts
from eoffice.demo.progress import Progress
from eoffice.demo.running import work_off
from eoffice.organization.models import Agency

_WORKERS = 2


class Command(BaseCommand):
    help = "Fill an empty office with made-up people and papers; an office that is there stays."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--documents", type=int, default=400, metavar="N")
        parser.add_argument("--small", action="store_true", help="a dozen documents, for tests")
        parser.add_argument("--quiet", action="store_true", help="without bars")

    def handle(self, *, documents: int, small: bool, quiet: bool, **_options: Any) -> None:
        if not settings.DEMO_SIGN_INS:
            raise CommandError(
                _(
                    "The demo office has passwords that everybody knows: it is loaded only where "
                    "DEMO_SIGN_INS is true."
                )
            )
        if Agency.objects.exists():
            self.stdout.write(_("There is an office here already; it was left as it is."))
            self._show_sign_ins()
            return
        office = _load(documents, is_small=small, progress=Progress(is_quiet=quiet))
        settling.settle(office=office, at=office.now)
        demo.keep(personas.sign_ins(office))
        self._show_sign_ins()
        self.stdout.write(_("Old papers are read in the background while the office is open."))

    def _show_sign_ins(self) -> None:
        known = demo.people()
        if not known:
            return
        self.stdout.write("")
        for person in known:
            self.stdout.write(
                f"  {person.username:<12} {person.full_name:<22} {person.post:<44} "
                f"{personas.what_to_try(person.full_name)}"
            )
        self.stdout.write("")
        self.stdout.write(_("The password of everybody: %(password)s") % {"password": PASSWORD})
        self.stdout.write(
            _("The passphrase of every test key: %(passphrase)s") % {"passphrase": PASSPHRASE}
        )


def _load(documents: int, *, is_small: bool, progress: Progress) -> DemoOffice:
    """Load it all or nothing: what is interrupted leaves the office empty."""
    with transaction.atomic():
        office = founding.found(at=timezone.now(), documents=documents, is_small=is_small)
        load_parts(office, progress)
        words = _("Two years in the office")
        office.timeline.run(until=office.now, progress=progress, words=words)
        if not is_small:
            settling.put_off(office=office, at=timezone.now())
    work_off(
        progress=progress,
        words=_("Reading, telling, indexing"),
        processes=0 if is_small else _WORKERS,
    )
    return office
