"""A colleague's name in templates."""

from django import template

from councils.people import name_of

register = template.Library()
register.filter(name_of)
