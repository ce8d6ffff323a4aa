"""The field's own words explained where they stand."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from complaints.figures.terms import TERMS

register = template.Library()
FEW = 3


@register.simple_tag
def terms(*names: str) -> SafeString:
    """A sentence for each, in a quiet paragraph; of more than a few a list."""
    told = [(TERMS[name].word, TERMS[name].means) for name in names]
    if len(told) > FEW:
        items = format_html_join("", "<li><strong>{}</strong> {}</li>", told)
        return format_html('<ul class="term small plain">{}</ul>', items)
    sentences = format_html_join(" ", "<strong>{}</strong> {}", told)
    return format_html('<p class="term small">{}</p>', sentences)
