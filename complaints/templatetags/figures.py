"""Figures and references in templates: a rate is never shown without its counts."""

from django import template
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe

from complaints.decisions.references import unbroken
from complaints.figures.rates import AnyRate, Rate
from complaints.models import Decision, Suspension
from complaints.releases.steps.suspension import in_words
from complaints.statistics.own_revisions import OwnRevision
from complaints.statistics.own_revisions import what_changed as what_revisions_changed
from councils.models import Council

register = template.Library()


@register.filter
def reference(decision: Decision) -> str:
    """24 018 407, with spaces that do not break."""
    return unbroken(decision.reference)


@register.simple_tag
def figure(rate: AnyRate, slug: str) -> SafeString:
    """The rate as it is shown."""
    return with_mark(rate.text, rate, slug)


@register.simple_tag
def marked(rate: AnyRate, slug: str, of: str) -> str:
    """A rate in a table or chart beside the main figure, marked with what it is of.

    ``of`` is similar, category or year; where there are few, the counts stand beside it.
    """
    shown = "fewer than ten" if rate.has_few else rate.text
    return shown if rate.whole is None and rate.part is None else with_mark(shown, rate, slug, of)


def with_mark(shown: str, rate: AnyRate, slug: str, of: str = "") -> SafeString:
    """What is shown of a rate, marked with its counts for whoever reads the page by machine."""
    whole = "" if rate.part is not None and rate.whole is None else rate.whole
    told = (("measure", slug), ("of", of or None), ("part", rate.part), ("whole", whole))
    known = (f' data-{name}="{escape(each)}"' for name, each in told if each is not None)
    # Joined here: a page has a hundred of them, and format_html takes three times as long.
    return mark_safe(f"<span{''.join(known)}>{conditional_escape(shown)}</span>")


@register.simple_tag
def marked_count(number: int, name: str) -> SafeString:
    """A count by itself, marked with its name in the data."""
    shown = f"{number:,}"
    return format_html('<span data-count="{}" data-number="{}">{}</span>', name, number, shown)


@register.simple_tag
def counted_figure(rate: AnyRate, slug: str) -> SafeString:
    """The rate with its counts under it; where they are few the counts are the rate."""
    if not rate.counts or rate.has_few:
        return figure(rate, slug)
    return format_html('{} <span class="counts">{}</span>', figure(rate, slug), rate.counts)


BAR = (
    '<svg class="bar" viewBox="0 0 {} 1" preserveAspectRatio="none" aria-hidden="true"'
    ' focusable="false"><rect class="{}" width="{}" height="1"/></svg>'
)


@register.simple_tag
def bar_of(rate: AnyRate, kind: str = "") -> str:
    """A share as a small bar in the units of its whole; none of few cases, or by residents."""
    if not isinstance(rate, Rate) or rate.has_few or not rate.whole:
        return ""
    return format_html(BAR, rate.whole, kind, rate.part)


@register.filter
def what_changed(revision: OwnRevision, council: Council) -> str:
    """What a revision changed of a council, in the words of page, letter, feed and pack."""
    return what_revisions_changed(council, revision)


@register.filter
def suspension(suspended: Suspension) -> str:
    """That figures are suspended: of which year, since when, and why."""
    return in_words(suspended)
