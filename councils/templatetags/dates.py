"""Days and instants in templates: no template writes them otherwise."""

from datetime import date, datetime

from django import template

from councils import dates

register = template.Library()


@register.filter
def day(on: date | None) -> str:
    """14 March 2025; of an instant, the day that it is in London."""
    return dates.day_in_words(on) if on else ""


@register.filter
def month(on: date | None) -> str:
    """March 2025."""
    return dates.month_in_words(on) if on else ""


@register.filter
def instant(at: datetime | None) -> str:
    """20 May 2025, 9.30am, as London's clocks show it."""
    return dates.instant_in_words(at) if at else ""


@register.filter
def clock(at: datetime | None) -> str:
    """9.30am, as London's clocks show it."""
    return dates.time_in_words(at) if at else ""


@register.filter
def iso(on: date | None) -> str:
    """2025-03-14 or an instant with its offset in London: for machines and fields alone."""
    return dates.iso(on) if on else ""
