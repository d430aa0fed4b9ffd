"""The line icons of @tabler/icons, put into the page so that they take the colour of the text."""

import re
from functools import lru_cache
from pathlib import Path

from django.conf import settings

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CLEAR_GROUND = re.compile(r'<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*/>')
_BODY = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


class UnknownIconError(LookupError):
    """No icon of the set has this name."""


@lru_cache(maxsize=512)
def svg(name: str, *, size: int = 20) -> str:
    """Return an outline icon as SVG, hidden from screen readers, at a size in pixels."""
    return (
        f'<svg class="icon icon--{size}" width="{size}" height="{size}" viewBox="0 0 24 24" '
        f'fill="none" '
        f'stroke="currentColor" stroke-width="1.6" stroke-linecap="round" '
        f'stroke-linejoin="round" aria-hidden="true" focusable="false">{_drawing(name)}</svg>'
    )


def _drawing(name: str) -> str:
    """The lines alone; those who ask cannot leave the folder of the icons."""
    if not _NAME.fullmatch(name):
        raise UnknownIconError(f"{name!r} is not the name of an icon.")
    path = Path(settings.NODE_MODULES) / "@tabler/icons/icons/outline" / f"{name}.svg"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise UnknownIconError(f"There is no outline icon {name!r}.") from error
    body = _BODY.search(text)
    if body is None:
        raise UnknownIconError(f"The icon {name!r} is not an SVG drawing.")
    return " ".join(_CLEAR_GROUND.sub("", body.group(1)).split())
