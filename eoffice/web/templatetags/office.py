"""What templates say with: icons, request keys, and days, numbers and names as people say them."""

from datetime import date, datetime, timedelta
from math import ceil
from secrets import token_hex
from uuid import uuid4

from django import forms, template
from django.forms import BoundField
from django.middleware.csrf import get_token
from django.template import Context
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from eoffice.web import icons, sayings

register = template.Library()

_WIDGET_KINDS: dict[str, tuple[type[forms.Widget], ...]] = {
    "checkbox": (forms.CheckboxInput,),
    "choices": (forms.RadioSelect, forms.CheckboxSelectMultiple),
    "select": (forms.Select,),
    "file": (forms.FileInput,),
    "long": (forms.Textarea,),
}


@register.simple_tag
def icon(name: str, size: int = 20) -> SafeString:
    """Draw an outline icon of Tabler's, hidden from screen readers."""
    return mark_safe(icons.svg(name, size=size))  # noqa: S308 - files of a pinned package


@register.simple_tag
def request_key() -> SafeString:
    """Write the key that makes a second sending of the same form give the first result again."""
    return format_html('<input type="hidden" name="request_key" value="{}">', uuid4())


@register.simple_tag(takes_context=True)
def form_keys(context: Context) -> SafeString:
    """Write both hidden inputs of a form: Django's token, and the request key.

    Works in a component that is included with `only`, where `csrf_token` is not at hand.
    """
    request = getattr(context, "request", None) or context.get("request")
    if request is None:
        return request_key()
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">{}',
        get_token(request),
        request_key(),
    )


@register.simple_tag
def unique_id(prefix: str) -> str:
    """Return an id that no other element of the page has, to tie a reason to its button."""
    return f"{prefix}-{token_hex(4)}"


@register.filter
def widget_kind(field: BoundField) -> str:
    """Say what kind of input a field has, by which its component lays it out."""
    widget = field.field.widget
    for kind, classes in _WIDGET_KINDS.items():
        if isinstance(widget, classes):
            return kind
    return "text"


@register.filter
def when(value: date | datetime | None) -> str | SafeString:
    """Say a day or a moment in words, with the full date on hover: `{{ letter.due_at|when }}`."""
    now = timezone.now()
    if isinstance(value, datetime):
        words = sayings.moment_in_words(value, now=now)
        full, machine = sayings.moment_in_full(value), timezone.localtime(value).isoformat()
    elif isinstance(value, date):
        words = sayings.day_in_words(value, today=timezone.localtime(now).date())
        full, machine = sayings.day_in_full(value), value.isoformat()
    else:
        return "—"
    return format_html('<time datetime="{}" title="{}">{}</time>', machine, full, words)


@register.filter
def in_full(value: date | datetime | None) -> str:
    """Say a day or a moment in full, for headings and for print."""
    if isinstance(value, datetime):
        return sayings.moment_in_full(value)
    return sayings.day_in_full(value) if value else "—"


@register.filter
def time_left(working_days: int) -> str:
    """Say a number of working days as "còn 2 ngày làm việc" or "quá hạn 3 ngày làm việc"."""
    return sayings.time_left(working_days)


@register.filter
def time_left_tone(working_days: int) -> str:
    """Choose the tone of the badge for a number of working days that are left."""
    return sayings.tone_of_time_left(working_days)


@register.filter
def number(value: float | None) -> str:
    """Write a number in groups of three: 1 245."""
    return "—" if value is None else number_format(value, use_l10n=True, force_grouping=True)


@register.filter
def initials(full_name: object) -> str:
    """Return the letter that stands for a person in a small round."""
    return sayings.initials(str(full_name))


@register.filter
def capitalized(value: object) -> str:
    """Raise the first letter of a phrase that opens a line: "Thứ Hai, 23 tháng 11 năm 2026"."""
    words = str(value)
    return words[:1].upper() + words[1:]


@register.filter
def minutes(span: timedelta | None) -> int:
    """Count the minutes of a span of time, upwards, so that who waits them waits long enough."""
    return ceil(span / timedelta(minutes=1)) if span else 0
