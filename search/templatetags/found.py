"""Shows what was found: the asked words marked where they stand."""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from search.engines.base import Marked, Snippet

register = template.Library()


@register.filter
def marked(found: Marked | Snippet) -> SafeString:
    """Write a text with its hits marked; everything in it is escaped."""
    pieces, at = list[str](), 0
    for start, end in found.marks:
        pieces.append(conditional_escape(found.text[at:start]))
        pieces.append(format_html("<mark>{}</mark>", found.text[start:end]))
        at = end
    pieces.append(conditional_escape(found.text[at:]))
    return mark_safe("".join(pieces))  # noqa: S308 - each piece is escaped above
