"""Start a worker: it does what the pages have put into the queue."""

import os
import signal
import socket
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from eoffice.queue.worker import Worker


class Command(BaseCommand):
    help = "Work through the queue until told to stop (Ctrl+C); the task at hand is finished first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--queue", action="append", help="serve only this queue (repeatable)")
        parser.add_argument("--until-empty", action="store_true", help="stop when nothing is ready")
        parser.add_argument(
            "--without-schedule",
            action="store_true",
            help="leave what is due on a timer to “eoffice schedule”",
        )

    def handle(
        self,
        *,
        queue: list[str] | None,
        until_empty: bool,
        without_schedule: bool,
        **_options: Any,
    ) -> None:
        name = f"{socket.gethostname()}:{os.getpid()}"
        worker = Worker(name, queues=queue, has_schedule=not without_schedule)
        if until_empty:
            self.stdout.write(f"{worker.drain()} tasks were run.")
            return
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: worker.stop())
        worker.run()
