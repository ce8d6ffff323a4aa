"""What every chart must keep: words apart and inside, and markup that a strict policy allows."""

import re
from itertools import combinations
from xml.etree import ElementTree

from django.template.loader import render_to_string

from complaints.charts.labels import Box
from complaints.charts.marks import Drawing

SVG = "{http://www.w3.org/2000/svg}"


def words(drawing: Drawing) -> list[str]:
    return [text.words for text in drawing.texts]


def kinds(drawing: Drawing) -> list[str]:
    return [path.kind for path in drawing.paths]


def assert_legible(drawing: Drawing) -> None:
    """No words over other words, none outside the drawing."""
    room = Box(-0.01, -0.01, drawing.width + 0.01, drawing.height + 0.01)
    for text in drawing.texts:
        assert text.box.is_within(room), (drawing.ident, text, text.box)
    for one, other in combinations(drawing.texts, 2):
        assert not one.box.overlaps(other.box), (drawing.ident, one.words, other.words)


def written(template: str, chart: object) -> str:
    """The chart's HTML, found to be well formed, described, and without inline style or script."""
    html = render_to_string(f"charts/{template}", {"chart": chart})
    ElementTree.fromstring(f"<div>{html.replace('&nbsp;', ' ')}</div>")
    assert not re.search(r"<style|<script|\sstyle=|\son\w+=", html)
    identities = re.findall(r'\sid="([^"]*)"', html)
    assert len(set(identities)) == len(identities)
    drawings = re.findall(r"<svg(.*?)</svg>", html, re.DOTALL)
    assert drawings
    for drawing in drawings:
        assert 'role="img"' in drawing
        title, desc = re.search(r'aria-labelledby="(\S+) (\S+)"', drawing).groups()
        assert re.search(rf'<title id="{title}">[^<]+</title><desc id="{desc}">[^<]+<', drawing)
    return html


def rows(html: str) -> list[list[str]]:
    """The words of a table's cells, row by row."""
    found = re.findall(r"<tr.*?</tr>", html, re.DOTALL)
    cells = [re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row, re.DOTALL) for row in found]
    return [[" ".join(re.sub(r"<[^>]*>", " ", cell).split()) for cell in row] for row in cells]
