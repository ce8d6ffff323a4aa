"""PDF from a template: accessible or not at all, and the same bytes for the same data."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
import typst

from complaints.typesetting import typeset

DAY = date(2025, 5, 1)
TEMPLATE = '#set document(title: "A title")\n#set text(lang: "en")\n= #sys.inputs.word'


@pytest.fixture
def template(tmp_path):
    made = tmp_path / "page.typ"
    made.write_text(TEMPLATE)
    return made


def test_it_reads_its_inputs_and_is_dated(template):
    made = typeset(template, {"word": "Kent"}, DAY)
    opened = pikepdf.open(BytesIO(made))
    with opened.open_metadata() as meta:
        assert (meta["pdfuaid:part"], meta["dc:title"]) == ("1", "A title")
        assert meta["xmp:CreateDate"].startswith("2025-04-30T23:00:00")
    assert typeset(template, {"word": "Kent"}, DAY) == made
    assert typeset(template, {"word": "Essex"}, DAY) != made


def test_each_template_has_its_own_compiler(template, tmp_path):
    other = tmp_path / "other.typ"
    other.write_text(TEMPLATE.replace("A title", "Another"))
    made = typeset(template, {"word": "Kent"}, DAY)
    assert typeset(other, {"word": "Kent"}, DAY) != made
    assert typeset(template, {"word": "Kent"}, DAY) == made


def test_what_is_not_accessible_is_not_made(tmp_path):
    bare = tmp_path / "bare.typ"
    bare.write_text("= Words")
    with pytest.raises(typst.TypstError):
        typeset(bare, {}, DAY)
