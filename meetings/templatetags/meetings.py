"""When a meeting is, in words, for templates."""

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from meetings import sayings
from meetings.models import Meeting

register = template.Library()


@register.filter
def span(meeting: Meeting) -> SafeString:
    """Say from when to when, with the full date on hover."""
    begins, ends, now = meeting.starts_at, meeting.ends_at, timezone.now()
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        timezone.localtime(begins).isoformat(),
        sayings.span_in_full(begins, ends),
        sayings.span_in_words(begins, ends, now=now),
    )


@register.filter
def left(meeting: Meeting) -> str:
    """Say how many days are left before it."""
    return sayings.left_until(meeting.starts_at, now=timezone.now())
