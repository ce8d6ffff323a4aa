"""Reporting years and London's days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import Resolver404, resolve

from complaints.models import YearNote
from councils.years import (
    Year,
    YearConverter,
    YearField,
    as_london,
    london_date,
    london_instant,
    london_midnight,
    spans,
)


def test_years_that_follow_each_other_are_one_span():
    years = [Year(2024), Year(2020), Year(2021), Year(2024), Year(2019)]
    assert spans(years) == [
        (date(2019, 4, 1), date(2022, 4, 1)),
        (date(2024, 4, 1), date(2025, 4, 1)),
    ]
    assert spans([]) == []


def test_a_year_runs_from_1_april_to_31_march():
    year = Year(2024)
    assert (year.start, year.end, year.last_day) == (
        date(2024, 4, 1),
        date(2025, 4, 1),
        date(2025, 3, 31),
    )
    days = (date(2024, 3, 31), date(2024, 4, 1), date(2025, 3, 31), date(2025, 4, 1))
    assert [day in year for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("begins", "text"), [(2024, "2024-25"), (1999, "1999-00"), (2099, "2099-00"), (2008, "2008-09")]
)
def test_a_year_and_its_text(begins, text):
    assert str(Year(begins)) == text
    assert Year.parse(text) == Year(begins)


@pytest.mark.parametrize(
    "text",
    ["2024-24", "2024-26", "2024/25", "2024-2025", "24-25", "", " 2024-25", "2024-25\n", "٢٠٢٤-٢٥",
     "1899-00", "0000-01", "9999-00"],
)  # fmt: skip
def test_what_is_no_year(text):
    with pytest.raises(ValueError, match="year"):
        Year.parse(text)


def test_every_day_lies_in_its_year_and_in_no_other():
    day = date(2019, 1, 1)
    while day < date(2026, 1, 1):
        year = Year.of(day)
        assert day in year
        assert day not in year.previous
        assert day not in year.next
        day += timedelta(1)


def test_years_follow_each_other_and_sort():
    assert (Year(2024).previous, Year(2024).next) == (Year(2023), Year(2025))
    assert sorted([Year(2024), Year(2020), Year(2022)]) == [Year(2020), Year(2022), Year(2024)]
    assert Year(2024).end == Year(2024).next.start


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2024, 7, 14, 22, 59, 59, tzinfo=UTC), date(2024, 7, 14)),
        (datetime(2024, 7, 14, 23, 0, tzinfo=UTC), date(2024, 7, 15)),
        (datetime(2024, 12, 14, 23, 59, 59, tzinfo=UTC), date(2024, 12, 14)),
        (datetime(2024, 12, 15, 0, 0, tzinfo=UTC), date(2024, 12, 15)),
    ],
)
def test_the_date_in_london(at, day):
    assert london_date(at) == day


def test_a_day_begins_at_midnight_in_london():
    assert london_midnight(date(2024, 7, 15)) == datetime(2024, 7, 14, 23, tzinfo=UTC)
    assert london_midnight(date(2024, 12, 15)) == datetime(2024, 12, 15, tzinfo=UTC)
    for number in range(730):
        day = date(2024, 1, 1) + timedelta(number)
        midnight = london_midnight(day)
        assert london_date(midnight) == day
        assert london_date(midnight - timedelta(microseconds=1)) == day - timedelta(1)


@pytest.mark.parametrize("text", ["2025-05-20 09:30", "2025-05-20T09:30", " 2025-05-20 09:30 "])
def test_a_time_typed_by_staff_is_londons(text):
    assert london_instant(text) == datetime(2025, 5, 20, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "2025-05-20", "20/05/2025 09:30", "2025-05-20 09:30:00"])
def test_what_is_no_time(text):
    with pytest.raises(ValueError, match="write it as 2025-05-20 09:30"):
        london_instant(text)


@pytest.mark.parametrize(
    ("naive", "reason"),
    [
        (datetime(2025, 3, 30, 1, 0), "does not exist"),
        (datetime(2025, 3, 30, 1, 59), "does not exist"),
        (datetime(2025, 10, 26, 1, 0), "happens twice"),
        (datetime(2025, 10, 26, 1, 59), "happens twice"),
    ],
)
def test_times_that_are_none_or_two_are_refused(naive, reason):
    with pytest.raises(ValueError, match=reason):
        as_london(naive)


@pytest.mark.parametrize(
    ("naive", "at"),
    [
        (datetime(2025, 3, 30, 0, 59), datetime(2025, 3, 30, 0, 59, tzinfo=UTC)),
        (datetime(2025, 3, 30, 2, 0), datetime(2025, 3, 30, 1, 0, tzinfo=UTC)),
        (datetime(2025, 10, 26, 0, 59), datetime(2025, 10, 25, 23, 59, tzinfo=UTC)),
        (datetime(2025, 10, 26, 2, 0), datetime(2025, 10, 26, 2, 0, tzinfo=UTC)),
    ],
)
def test_times_beside_the_changes_are_themselves(naive, at):
    assert as_london(naive) == at


@pytest.mark.django_db
def test_the_field_keeps_a_year_that_sorts_and_compares():
    for begins in (2024, 1999, 2020):
        YearNote.objects.create(year=Year(begins), text="x")
    assert [note.year for note in YearNote.objects.order_by("year")] == [
        Year(1999),
        Year(2020),
        Year(2024),
    ]
    assert YearNote.objects.filter(year__gte=Year(2020)).count() == 2
    assert YearNote.objects.get(year=Year(2024)).year == Year(2024)


def test_the_field_refuses_in_words():
    field = YearField()
    assert (field.to_python("2024-25"), field.to_python(None)) == (Year(2024), None)
    with pytest.raises(ValidationError, match="is not a year"):
        field.to_python("2024")


def test_a_form_checks_the_field():
    field = YearField(null=True)
    assert field.clean("2024-25", None) == field.clean(Year(2024), None) == Year(2024)
    with pytest.raises(ValidationError, match="is not a year"):
        field.clean("2024-26", None)


def test_the_field_is_written_in_migrations_without_its_length():
    _, path, args, kwargs = YearField(null=True).deconstruct()
    assert (path, args, kwargs) == ("councils.years.YearField", [], {"null": True})
    assert isinstance(YearField(), models.CharField)


def test_the_converter_makes_a_bad_year_no_address():
    converter = YearConverter()
    assert converter.to_python("2024-25") == Year(2024)
    assert converter.to_url(Year(2024)) == "2024-25"
    assert resolve("/councils/kent/2024-25/").kwargs["year"] == Year(2024)
    for bad in ("2024-26", "1850-51", "2024"):
        with pytest.raises(Resolver404):
            resolve(f"/councils/kent/{bad}/")
