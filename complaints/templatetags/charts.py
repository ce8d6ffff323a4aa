"""Charts in templates."""

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from complaints.charts.funnel import Funnel, FunnelDot
from complaints.charts.marks import Drawing
from complaints.charts.shapes import kind, shape

register = template.Library()

SVG = (
    '<svg class="chart{size}" viewBox="{view_box}" role="img"'
    ' aria-labelledby="{ident}-title {ident}-desc"><title id="{ident}-title">{title}</title>'
    '<desc id="{ident}-desc">{description}</desc>{marks}</svg>'
)

SYMBOL = (
    '<svg class="chart symbol" viewBox="0 0 16 16" aria-hidden="true">'
    '<path class="{}" d="{}"/></svg>'
)


@register.simple_tag
def svg(chart: Any, drawing: Drawing) -> SafeString:
    """One drawing of a chart, with the chart's title and description."""
    return format_html(
        SVG,
        size=f" chart-{drawing.size}" if drawing.size else "",
        view_box=drawing.view_box,
        ident=drawing.ident,
        title=chart.title,
        description=chart.description,
        marks=drawing.markup,
    )


@register.simple_tag
def symbol(number: int) -> SafeString:
    """The mark that a council has in every chart of a page, beside its name: nothing to read."""
    return format_html(SYMBOL, kind(number), shape(number, 8, 8))


@register.simple_tag
def funnel_rows(chart: Funnel) -> SafeString:
    """A row for each council of the type: joined here, for a type has up to 180 of them."""
    return format_html_join(
        "",
        '<tr{}><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>',
        (
            (
                "" if each.number is None else format_html(' class="{}"', "this"),
                _linked(each),
                each.rate.text,
                "–" if each.rate.has_few or not each.counts else each.counts,
                each.where or "–",
            )
            for each in chart.dots
        ),
    )


def _linked(dot: FunnelDot) -> SafeString | str:
    return format_html('<a href="{}">{}</a>', dot.address, dot.name) if dot.address else dot.name
