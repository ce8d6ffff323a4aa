"""The figures of a letter's page and PDF are those of the council's page and of the release."""

import re
from datetime import date, datetime, timedelta

import pytest

from complaints.models import CouncilFigures, Release
from councils.public_record import changing_public_record
from councils.years import LONDON, Year
from letters.composing.drafts import compose_letters
from letters.models import Letter
from tests import factories
from tests.factories import frozen, published
from tests.letters.pdf_text import words_of

pytestmark = pytest.mark.django_db
YEAR = Year(2024)
AT = datetime(2025, 7, 8, 12, tzinfo=LONDON)
MARKED = re.compile(r'data-measure="([\w-]+)"(?: data-part="(\d+)" data-whole="(\d*)")?>([^<]+)<')
THREE = {
    "uphold-rate": "Uphold rate",
    "compliance-rate": "Compliance rate",
    "satisfactory-remedy-rate": "Satisfactory remedy rate",
}
FULL = {"satisfactory_remedies": 4, "on_time": 20, "late": 3, "not_complied": 1}
# By council: its kind, and its counts.
COUNCILS = {
    "Many": ("county", {"upheld": 63, "not_upheld": 13, **FULL}),
    "All upheld and complied": (
        "county",
        {"upheld": 31, "satisfactory_remedies": 31, "on_time": 31, "late": 0, "not_complied": 0},
    ),
    "Nearly all": (
        "county",
        {
            "upheld": 399,
            "not_upheld": 1,
            "satisfactory_remedies": 1,
            "on_time": 398,
            "late": 0,
            "not_complied": 1,
        },
    ),
    "None upheld": ("district", {"not_upheld": 12, "advice_given": 3}),
    "None investigated": (
        "district",
        {"invalid_or_incomplete": 4, "referred_back": 1_234, "closed_after_initial_enquiries": 7},
    ),
    "Nothing at all": ("district", {}),
    "Few": (
        "district",
        {"upheld": 2, "not_upheld": 1, "satisfactory_remedies": 1, "on_time": 1, "late": 1,
         "not_complied": 1},
    ),
    "Late only": ("district", {"upheld": 14, "late": 14, "satisfactory_remedies": 0}),
    "One each": ("district", {"upheld": 1, "not_upheld": 1, "on_time": 1}),
    "Half way": ("unitary", {"upheld": 49, "not_upheld": 7, **FULL}),
    "Newly opened": ("unitary", {"upheld": 11, "not_upheld": 2, **FULL}),
    "London": ("london_borough", {"upheld": 1_100, "not_upheld": 300, **FULL}),
    "Parks authority": ("other", {"upheld": 10, "not_upheld": 4, **FULL}),
}  # fmt: skip


@pytest.fixture
def england(client, clock):
    """A published year of all of them, and their letters, sent."""
    rows = []
    for name, (kind, counts) in COUNCILS.items():
        opened = date(2024, 6, 1) if name == "Newly opened" else None
        about = factories.council(f"{name} Council", type=kind, opened_on=opened)
        with_all = {
            "satisfactory_remedies": 0, "on_time": 0, "late": 0, "not_complied": 0
        } | counts  # fmt: skip
        rows.append(frozen(about, **with_all))
    published("2024-25", *rows, public_at=AT, by_command=True)
    compose_letters(YEAR, by=None, at=AT)
    with changing_public_record():
        Letter.objects.update(approved_at=AT, by_command=True, sent_at=AT)
    clock.set(AT + timedelta(hours=1))
    return client


def marked(client, address) -> dict[str, tuple[str, str, str]]:
    """Part, whole and words of each of the three measures of a page, each marked once."""
    found = MARKED.findall(client.get(address).content.decode())
    ours = [each for each in found if each[0] in THREE]
    assert len(ours) == 3
    return {slug: (part, whole, words) for slug, part, whole, words in ours}


def frozen_counts(slug: str) -> dict[str, tuple[int, int]]:
    """Part and whole of each measure, divided by nobody, from what the release keeps."""
    row = CouncilFigures.objects.get(release=Release.objects.get(), council__slug=slug)
    complied = row.on_time + row.late
    return {
        "uphold-rate": (row.upheld, row.upheld + row.not_upheld),
        "compliance-rate": (complied, complied + row.not_complied),
        "satisfactory-remedy-rate": (row.satisfactory_remedies, row.upheld),
    }


@pytest.mark.parametrize("name", COUNCILS)
def test_page_pdf_councils_page_and_release_agree(england, name):
    slug = f"{name} Council".lower().replace(" ", "-")
    page = f"/councils/{slug}/letters/2024-25/"
    of_letter = marked(england, page)
    assert of_letter == marked(england, f"/councils/{slug}/2024-25/")
    pdf = words_of(england.get(page.rstrip("/") + ".pdf").content)
    statistics = pdf[pdf.index(f"{name} Council: the figures of 2024-25") :]
    for measure, (part, whole) in frozen_counts(slug).items():
        assert of_letter[measure][:2] == (str(part), str(whole))
        words = of_letter[measure][2]
        counts = f"{part:,} of {whole:,}" if whole else ""
        counts = f" {counts} " if counts not in ("", words) else ""
        assert f"{THREE[measure]} {words}{counts}" in statistics


@pytest.mark.parametrize("name", COUNCILS)
def test_every_count_stands_in_page_and_pdf(england, name):
    slug = f"{name} Council".lower().replace(" ", "-")
    counts = COUNCILS[name][1]
    names = {
        "Invalid or incomplete": "invalid_or_incomplete",
        "Advice given": "advice_given",
        "Referred back for local resolution": "referred_back",
        "Closed after initial enquiries": "closed_after_initial_enquiries",
        "Not upheld": "not_upheld",
        "Upheld": "upheld",
    }
    rows = {words: counts.get(column, 0) for words, column in names.items()}
    rows["Dealt with in all"] = sum(rows.values())
    page = england.get(f"/councils/{slug}/letters/2024-25/").content.decode()
    found = re.findall(r'<th scope="row">([^<]+)</th><td class="n">([^<]+)</td>', page)
    assert found == [(words, f"{number:,}") for words, number in rows.items()]
    pdf = words_of(england.get(f"/councils/{slug}/letters/2024-25.pdf").content)
    table = " ".join(f"{words} {number:,}" for words, number in rows.items())
    assert f"Decision Complaints {table} The figures are those of 2024-25, edition 1" in pdf


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("many-council", ["83%", "96%", "6%"]),
        ("all-upheld-and-complied-council", ["100%", "100%", "100%"]),
        ("nearly-all-council", ["over 99%", "over 99%", "under 1%"]),
        ("none-upheld-council", ["0%", "no outcomes recorded", "none upheld"]),
        ("few-council", ["2 of 3", "2 of 3", "1 of 2"]),
        ("half-way-council", ["88%", "96%", "8%"]),
        ("parks-authority-council", ["71%", "96%", "40%"]),
    ],
)
def test_the_figures_by_hand(england, slug, words):
    found = marked(england, f"/councils/{slug}/letters/2024-25/")
    assert [found[measure][2] for measure in THREE] == words
