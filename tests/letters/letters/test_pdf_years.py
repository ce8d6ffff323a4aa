"""Which year a letter in a PDF says that it is about."""

import pytest
from pikepdf import Dictionary, Name

from councils.years import Year
from letters.letters.doubts import about_uploaded
from letters.letters.pdf_years import named_in, words_of, years_in
from tests.letters.correspondence import approved, composed
from tests.letters.uploads import pdf


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("for the year ended 31 March 2020. In 2018-19 there were", ["2019-20"]),
        ("the year ending 31 March 2021", ["2020-21"]),
        ("between 1 April 2021 and 31 March 2022", ["2021-22"]),
        ("Annual Review letter 2021", ["2020-21"]),
        ("Annual Review Letter 2022-23", ["2022-23"]),
        ("year end ed 31 Mar ch 20 20", ["2019-20"]),
        ("in 2018/19 and 2019–20", ["2018-19", "2019-20"]),
        ("from 2015-19, telephone 2020 21", []),
        ("", []),
    ],
)
def test_what_a_letter_calls_its_year(words, years):
    assert [str(each) for each in named_in(words)] == years


def said(words: str):
    def change(made):
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page = made.pages[0]
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = made.make_stream(f"BT /F1 12 Tf ({words}) Tj ET".encode())

    return pdf(change, compress_streams=True)


def test_it_is_read_out_of_a_file():
    assert years_in(said("The year ended 31 March 2020")) == [Year(2019)]


@pytest.mark.parametrize("content", [pdf(), b"no PDF"])
def test_what_has_no_words_says_no_year(content):
    assert (words_of(content), years_in(content)) == ("", [])


def test_a_page_that_would_be_very_large_is_read_to_a_limit():
    def change(made):
        made.pages[0].Contents = made.make_stream(b" " * 50_000_000)

    assert years_in(pdf(change, compress_streams=True)) == []


def test_a_letter_about_another_year_is_asked_about():
    dated_on = Year(2020).end
    [doubt] = about_uploaded(Year(2020), dated_on, [], [Year(2018), Year(2019)])
    assert (doubt.field, doubt.sentence) == (
        "year",
        "The letter in the file says that it is about 2018-19 and 2019-20, not 2020-21.",
    )
    assert list(about_uploaded(Year(2020), dated_on, [], [Year(2020)])) == []


@pytest.mark.django_db
def test_our_own_letters_say_their_year():
    """Written by a typesetter whose fonts say which characters their glyphs are."""
    composed()
    assert years_in(bytes(approved().file.pdf)) == [Year(2024)]
