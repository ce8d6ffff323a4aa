"""Categories and subjects in the admin."""

import pytest
from django.urls import reverse

from councils.public_record import public_record
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("more", [1, 3])
@pytest.mark.parametrize("name", ["category", "subject"])
def test_lists_make_no_query_per_row(admin_client, django_assert_max_num_queries, name, more):
    for number in range(more):
        factories.subject(category=f"Category {number}", name=f"Homelessness {number}")
    with django_assert_max_num_queries(11):
        page = admin_client.get(reverse(f"admin:complaints_{name}_changelist"))
    assert page.status_code == 200


def test_what_is_saved_changes_the_public_record(admin_client):
    category = factories.subject().category
    version = public_record().version
    response = admin_client.post(
        reverse("admin:complaints_category_change", args=[category.pk]),
        {"name": "Homes", "slug": category.slug, "position": category.position},
    )
    assert response.status_code == 302
    category.refresh_from_db()
    assert (category.name, public_record().version) == ("Homes", version + 1)


def test_a_subject_is_found_by_its_heading_or_name(admin_client):
    factories.subject(name="Homelessness")
    factories.subject(heading="Planning", name="Trees")
    page = admin_client.get(reverse("admin:complaints_subject_changelist"), {"q": "tre"})
    assert [each.name for each in page.context["cl"].result_list] == ["Trees"]
