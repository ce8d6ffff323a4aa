"""Names of councils in lists that stand in the order of their places."""

from django import template
from django.utils.html import format_html

from councils.models import Council

register = template.Library()


@register.simple_tag
def place_in_name(council: Council) -> str:
    """Its name, with the place that it is sorted under marked: "London Borough of **Camden**"."""
    before, place, after = council.name.partition(council.sorted_under)
    return format_html("{}<b>{}</b>{}", before, place, after) if place else council.name
