"""A colleague's name in templates."""

from django import template

from complaints.decisions.steps.records import name_of

register = template.Library()
register.filter(name_of)
