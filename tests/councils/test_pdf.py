"""PDF from a template: accessible or not at all, and the same bytes for the same data."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
import typst

from councils import pdf
from councils.pdf import typeset
from councils.printable import substituted
from tests.letters.pdf_text import words_of

DAY = date(2025, 5, 1)
TEMPLATE = '#set document(title: "A title")\n#set text(lang: "en")\n= #json(bytes(sys.inputs.word))'


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


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a \uf0b7 bullet from Word", "a • bullet from Word"),
        ("good news \U0001f600!", "good news □!"),
        ("a\ufeff mark", "a mark"),
        ("a\x07 bell", "a bell"),
        ("one\u2028two", "one two"),
        ("one\x85two", "one two"),
        ("\ufffe", "□"),
    ],
)
def test_what_no_font_shows_is_substituted(template, typed, printed):
    assert words_of(typeset(template, {"word": typed}, DAY)) == printed


@pytest.mark.parametrize("deep", [["x", ("\uf0b7",)], {"a": {"b": ["\uf0b7"]}}])
def test_texts_are_found_however_deep_they_lie(tmp_path, deep):
    made = tmp_path / "deep.typ"
    made.write_text(TEMPLATE.replace("json", "repr(json", 1) + ")")
    assert "•" in words_of(typeset(made, {"word": deep}, DAY))


@pytest.mark.parametrize(
    "name",
    [
        *("রহিমা বেগম", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "ભાવના પટેલ", "अनीता शर्मा", "தமிழ்ச்செல்வி", "محمد علی"),
        *("רחל כהן", "Łukasz Żółć", "Nguyễn Thị Ánh", "Ștefan", "Олена Шевченко", "Ελένη"),
        *("王小明", "陳大文", "김민준", "山田太郎", "สมชาย", "አበበ", "Siân Ŵyn", "Ọlá"),
    ],
)
def test_names_are_printed_in_the_scripts_of_england(template, name):
    """The words are in the PDF: no square stands for a letter."""
    assert substituted(name) == name
    assert "□" not in words_of(typeset(template, {"word": name}, DAY))


def test_what_slips_through_all_the_same_is_no_failure(template, monkeypatch, caplog):
    """A font may lack what its table of characters promises."""
    monkeypatch.setattr(pdf, "substituted", lambda text: text)
    assert words_of(typeset(template, {"word": "a \uf0b7 and বাংলা"}, DAY)).startswith("a □ and □")
    assert "no font shows" in caplog.text
