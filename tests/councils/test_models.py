"""Councils are their dates."""

from datetime import date, timedelta

import pytest

from councils.models import Council
from councils.years import Year
from tests import factories

OPENED, CLOSED = date(2023, 4, 1), date(2025, 4, 1)
LIVES = [
    (None, None),
    (OPENED, None),
    (None, CLOSED),
    (OPENED, CLOSED),
    (date(2023, 6, 1), date(2023, 9, 1)),
]


def names(councils) -> list[str]:
    return list(councils.values_list("name", flat=True))


@pytest.mark.parametrize(
    ("day", "existed"),
    [
        (OPENED - timedelta(1), False),
        (OPENED, True),
        (CLOSED - timedelta(1), True),
        (CLOSED, False),
    ],
)
@pytest.mark.django_db
def test_a_council_exists_from_its_opening_to_the_day_before_it_closed(day, existed):
    council = factories.council(opened_on=OPENED, closed_on=CLOSED)
    assert council.existed_on(day) is existed
    assert list(Council.objects.existing_on(day)) == [council] * existed


@pytest.mark.parametrize(
    ("year", "existed"),
    [("2022-23", False), ("2023-24", True), ("2024-25", True), ("2025-26", False)],
)
@pytest.mark.django_db
def test_a_council_is_in_a_year_if_it_existed_on_any_day_of_it(year, existed):
    council = factories.council(opened_on=OPENED, closed_on=CLOSED)
    assert council.existed_in(Year.parse(year)) is existed
    assert list(Council.objects.existing_in(Year.parse(year))) == [council] * existed


@pytest.mark.django_db
def test_the_database_and_python_agree_on_every_life_and_day():
    councils = [factories.council(opened_on=a, closed_on=b) for a, b in LIVES]
    for offset in range(-400, 1_200, 25):
        day = OPENED + timedelta(offset)
        expected = {each.name for each in councils if each.existed_on(day)}
        assert set(names(Council.objects.existing_on(day))) == expected
        year = Year.of(day)
        expected = {
            each.name
            for each in councils
            if any(each.existed_on(year.start + timedelta(n)) for n in range(366) if
                   year.start + timedelta(n) in year)
        }  # fmt: skip
        assert set(names(Council.objects.existing_in(year))) == expected
        assert {each.name for each in councils if each.existed_in(year)} == expected


@pytest.mark.parametrize(
    ("opened_on", "within"),
    [
        (None, False),
        (date(2023, 3, 31), False),
        (date(2023, 4, 1), False),
        (date(2023, 4, 2), True),
        (date(2024, 3, 31), True),
        (date(2024, 4, 1), False),
    ],
)
def test_opened_within_a_year_is_after_its_first_day(opened_on, within):
    assert Council(opened_on=opened_on).opened_within(Year(2023)) is within


@pytest.mark.django_db
def test_five_types_are_compared():
    for kind in Council.Type:
        factories.council(kind.label, type=kind)
    compared = Council.objects.compared()
    assert len(compared) == 5
    assert {each.type for each in compared} == set(Council.Type.values) - {"other"}
    assert all(each.is_compared for each in compared)
    assert not Council.objects.get(type="other").is_compared


def test_each_type_has_its_plural():
    assert [kind.plural for kind in Council.Type] == [
        "county councils",
        "district councils",
        "metropolitan boroughs",
        "unitary councils",
        "London boroughs",
        "other bodies",
    ]
    assert Council(type="london_borough").type_plural == "London boroughs"


@pytest.mark.django_db
def test_the_address_is_made_of_the_slug():
    assert factories.council("Kent County Council").get_absolute_url() == (
        "/councils/kent-county-council/"
    )


@pytest.mark.django_db
def test_succession_is_many_to_many_and_has_a_direction():
    old, one, two = (factories.council(name) for name in ("Cumbria", "Cumberland", "Westmorland"))
    old.successors.add(one, two)
    assert names(old.successors) == ["Cumberland", "Westmorland"]
    assert names(one.predecessors) == ["Cumbria"]
    assert names(one.successors) == []


@pytest.mark.django_db
def test_a_council_with_decisions_cannot_be_deleted():
    made = factories.decision()
    with pytest.raises(Exception, match="protected foreign keys"):
        made.council.delete()


@pytest.mark.parametrize(
    ("name", "in_sentence"),
    [
        ("Kent County Council", "Kent County Council"),
        ("London Borough of Hounslow", "the London Borough of Hounslow"),
        ("City of London Corporation", "the City of London Corporation"),
        ("City of York Council", "City of York Council"),
        ("Council of the Isles of Scilly", "the Council of the Isles of Scilly"),
        ("Borough of Poole", "the Borough of Poole"),
        ("Borough Council of Kings Lynn", "the Borough Council of Kings Lynn"),
    ],
)
def test_a_name_in_a_sentence(name, in_sentence):
    assert Council(name=name).name_in_sentence == in_sentence
