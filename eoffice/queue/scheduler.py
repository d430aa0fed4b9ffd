"""Looks at the schedule in a process of its own, where the workers leave it alone."""

import logging
import threading

from django.db import Error, close_old_connections, connection
from django.utils import timezone

from eoffice.queue import schedule

logger = logging.getLogger("eoffice.queue")


class Scheduler:
    """Puts what is due into the queue until told to stop; a second one beside it does no harm."""

    def __init__(self, *, pause: float = 20.0) -> None:
        self._pause = pause
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ask the loop to end."""
        self._stop.set()

    def run(self) -> None:
        """Look at the schedule until stopped. A database that is locked or away is waited for."""
        logger.info("The schedule is looked at.")
        while not self._stop.is_set():
            close_old_connections()
            try:
                schedule.enqueue_due(at=timezone.now())
            except Error:
                logger.warning("The database did not answer; trying again.", exc_info=True)
                connection.close()
            self._stop.wait(self._pause)
        connection.close()  # it may be a thread's own
        logger.info("The schedule is no longer looked at.")
