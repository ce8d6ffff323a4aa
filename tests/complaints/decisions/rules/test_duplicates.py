"""A decision that may be there already is asked about as it is entered."""

from datetime import date, timedelta

import pytest

from complaints.decisions.rules.duplicates import about_duplicates, are_alike, differ_in_one_place
from complaints.models import Decision
from tests import factories

DAY = date(2024, 6, 3)
TEXT = "The Council delayed in providing suitable accommodation for Mrs X and her two children."


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        ("24018407", False),
        ("24018408", False),  # the next case
        ("24013407", True),
        ("23018407", True),
        ("24018470", True),  # exchanged
        ("24081407", True),
        ("24078410", False),
        ("24018407a", False),  # another body
    ],
)
def test_a_reference_that_was_mistyped_differs_in_one_place(other, differs):
    assert differ_in_one_place("24018407", other) is differs


def test_texts_are_alike_where_nearly_all_of_them_is_the_same():
    assert are_alike(TEXT, TEXT.replace("two", "three"))
    assert not are_alike(
        TEXT, "The Council was at fault for how it dealt with a school's admissions."
    )
    assert not are_alike("Delay.", "Delay.")


@pytest.mark.django_db
def test_one_of_the_same_council_in_those_days_is_named():
    kent = factories.council("Kent")
    entered = Decision(council=kent, reference="24018407", decided_on=DAY, summary=TEXT)
    factories.decision(kent, reference="24018470", decided_on=DAY + timedelta(days=14))
    factories.decision(kent, reference="24000001", decided_on=DAY, summary=TEXT.upper().title())
    factories.decision(kent, reference="24000002", decided_on=DAY, summary=f"{TEXT} Again.")
    factories.decision(kent, reference="24018417", decided_on=DAY + timedelta(days=15))
    factories.decision(reference="24019407", decided_on=DAY, summary=TEXT)
    assert [each.sentence for each in about_duplicates(entered)] == [
        "24 018 470 about the same council was decided on 17 June 2024, and its reference differs"
        " from this one in one place: it may be this case.",
        "24 000 002 about the same council was decided on 3 June 2024, and its text is nearly the"
        " same: it may be this case.",
    ]
