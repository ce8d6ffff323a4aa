"""What a page says of itself, said once and used in several places of its head."""

from __future__ import annotations

from html import unescape
from textwrap import shorten

from django import template
from django.template import Context
from django.template.base import NodeList, Parser, Token

register = template.Library()


@register.filter
def telephone(number: str) -> str:
    """The address that a telephone calls, from anywhere: a British number begins with +44."""
    digits = "".join(each for each in number if each.isdigit() or each == "+")
    return f"tel:+44{digits[1:]}" if digits.startswith("0") else f"tel:{digits}"


@register.tag
def words(parser: Parser, token: Token) -> Words:
    """``{% words 300 as name %}…{% endwords %}`` keeps what is inside under a name.

    As one line of plain text, cut at a word where it is longer than the number, if there is one. A
    block can stand only once in a template; what it gives can stand anywhere.
    """
    *longest, _, name = token.split_contents()[1:]
    found = parser.parse(("endwords",))
    parser.delete_first_token()
    return Words(found, name, int(longest[0]) if longest else None)


class Words(template.Node):
    def __init__(self, nodelist: NodeList, name: str, longest: int | None) -> None:
        self.nodelist, self.name, self.longest = nodelist, name, longest

    def render(self, context: Context) -> str:
        text = " ".join(unescape(self.nodelist.render(context)).split())
        if self.longest and len(text) > self.longest:
            text = shorten(text, self.longest, placeholder="…")
        context[self.name] = text
        return ""
