"""Of whom a second step is demanded: of the people of the duties in SECOND_STEP_FOR (S26)."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest

from eoffice.organization.models import Duty


def is_demanded_of(request: HttpRequest) -> bool:
    """Look at every post that the person holds or stands in for, whichever they act in now."""
    if not settings.SECOND_STEP_FOR:
        return False
    delegated = [delegation.post for delegation in getattr(request, "delegations", None) or []]
    posts = [*(getattr(request, "posts", None) or []), *delegated]
    return any(post.duty in settings.SECOND_STEP_FOR for post in posts)


def enforce_known_duties() -> None:
    """Stop the start where a duty is named that there is not: it would demand nothing."""
    unknown = set(settings.SECOND_STEP_FOR) - set(Duty.values)
    if unknown:
        raise ImproperlyConfigured(f"SECOND_STEP_FOR names unknown duties: {sorted(unknown)}")
