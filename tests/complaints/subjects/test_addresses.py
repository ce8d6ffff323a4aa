"""Categories and sub-categories have addresses of one kind."""

import pytest

from complaints.models import Category, Subject
from complaints.subjects.addresses import choices, every_slug, named
from complaints.subjects.importing import load_subjects
from councils.years import london_instant
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_address_names_a_category_or_a_sub_category():
    subject = factories.subject()
    assert (named("housing"), named("housing-homelessness")) == (subject.category, subject)
    assert named("nothing") is None
    assert every_slug() == ["housing", "housing-homelessness"]


def test_a_form_groups_them_and_names_a_heading_where_there_are_several():
    factories.subject()
    factories.subject("Education", "Education", "Other")
    factories.subject("Education", "Children", "Other")
    assert choices() == [
        (
            "Education",
            [
                ("education", "All of Education"),
                ("children-other", "Children › Other"),
                ("education-other", "Education › Other"),
            ],
        ),
        ("Housing", [("housing", "All of Housing"), ("housing-homelessness", "Homelessness")]),
    ]


def test_no_two_of_the_reference_have_the_same_address():
    load_subjects(at=london_instant("2025-01-01 12:00"))
    assert len(every_slug()) == Category.objects.count() + Subject.objects.count()
