"""Words of letters in templates."""

import re

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# As letters/letters/letter.typ reads one: an address does not end with a stop.
ADDRESS = re.compile(r"(https?://\S*[^\s.,;:)])")


@register.filter
def linked(text: str) -> SafeString:
    """The text with its addresses as links; all else in it stays text."""
    made = ""
    for place, part in enumerate(ADDRESS.split(text)):  # every other part is an address
        made += (
            format_html('<a href="{}">{}</a>', part, part)
            if place % 2
            else conditional_escape(part)
        )
    return mark_safe(made)
