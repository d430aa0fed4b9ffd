"""Look at the schedule, where workers do not: what is due is put into the queue once."""

import signal
from typing import Any

from django.core.management.base import BaseCommand

from eoffice.queue.scheduler import Scheduler


class Command(BaseCommand):
    help = "Put what is due into the queue until told to stop; for workers --without-schedule."

    def handle(self, **_options: Any) -> None:
        scheduler = Scheduler()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: scheduler.stop())
        scheduler.run()
