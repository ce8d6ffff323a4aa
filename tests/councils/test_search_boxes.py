"""Staff's search boxes read what is typed as the public's do."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


def found(client, model, typed) -> list[str]:
    page = client.get(reverse(f"admin:{model}_changelist"), {"q": typed})
    return [str(each) for each in page.context["cl"].result_list]


@pytest.mark.parametrize("typed", ["children's", "children\u2019s", "\u201cchildren\u2019s\u201d."])
@pytest.mark.parametrize("name", ["Children's services", "Children\u2019s services"])
def test_subjects_and_categories(admin_client, name, typed):
    made = factories.subject(name, name, "Adoption")
    factories.subject("Housing", "Housing", "Repairs")
    assert found(admin_client, "complaints_category", typed) == [name]
    assert found(admin_client, "complaints_subject", typed) == [str(made)]
    assert len(found(admin_client, "complaints_subject", " ")) == 2


@pytest.mark.parametrize("typed", ["king's lynn", "kings lynn", "King\u2019s  Lynn,"])
def test_councils_and_what_belongs_to_them(admin_client, typed):
    made = factories.council("King\u2019s Lynn Borough Council", slug="kings-lynn")
    one = factories.decision(made)
    factories.recommendation(one)
    factories.recommendation(factories.decision(factories.council("Kent County Council")))
    assert found(admin_client, "councils_council", typed) == [made.name]
    assert found(admin_client, "complaints_decision", typed) == [str(one)]
    page = admin_client.get(
        reverse("admin:complaints_recommendation_changelist"), {"q": typed, "state": "all"}
    )
    assert [each.council for each in page.context["cl"].result_list] == [made]


def test_a_council_by_its_codes_or_a_part_of_an_alias(admin_client):
    made = factories.council("Kent County Council", gss_code="E10000016", register_code="KEN")
    made.aliases.create(key="the garden of england")
    factories.council("Essex County Council", gss_code="E10000012", register_code="ESS")
    for typed in ("E10000016", "ken", "garden"):
        assert found(admin_client, "councils_council", typed) == [made.name]
    assert found(admin_client, "councils_council", "?") == []


def test_colleagues(admin_client):
    User.objects.create(username="mary", last_name="O\u2019Neill")
    User.objects.create(username="ann", last_name="Neill")
    assert found(admin_client, "auth_user", "o'neill") == ["mary"]
