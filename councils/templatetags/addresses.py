"""``{% url %}`` in templates of the public: as Django's, and each path is found once."""

from django import template
from django.template import Context
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.utils.html import conditional_escape

from councils.addresses import path_of

register = template.Library()


class Path(URLNode):
    """What has a namespace, which depends on the page it is asked on, Django finds each time."""

    def render(self, context: Context) -> str:
        name = self.view_name.resolve(context)
        if self.asvar or not isinstance(name, str) or ":" in name:
            return super().render(context)
        args = (each.resolve(context) for each in self.args)
        kwargs = {key: each.resolve(context) for key, each in self.kwargs.items()}
        path = path_of(name, *args, **kwargs)
        return conditional_escape(path) if context.autoescape else path


@register.tag
def url(parser: Parser, token: Token) -> Path:
    node = django_url(parser, token)
    return Path(node.view_name, node.args, node.kwargs, node.asvar)
