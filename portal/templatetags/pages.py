"""What a page says of itself, said once and used in several places of its head."""

from html import unescape
from textwrap import shorten

from django import template

register = template.Library()


@register.tag
def words(parser, token):
    """``{% words 300 as name %}…{% endwords %}`` keeps what is inside under a name.

    As one line of plain text, cut at a word where it is longer than the number, if there is one. A
    block can stand only once in a template; what it gives can stand anywhere.
    """
    *longest, _, name = token.split_contents()[1:]
    found = parser.parse(("endwords",))
    parser.delete_first_token()
    return Words(found, name, int(longest[0]) if longest else None)


class Words(template.Node):
    def __init__(self, nodelist, name, longest):
        self.nodelist, self.name, self.longest = nodelist, name, longest

    def render(self, context):
        text = " ".join(unescape(self.nodelist.render(context)).split())
        if self.longest and len(text) > self.longest:
            text = shorten(text, self.longest, placeholder="…")
        context[self.name] = text
        return ""
