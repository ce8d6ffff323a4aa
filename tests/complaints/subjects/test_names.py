import pytest

from complaints.subjects.names import Subjects
from tests.factories import subject

pytestmark = pytest.mark.django_db


@pytest.fixture
def subjects():
    return {
        "admissions": subject(
            "Education and children's services", "Education", "School admissions"
        ),
        "other": subject("Education and children's services", "Education", "Other"),
        "care": subject("Education and children's services", "Children's care services", "Other"),
        "enforcement": subject("Planning and development", "Planning", "Enforcement"),
    }


def test_by_the_sites_heading_or_by_the_reporting_category(subjects):
    known = Subjects()
    assert known.named("education", "School Admissions") == subjects["admissions"]
    assert (
        known.named("Education & Children's services", "School admissions")
        == (subjects["admissions"])
    )
    assert known.named("Planning", "Enforcement") == subjects["enforcement"]
    assert known.named("Children\u2019s care services", "Other") == subjects["care"]


@pytest.mark.usefixtures("subjects")
@pytest.mark.parametrize(
    ("category", "name", "message"),
    [
        (
            "Education and children's services",
            "Other",
            "\"Education and children's services\" with 'Other' could be “Children's care services"
            " › Other” or “Education › Other”: write the heading",
        ),
        (
            "Planning",
            "Enforcment",
            "'Enforcment' is no sub-category of 'Planning'; did you mean “Enforcement”?",
        ),
    ],
)
def test_what_is_not_known_or_ambiguous(category, name, message):
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the message is compared
        Subjects().named(category, name)
    assert str(error.value) == message


@pytest.mark.usefixtures("subjects")
def test_a_category_is_known_or_not():
    known = Subjects()
    assert known.category("Planning & Development") == "Planning & Development"
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the message is compared
        known.category("Roads")
    assert str(error.value) == (
        "'Roads' is no category; known are: Children's care services, Education, Planning"
    )


def test_a_sub_category_alone_is_enough_where_it_is_the_only_one_of_its_name(subjects):
    known = Subjects()
    assert known.alone("enforcement") == subjects["enforcement"]
    assert known.alone("School Admissions") == subjects["admissions"]


@pytest.mark.usefixtures("subjects")
@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "Other",
            "'Other' is a sub-category of “Children's care services” and of “Education”: write the"
            " category too",
        ),
        ("Enforcment", "'Enforcment' is no sub-category; did you mean “Enforcement”?"),
        ("Juggling", "'Juggling' is no sub-category"),
    ],
)
def test_a_sub_category_alone_that_is_ambiguous_or_not_known(name, message):
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the message is compared
        Subjects().alone(name)
    assert str(error.value) == message
