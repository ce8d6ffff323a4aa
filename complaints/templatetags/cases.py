"""Counts in templates that lead to their cases."""

from django import template
from django.utils.html import format_html

from complaints.figures.measures import MEASURES
from complaints.figures.rates import AnyRate
from complaints.models import Release
from complaints.statistics.case_lists import CountedList
from complaints.templatetags.figures import figure
from councils.models import Council

register = template.Library()


@register.simple_tag
def cases(
    words: str,
    name: str,
    release: Release | None,
    council: Council | None = None,
    kind: str = "",
    category: str = "",
) -> str:
    """Words that lead to the cases behind a count of an edition, where it names its cases."""
    if not (release and name and words):
        return words
    address = CountedList(release, name, council, kind).address(category)
    return format_html('<a href="{}">{}</a>', address, words) if address else words


@register.simple_tag
def figure_with_cases(
    rate: AnyRate,
    slug: str,
    release: Release | None,
    council: Council | None = None,
    kind: str = "",
) -> str:
    """The rate; where few cases are the figure it leads to those above the line."""
    shown = figure(rate, slug)
    if not rate.has_few:
        return shown
    return cases(shown, MEASURES[slug].above.count, release, council, kind)


@register.simple_tag
def counts_with_cases(
    rate: AnyRate,
    slug: str,
    release: Release | None,
    council: Council | None = None,
    kind: str = "",
    category: str = "",
) -> str:
    """The counts of a rate, which lead to the cases above the line.

    A sum by residents leaves out councils whose residents are not known: no list has its cases.
    """
    if MEASURES[slug].by_residents and council is None:
        return rate.counts
    return cases(rate.counts, MEASURES[slug].above.count, release, council, kind, category)


@register.simple_tag
def part_with_cases(words: str, slug: str, release: Release | None, kind: str = "") -> str:
    """What is counted, which leads to the cases above the line."""
    return cases(words, MEASURES[slug].above.count, release, kind=kind)


@register.simple_tag
def whole_with_cases(
    words: str, slug: str, release: Release | None, council: Council | None = None
) -> str:
    """What the counts are of, which leads to the cases below the line."""
    return cases(words, MEASURES[slug].below.count, release, council)


@register.simple_tag
def counted_figure_with_cases(
    rate: AnyRate,
    slug: str,
    release: Release | None,
    council: Council | None = None,
    kind: str = "",
) -> str:
    """The rate with its counts under it, which lead to the cases above the line."""
    shown = figure_with_cases(rate, slug, release, council, kind)
    if not rate.counts or rate.has_few:
        return shown
    counts = counts_with_cases(rate, slug, release, council, kind)
    return format_html('{} <span class="counts">{}</span>', shown, counts)
