"""Names of councils in lists that stand in the order of their places."""

from django import template
from django.utils.html import format_html

from councils.models import Council
from councils.register.names.former import as_in
from councils.years import Year

register = template.Library()


@register.simple_tag
def place_in_name(council: Council) -> str:
    """Its name, with the place that it is sorted under marked: "London Borough of **Camden**"."""
    before, place, after = council.name.partition(council.sorted_under)
    return format_html("{}<b>{}</b>{}", before, place, after) if place else council.name


@register.filter
def otherwise_in(council: Council, year: Year) -> str:
    """What it was called in a year, where that was not what it is called today."""
    then = as_in(council, year)
    return then.name if then.now_called else ""
