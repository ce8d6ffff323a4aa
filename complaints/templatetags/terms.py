"""The field's own words explained where they stand."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from complaints.figures.terms import TERMS

register = template.Library()


@register.simple_tag
def terms(*names: str) -> SafeString:
    """A sentence for each, in a quiet paragraph."""
    told = ((TERMS[name].word, TERMS[name].means) for name in names)
    sentences = format_html_join(" ", "<strong>{}</strong> {}", told)
    return format_html('<p class="term small">{}</p>', sentences)
