"""Has Django ask everything here by `check --deploy`: an answer is a sentence with what to do."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.checks import CheckMessage, register
from django.utils import translation

from eoffice.administration.deploying import (
    addresses,
    databases,
    programs,
    secrecy,
    surroundings,
)

TAG = "deploying"
Looking = Callable[[], Iterator[CheckMessage]]

LOOKINGS: tuple[Looking, ...] = (
    addresses.look_at_switches,
    addresses.look_at_names,
    secrecy.look_at_secrets,
    secrecy.look_at_files,
    programs.look_at_programs,
    programs.look_at_fonts,
    programs.look_at_files_made_once,
    databases.look,
    surroundings.look_at_the_zone,
    surroundings.look_at_disks,
    surroundings.look_at_mail,
    surroundings.look_at_engines,
)


def register_all() -> None:
    """Tell Django what to ask. Called once, from `AppConfig.ready`."""
    for looking in LOOKINGS:
        register(_as_check(looking), TAG, deploy=True)


def _as_check(looking: Looking) -> Callable[..., list[CheckMessage]]:
    def check(app_configs: Any, **_options: Any) -> list[CheckMessage]:
        del app_configs
        with translation.override("en"):  # as all that operators read in a terminal
            return list(looking())

    return check
