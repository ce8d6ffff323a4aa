"""Which files there are at an instant, and what they are called."""

from datetime import timedelta

import pytest

from councils.years import Year, london_instant
from portal.open_data.catalogue import FORMS, NO_CASES, WITH_CURRENT
from tests.portal.open_data.worlds import INSTANT, LATER, catalogue, small_world

pytestmark = pytest.mark.django_db
ALWAYS = [
    *("councils", "succession", "council-types", "subjects", "releases"),
    *("performance-all-years", "performance-by-category-all-years"),
    *("performance-by-type-all-years", "category-totals-all-years", "groups-all-years"),
    "complaints-received-all-years",
    *("decisions-all-years", "counted-decisions-all-years"),
    *("compliance-all-years", "service-improvements-all-years", "revisions-all-years"),
    "letters-all-years",
]


def of_edition(edition: str) -> list[str]:
    kinds = (
        *("performance", "performance-by-category", "performance-by-type"),
        *("category-totals", "groups", "complaints-received"),
        *("counted-decisions", "compliance", "service-improvements"),
    )
    return [f"{kind}-{edition}" for kind in kinds]


def test_every_file_is_named_with_its_year_and_edition():
    small_world()
    assert [file.name for file in catalogue().newest] == [
        *ALWAYS,
        *of_edition("2024-25-edition-1"),
        *of_edition("2023-24-edition-2"),
        *of_edition("2022-23-edition-1")[:6],
        "service-improvements-2022-23-edition-1",
    ]
    earlier = [file.name for each in catalogue().earlier for file in each.files]
    assert earlier == of_edition("2023-24-edition-1")[:8]


def test_a_year_has_its_files_from_its_instant():
    small_world()
    before = [file.name for file in catalogue(INSTANT - timedelta(seconds=1)).newest]
    assert [name for name in before if "2024-25" in name] == []
    assert len(before) == len(catalogue(INSTANT).newest) - 9


def test_before_anything_is_public_there_is_what_belongs_to_no_year():
    small_world()
    found = catalogue(london_instant("2023-06-30 09:30"))
    assert [file.name for file in found.newest] == ALWAYS
    assert list(found.all_years[0].rows()) == []


def test_why_there_is_no_file_is_said():
    small_world()
    [imported] = [each for each in catalogue().years if str(each.release.year) == "2022-23"]
    assert [file and file.name for _, file, _ in imported.of_each_kind] == [
        "performance-2022-23-edition-1",
        "performance-by-category-2022-23-edition-1",
        "performance-by-type-2022-23-edition-1",
        "category-totals-2022-23-edition-1",
        "groups-2022-23-edition-1",
        "complaints-received-2022-23-edition-1",
        None,
        None,
        "service-improvements-2022-23-edition-1",
    ]
    assert [why for _, file, why in imported.of_each_kind if not file] == [NO_CASES] * 2
    [earlier] = catalogue().earlier
    assert [why for _, file, why in earlier.of_each_kind if not file] == [WITH_CURRENT]


@pytest.mark.parametrize(
    ("slug", "edition", "name"),
    [
        ("performance", None, "performance-2023-24-edition-2"),
        ("performance", 2, "performance-2023-24-edition-2"),
        ("compliance", 1, "compliance-2023-24-edition-1"),
        # No edition keeps which improvements there are: an old address leads to the current file.
        ("service-improvements", 1, "service-improvements-2023-24-edition-2"),
        ("performance", 3, None),
        ("service-improvements", 3, None),
        ("letters", None, None),
        ("nonsense", None, None),
    ],
)
def test_a_file_of_a_year_is_found(slug, edition, name):
    small_world()
    found = catalogue().of_year(slug, Year(2023), edition)
    assert (found and found.name) == name


def test_each_address_leads_to_its_own_file():
    small_world()
    every = [*catalogue().newest, *(file for each in catalogue().earlier for file in each.files)]
    for form in FORMS:
        assert [file.path(form) for file in every] == [
            f"/data/{file.name}.{form}" for file in every
        ]
    assert every[0].address("csv") == "http://127.0.0.1:8000/data/councils.csv"
    assert every[-1].title == "Compliance, case by case, 2023-24, edition 1"


# Releases are read with the catalogue; what many rows belong to is read once, with a file.
FEW = ("council-types", "succession", "releases", "performance-by-type")
QUERIES = {
    "councils": 4,
    "succession": 1,
    "council-types": 0,
    "subjects": 1,
    "releases": 2,
    "performance": 3,
    "performance-all-years": 7,
    "performance-by-category": 4,
    "performance-by-category-all-years": 10,
    "performance-by-type": 2,
    "performance-by-type-all-years": 6,
    "category-totals": 7,
    "category-totals-2022-23-edition-1": 4,
    "category-totals-all-years": 10,
    "groups": 3,
    "groups-all-years": 7,
    "complaints-received": 2,
    "complaints-received-all-years": 6,
    "decisions": 3,
    "counted-decisions": 5,
    "compliance": 5,
    "service-improvements": 3,
    "revisions": 11,
    "letters": 1,
}


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_of_a_file_do_not_grow(number, django_assert_num_queries):
    small_world(number)
    for file in catalogue().newest:
        expected = QUERIES.get(file.name, QUERIES[file.dataset.slug])
        with django_assert_num_queries(expected, info=file.name):
            rows = [file.dataset.cells(row) for row in file.rows()]
        if file.dataset.slug == "groups" or file.name.startswith(
            ("performance-by-category-2022", "category-totals-2022")
        ):
            continue  # of councils that closed before, and of a year that has no categories
        assert rows, file.name
        if number == 3 and file.dataset.slug not in FEW:
            assert len(rows) >= 3 or file.dataset.slug == "revisions", file.name


def test_rows_of_a_year_are_of_that_year_and_edition():
    small_world()
    for file in catalogue(LATER).newest:
        if file.release:
            names = file.dataset.names
            rows = [file.dataset.nested(row) for row in file.rows()]
            assert {row["year"] for row in rows} <= {str(file.release.year)}
            editions = {row["edition"] for row in rows if "edition" in names}
            assert editions <= {file.release.edition}
