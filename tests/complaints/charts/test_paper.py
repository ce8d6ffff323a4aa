"""A chart by itself brings its own style, and knows every kind of mark that pages know."""

import re
from pathlib import Path

from django.conf import settings

from complaints.charts.labels import Text
from complaints.charts.marks import Dot, Drawing
from complaints.charts.marks import Path as Line
from complaints.charts.paper import on_paper

CSS = Path(settings.BASE_DIR)


def test_it_is_a_whole_file_of_its_size():
    drawing = Drawing("a", 300, 99.96, paths=[Line("grid", "M0 0H9")], dots=[Dot(1, 2, "here-dot")])
    drawing.write(Text(0, 9, "Kent & Medway", "here"))
    drawn = on_paper(drawing)
    assert drawn.startswith(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100">'
        "<style>"
    )
    assert drawn.endswith(
        '</style><path class="grid" d="M0 0H9"/>'
        '<circle class="here-dot" cx="1" cy="2" r="4.5"/>'
        '<text class="here" x="0" y="9">Kent &amp; Medway</text></svg>'
    )
    assert "var(" not in drawn


def test_every_mark_of_strips_bars_and_trends_has_its_style():
    kinds = re.compile(r"\.([a-z-]+) \{")
    of_pages = set(kinds.findall((CSS / "static/css/charts.css").read_text()))
    of_paper = set(kinds.findall((CSS / "complaints/charts/paper.css").read_text()))
    marks = {kind for kind in of_pages if re.search("line|band|mark|grid|peers|dot|few", kind)}
    assert len(marks) > 12
    assert {each for each in marks if not each.startswith(("bars", "dot-"))} - of_paper == set()
