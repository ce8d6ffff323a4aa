"""What the page of files is given."""

import pytest

from councils.years import Year
from portal.open_data.catalogue import days
from portal.pages.data_content import data_page
from tests.portal.open_data.worlds import catalogue, small_world

pytestmark = pytest.mark.django_db


def test_the_page_of_a_world():
    small_world()
    context = data_page(catalogue(), "Made up.")
    assert context["citation"] == "Figures of 2024-25, edition 1, published 1 July 2025"
    assert context["about"]["covers"] == "2022-04-01/2025-03-31"
    assert context["about"]["description"].endswith("by council and year. Made up.")
    assert [dataset.slug for dataset in context["of_a_year"]] == [
        "performance",
        "performance-by-category",
        "performance-by-type",
        "category-totals",
        "groups",
        "complaints-received",
        "counted-decisions",
        "compliance",
        "service-improvements",
    ]


def test_the_page_of_nothing():
    context = data_page(catalogue(), "")
    assert context["citation"] == ""
    assert "covers" not in context["about"]


def test_days_are_those_of_the_years():
    assert days(Year(2019), Year(2024)) == "2019-04-01/2025-03-31"
