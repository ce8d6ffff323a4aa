"""Lists are narrowed by days and councils that are typed; what can't be read finds nothing."""

from datetime import date

import pytest
from django.urls import reverse

from tests import factories
from tests.complaints.decisions.entries import signed_in, somebody

pytestmark = pytest.mark.django_db

LIST = reverse("admin:complaints_decision_changelist")


@pytest.fixture
def officer():
    return signed_in(somebody("Case officer"))


def found(client, **asked) -> list[str]:
    return sorted(each.reference for each in client.get(LIST, asked).context["cl"].result_list)


def test_both_days_are_included_and_either_may_be_left_empty(officer):
    for number, day in enumerate((1, 2, 3), 1):
        factories.decision(reference=f"2400000{number}", decided_on=date(2024, 5, day))
    assert found(officer, decided_from="2024-05-02") == ["24000002", "24000003"]
    assert found(officer, decided_to="2024-05-02", decided_from="") == ["24000001", "24000002"]
    both = {"decided_from": "2024-05-02", "decided_to": "2024-05-02"}
    assert found(officer, **both) == ["24000002"]


def test_what_is_no_day_finds_nothing_and_says_so(officer):
    factories.decision()
    asked = {"decided_from": "1 May"}
    assert found(officer, **asked) == []
    assert "“1 May” is no day: write 2025-03-31." in officer.get(LIST, asked).content.decode()


def test_a_council_is_found_by_its_address_and_by_any_name(officer):
    for name, reference in (("Kent Council", "24000001"), ("Kent Down Council", "24000002")):
        factories.decision(factories.council(name), reference=reference)
    assert found(officer, council="kent-council") == ["24000001"]
    assert found(officer, council="Kent Down") == ["24000002"]
    assert found(officer, council="Atlantis") == []
    page = officer.get(LIST, {"council": "Atlantis"}).content.decode()
    assert "No council is called “Atlantis”." in page


def test_what_else_the_list_is_narrowed_to_stays(officer):
    factories.decision(factories.council("Kent Council"))
    asked = {"council": "kent-council", "outcome__exact": "upheld", "q": "24", "p": "1"}
    page = officer.get(LIST, asked).content.decode()
    assert '<input type="hidden" name="outcome__exact" value="upheld">' in page
    assert '<input type="hidden" name="q" value="24">' in page
    assert '<input type="hidden" name="p"' not in page
    assert 'value="Kent Council"' in page
