"""Instants at which holdings and delegations begin and end, said as days."""

from datetime import datetime, timedelta

from django import template

from eoffice.lib.clock import office_day

register = template.Library()


@register.filter
def day_of(at: datetime) -> str:
    """Say the office's day of an instant."""
    return f"{office_day(at):%d/%m/%Y}"


@register.filter
def last_day_before(ends_at: datetime) -> str:
    """Say the last day of a period whose end is not included: at midnight, the day before."""
    return f"{office_day(ends_at - timedelta(microseconds=1)):%d/%m/%Y}"
