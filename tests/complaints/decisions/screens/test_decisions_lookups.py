"""Private words are not found out letter by letter, by narrowing a list through its address."""

import pytest
from django.contrib.auth.models import Group

from councils.models import Contact
from tests import factories
from tests.complaints.colleagues import AT, ROLES, colleague

pytestmark = pytest.mark.django_db
DECISIONS, RECOMMENDATIONS = "/admin/complaints/decision/", "/admin/complaints/recommendation/"


@pytest.fixture(autouse=True)
def now(clock):
    clock.set(AT)


@pytest.fixture
def made():
    made = factories.decision(withheld_reason="other", withheld_note="A neighbour wrote to us.")
    factories.recommendation(made, private_text="Pay Mrs B £100.")
    email = "chief@example.org"
    Contact.objects.create(council=made.council, role="chief_executive", email=email)
    return made


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    ("page", "lookup"),
    [
        (DECISIONS, "withheld_note__startswith"),
        (DECISIONS, "withheld_note"),
        (DECISIONS, "recommendations__private_text__startswith"),
        (DECISIONS, "council__contacts__email__startswith"),
        (DECISIONS, "text_approved_by__password__startswith"),
        (RECOMMENDATIONS, "private_text__startswith"),
        (RECOMMENDATIONS, "no_longer_required_reason__contains"),
        (RECOMMENDATIONS, "decision__withheld_note__startswith"),
        ("/admin/councils/council/", "contacts__email__startswith"),
    ],
)
def test_a_list_is_not_narrowed_by_what_is_private(client, made, role, page, lookup):
    assert Group.objects.filter(name=role).exists()
    client.force_login(colleague("Somebody", role))
    assert client.get(page, {"state": "all"} if page == RECOMMENDATIONS else {}).status_code == 200
    assert client.get(page, {lookup: "P"}).status_code == 400


def test_what_lists_are_narrowed_by_still_works(client, made):
    client.force_login(colleague("Somebody", "Case officer"))
    for page, narrowed in (
        (DECISIONS, {"outcome__exact": "upheld", "withheld": "yes"}),
        (RECOMMENDATIONS, {"state": "recorded", "due_in": "2024-25"}),
    ):
        assert client.get(page, narrowed).context["cl"].result_count == 1
