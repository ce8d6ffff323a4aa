"""A pack to be edited: the whole of it, opened with the libraries that read these forms."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx as word
import odfdo
import pytest
from docx.oxml.ns import qn

from portal.scrutiny.blocks import Heading, Items, Table, blocks, in_xml
from portal.scrutiny.content import Listed
from portal.scrutiny.docx import docx
from portal.scrutiny.odt import odt
from tests.portal.scrutiny.test_pdf import DAY, ITEM, PACK

FORMS = pytest.mark.parametrize("write", [docx, odt])
HEADINGS = [
    "Scrutiny pack: Kent County Council, 2024-25",
    "The measures beside similar councils",
    *("Uphold rate", "Compliance rate", "Satisfactory remedy rate", "Upheld per 100,000 residents"),
    "Uphold rate over the years",
    "Uphold rate by subject, 2024-25",
    "What was agreed, and whether it was done",
    *("Service improvements", "Public reports", "The letter of the year", "Notes on the years"),
    "Questions worth asking",
    "What the year before prompted, 2023-24",
    "The measures over the years",
    "The cases behind the counts",
    "Complied with late",
    "About this pack",
]
YEARS = [
    ["Year", "Kent", "Upheld", "Range of chance, in cases", "County councils"],
    ["2015-16", "38%", "15 of 40", "14 to 26 of 40", "50%"],
    ["2016-17", "40%", "16 of 40", "14 to 26 of 40", "50%"],
]
BEFORE = [
    ["Question", "2023-24", "2024-25"],
    [
        "What kept the council?",
        "4 of 60 cases were complied with late.",
        "Not prompted by this year’s figures.",
    ],
]
OVER_YEARS = [
    ["Year", "Uphold rate"],
    ["2023-24", "88% (66 of 75); 20 of 21 county councils 89%"],
    ["2024-25", "88% (66 of 75); 20 of 21 county councils 89%"],
]


def opened(content: bytes):
    return word.Document(BytesIO(content))


def opened_odt(content: bytes):
    return odfdo.Document(BytesIO(content))


def test_docx_has_its_headings_in_order_and_its_tables_with_their_heads():
    document = opened(docx(PACK, DAY))
    headings = [each for each in document.paragraphs if each.style.name.startswith("Heading")]
    assert [each.text for each in headings] == HEADINGS
    assert [each.style.name for each in headings[:3]] == ["Heading 1", "Heading 2", "Heading 3"]
    years, subjects, outcomes, before, over_years = document.tables
    assert [[cell.text for cell in row.cells] for row in years.rows] == YEARS
    assert subjects.cell(1, 0).text == "Housing (more than chance explains)"
    assert [cell.text for cell in outcomes.rows[1].cells] == ["50", "63"]
    assert [[cell.text for cell in row.cells] for row in before.rows] == BEFORE
    assert [[cell.text for cell in row.cells] for row in over_years.rows] == OVER_YEARS
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table.rows[1]._tr.trPr is None


def test_odt_has_its_headings_in_order_and_its_tables_with_their_heads():
    body = opened_odt(odt(PACK, DAY)).body
    assert [str(each).strip() for each in body.headers] == HEADINGS
    assert [int(each.level) for each in body.headers[:3]] == [1, 2, 3]
    years, *_ = tables = body.tables
    rows = years.get_elements("//table:table-row")
    cells = [
        [each.inner_text.strip() for each in row.get_elements("table:table-cell")] for row in rows
    ]
    assert cells[:3] == YEARS
    assert len(tables) == 5
    assert all(len(each.get_elements("table:table-header-rows")) == 1 for each in tables)


@FORMS
def test_it_says_everything_that_is_no_drawing(write):
    with ZipFile(BytesIO(write(replace(PACK, mark="Made up.", replaced="Replaced."), DAY))) as made:
        text = "".join(
            made.read(each).decode() for each in made.namelist() if each.endswith((".xml", ".rels"))
        )
    for said in (
        *("Made up.", "Replaced.", "63 of 76 investigated complaints", "Housing", "Change the let"),
        *("No report.", "2024-25: Fewer cases.", "What has changed?", "Because: 1 of 63 cases"),
        *("decided on 4 May 2024", "Agreed: Remind staff to keep records. (done late)"),
        *("And 4 more", "https://portal.example/pack/", "Figures: edition 1.", "en-GB"),
        *("The method changed in 2016-17", "95 times in 100"),
    ):
        assert said in text, said
    assert "thin lines" not in text  # of a chart that is not there


@FORMS
def test_the_same_content_of_the_same_day_gives_the_same_bytes(write):
    assert write(PACK, DAY) == write(PACK, DAY)
    assert write(PACK, DAY) != write(replace(PACK, kind="District council"), DAY)


@FORMS
def test_who_made_it_when_and_what_it_is_called_is_told(write):
    content = write(PACK, DAY)
    if write is docx:
        known = opened(content).core_properties
        said = (known.title, known.author, known.language, known.created.date())
    else:
        meta = opened_odt(content).meta
        said = (meta.title, meta.initial_creator, meta.language, meta.creation_date.date())
    assert said == (PACK.title, "The Ombudsman", "en-GB", DAY)


@FORMS
def test_words_are_never_marks_of_the_form(write):
    typed = '<w:b/> &amp; </text:p> "x" \x07\ufffe'
    follow_up = replace(PACK.follow_up, improvements=Listed((replace(ITEM, words=typed),), None))
    content = write(replace(PACK, follow_up=follow_up), DAY)
    if write is docx:
        found = "\n".join(each.text for each in opened(content).paragraphs)
    else:
        found = opened_odt(content).get_formatted_text()
    assert '<w:b/> &amp; </text:p> "x"' in found
    assert "\x07" not in found


def test_where_there_is_little_only_that_is_said():
    bare = replace(
        PACK,
        **dict.fromkeys(("trend", "subjects", "letter", "before", "over_years"), None),
        **dict.fromkeys(("notes", "questions", "case_lists"), ()),
        follow_up=replace(PACK.follow_up, outcomes=(), improvements=Listed((), None)),
    )
    found = list(blocks(bare))
    assert not [each for each in found if isinstance(each, Table | Items)]
    assert [each.text for each in found if isinstance(each, Heading)][-3:] == [
        "Service improvements",
        "Public reports",
        "About this pack",
    ]


def test_content_is_as_it_was_but_for_what_xml_cannot_hold():
    assert in_xml(PACK) == PACK
    assert in_xml(replace(PACK, notes=("a\x00b",))).notes == ("ab",)
