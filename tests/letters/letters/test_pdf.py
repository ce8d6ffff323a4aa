"""The PDF of a letter: PDF/UA-1, tagged, and the same bytes for the same content."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from complaints.figures.performance import Performance
from complaints.statistics.comparison import ComparedCouncils, CouncilYear
from councils.models import Council
from letters.composing.content import Block, Section
from letters.composing.letters import counts
from letters.composing.panels import panels
from letters.letters.pdf import pdf, svg
from tests.letters.composing.test_content import CHART, CONTENT

DAY = date(2025, 5, 1)
KENT = Council(pk=1, name="Kent County Council", short_name="Kent", type="county")
MANY = Performance(
    invalid_or_incomplete=12,
    upheld=63,
    not_upheld=13,
    satisfactory_remedies=2,
    on_time=46,
    late=11,
    not_complied=1,
)
OTHERS = Performance(
    upheld=877, not_upheld=103, satisfactory_remedies=98, on_time=730, late=12, not_complied=2
)
EXCEPT = "It says so where a gap is “unusual” or “more than chance explains”. " * 2


@pytest.fixture(scope="module")
def made():
    return pikepdf.open(BytesIO(pdf(CONTENT, DAY)))


def elements(node, found):
    """Every element of the tag tree, by its kind."""
    if isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            found.setdefault(str(node.S), []).append(node)
        if "/K" in node:
            elements(node.K, found)
    elif isinstance(node, pikepdf.Array):
        for each in node:
            elements(each, found)
    return found


def test_it_says_that_it_is_pdf_ua_and_has_title_and_language(made):
    with made.open_metadata() as meta:
        assert meta["pdfuaid:part"] == "1"
        assert meta["dc:title"] == "Annual review letter 2025: Kent County Council"
    assert str(made.Root.Lang) == "en-GB"
    assert made.Root.MarkInfo.Marked
    assert made.Root.ViewerPreferences.DisplayDocTitle


def test_headings_tables_and_pictures_are_tagged(made):
    found = elements(made.Root.StructTreeRoot.K, {})
    assert len(found["/H1"]) == 1
    assert len(found["/Figure"]) == 1
    assert str(found["/Figure"][0].Alt) == "Uphold rate. One dot. "
    scopes = {
        str(cell.A[0].Scope if isinstance(cell.A, pikepdf.Array) else cell.A.Scope)
        for cell in found["/TH"]
    }
    assert (len(found["/TH"]), scopes) == (2, {"/Column"})
    assert len(found["/TD"]) == 2
    assert "/L" in found


def test_the_same_content_gives_the_same_bytes():
    assert pdf(CONTENT, DAY) == pdf(CONTENT, DAY)
    assert pdf(CONTENT, DAY) != pdf(replace(CONTENT, salutation="Dear all"), DAY)


def test_what_staff_typed_is_never_code():
    """Words that would stop typst, or read a file, if they were run."""
    typed = '#panic("x") #read("letter.typ") $x^2$ *a* _b_ @c <d> \\ // [e] `f` = g'
    letter = replace(CONTENT, sections=[Section(typed, [Block(typed), Block(points=[typed])])])
    assert pdf(letter, DAY).startswith(b"%PDF-")


def test_a_signature_is_a_picture_with_words():

    image = BytesIO()
    Image.new("RGB", (60, 20), "navy").save(image, "PNG")
    made = pikepdf.open(BytesIO(pdf(CONTENT, DAY, image.getvalue())))
    alts = [str(each.Alt) for each in elements(made.Root.StructTreeRoot.K, {})["/Figure"]]
    assert alts == ["Signature of A. Ombudsman", "Uphold rate. One dot. "]


def test_a_chart_by_itself_brings_its_own_style():
    drawn = svg(CHART)
    assert drawn.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"')
    assert "var(" not in drawn
    for kind in ("axis-line", "here-dot", "here"):
        assert f".{kind} " in drawn


def test_the_statistics_are_one_page_however_much_is_said_of_them():
    """A letter of one page and its last: three drawings with limits, every outcome, long words."""
    compared = ComparedCouncils(
        {
            pk: CouncilYear(pk, "county", True, None, None, None, performance=performance)
            for pk, performance in ((1, MANY), (2, OTHERS))
        }
    )
    drawn, chance = panels(compared, compared.rows[1], KENT)
    assert all(f"for Kent, with {each.whole} cases" in str(each.chart.texts) for each in drawn)
    said = replace(
        CONTENT,
        mark="Demonstration. The figures are made up: they say nothing about any real council.",
        panels=drawn,
        chance=f"{chance} {EXCEPT}",
        counts=counts(MANY),
        about="The figures are those of 2024-25, edition 1, as published on the portal. " * 2,
    )
    with pikepdf.open(BytesIO(pdf(said, DAY))) as opened:
        assert len(opened.pages) == 2
