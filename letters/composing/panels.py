"""Panels of the council's page, as a letter's last page gives them."""

from __future__ import annotations

from complaints.charts.panel_words import counts_in_words, lines
from complaints.charts.panels import MeasurePanel, gaps_of, panel
from complaints.charts.strip import Strip
from complaints.figures.chance import chance_said_once
from complaints.figures.measures import MEASURES
from complaints.figures.rates import AnyRate
from complaints.statistics.comparison import ComparedCouncils, CouncilYear
from councils.models import Council
from letters.composing.content import Chart, Panel, Row

RANGE = "Range of chance for a council of this size, 95 times in 100"


def panels(
    compared: ComparedCouncils, row: CouncilYear, council: Council
) -> tuple[list[Panel], str]:
    """Those of a letter, and what is said once of their gaps to similar councils."""
    shown = [
        panel(compared, row, council, measure)
        for measure in MEASURES.values()
        if measure.in_letters
    ]
    return [_panel(each, council) for each in shown], chance_said_once(gaps_of(shown))


def _panel(shown: MeasurePanel, council: Council) -> Panel:
    rate = shown.rate
    return Panel(
        slug=shown.measure.slug,
        name=shown.measure.name,
        figure=rate.text,
        counts=counts_in_words(shown),
        part=rate.part,
        whole=rate.whole,
        lines=lines(shown, council),
        chart=_chart(shown) if shown.strip and rate.ratio is not None else None,
    )


def _chart(shown: MeasurePanel) -> Chart:
    assert shown.strip is not None
    drawing = shown.strip.drawing
    return Chart(
        ident=shown.strip.ident,
        title=shown.strip.title,
        description=shown.strip.description,
        note=shown.strip.note,
        width=drawing.width,
        height=drawing.height,
        paths=[[path.kind, path.d] for path in drawing.paths],
        dots=[[dot.x, dot.y, dot.kind, dot.radius] for dot in drawing.dots],
        texts=[[text.x, text.y, text.words, text.kind, text.anchor] for text in drawing.texts],
        rows=_rows(shown.strip),
    )


def _rows(strip: Strip) -> list[Row]:
    """The same as ``charts/_strip_table.html`` says."""

    def figure(rate: AnyRate) -> str:
        return "fewer than ten" if rate.has_few else rate.text

    rows = [
        Row(strip.name, figure(strip.rate), strip.rate.counts),
        Row(
            f"{strip.average_name[0].upper()}{strip.average_name[1:]}",
            figure(strip.average),
            strip.average.counts,
        ),
        Row("Councils with a figure", f"{strip.councils:,}", ""),
    ]
    if strip.left_out:
        rows.append(Row("Of them not drawn, with fewer than ten cases", f"{strip.left_out:,}", ""))
    if strip.chance:
        rows.append(Row(RANGE, strip.chance_rates, strip.chance))
    return rows
