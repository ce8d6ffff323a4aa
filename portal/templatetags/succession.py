"""What happens to a council, said in a page: each council named leads to its own page."""

from collections.abc import Iterable
from functools import partial

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from councils.models import Council
from councils.register.succession_words import Told, names_in_words

register = template.Library()


@register.simple_tag
def council_links(councils: Iterable[Council], to: str = "council") -> str:
    """Their names in words, each a link to its page, to another of it, or to its decisions."""
    return mark_safe(names_in_words(councils, shown=partial(_link, to=to)))


@register.simple_tag
def told_with_links(told: Told, to: str = "council") -> str:
    """What follows the council's own name: "closed on 1 April 2023 and was replaced by …"."""
    return mark_safe(told.naming(council_links(told.councils, to)))


def _link(council: Council, to: str) -> str:
    if to == "decisions":
        address = f"{reverse(to)}?council={council.slug}"
    else:
        address = reverse(to, args=[council.slug])
    return format_html('<a href="{}">{}</a>', address, council.name)
