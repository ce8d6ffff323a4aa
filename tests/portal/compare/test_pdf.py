"""The comparison as PDF/UA-1."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from complaints.models import Release
from councils.years import Year, london_instant
from portal.compare.chosen import chosen
from portal.compare.comparison import comparison, every_council
from portal.compare.pdf import MADE_UP, as_data, pdf
from portal.compare.unlike import NO_WORK
from tests import factories
from tests.factories import frozen, published
from tests.letters.pdf_text import words_of

pytestmark = pytest.mark.django_db

AT = london_instant("2025-12-01 12:00")


@pytest.fixture
def compared():
    kent, essex = (
        factories.council(f"{name} County Council", residents=1_000_000)
        for name in ("Kent", "Essex")
    )
    medway = factories.council("Medway Council", type="unitary")
    for year in ("2023-24", "2024-25"):
        published(
            year,
            frozen(kent, upheld=63, not_upheld=13, residents=1_000_000),
            frozen(essex, upheld=2, not_upheld=1, residents=1_000_000),
            frozen(medway, upheld=20, not_upheld=5),
        )
    public = Release.objects.current(AT)

    def of(*slugs):
        councils = every_council()
        found = chosen(slugs, {each.slug: each for each in councils})
        return comparison(found, public[Year(2024)], public, councils, AT)

    return of


def test_it_is_accessible_and_the_same_for_the_same_day(compared):
    found = compared("kent-county-council", "essex-county-council", "medway-council")
    made = pdf(found, date(2025, 12, 1), demonstration=False)
    assert made == pdf(found, date(2025, 12, 1), demonstration=False)
    with pikepdf.open(BytesIO(made)) as document:
        metadata = document.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Kent, Essex and Medway compared, 2024-25"
        assert document.Root.MarkInfo.Marked


def test_it_says_what_the_page_says(compared):
    found = compared("kent-county-council", "essex-county-council", "medway-council")
    said = words_of(pdf(found, date(2025, 12, 1), demonstration=True))
    for words in (
        "Kent, Essex and Medway",
        "These councils are of two types",
        "Medway Council is a unitary council.",
        "63 of 76",
        "2 of 3",
        "Over the years",
        MADE_UP,
    ):
        assert words in " ".join(said.split()), words
    assert as_data(found, False)["of_subjects"] == NO_WORK
    alike = compared("kent-county-council", "essex-county-council")
    assert [as_data(alike, False)[name] for name in ("warning", "of_subjects")] == ["", ""]
