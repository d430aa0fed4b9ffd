"""A verdict is a yes, or a no with its reason in a full sentence."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise


@dataclass(frozen=True)
class Verdict:
    """What a policy answers. True when it allows; the reason is for the person who asked."""

    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return not self.reason

    def enforce(self) -> None:
        """Pass in silence, or stop whoever asked with the reason."""
        if self.reason:
            raise PermissionDenied(self.reason)


ALLOWED = Verdict()


def denied(reason: str | Promise) -> Verdict:
    """Say no, with a full sentence."""
    return Verdict(reason)
