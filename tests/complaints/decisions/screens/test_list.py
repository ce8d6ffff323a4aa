"""The list of decisions: found, narrowed, turned, in a fixed number of queries."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from complaints.decisions.screens.decisions import DecisionAdmin
from complaints.models import Decision
from tests import factories
from tests.complaints.decisions.entries import signed_in, somebody

pytestmark = pytest.mark.django_db

AT = datetime(2024, 9, 2, 12, tzinfo=UTC)
LIST = reverse("admin:complaints_decision_changelist")


@pytest.fixture
def officer():
    return signed_in(somebody("Case officer"))


def rows(client, **asked) -> list[str]:
    return [each.reference for each in client.get(LIST, asked).context["cl"].result_list]


@pytest.mark.parametrize("more", [1, 3])
def test_it_makes_no_query_per_row(officer, django_assert_num_queries, more):
    for _ in range(more):
        factories.decision(
            subject=factories.subject(name=f"Homelessness {more}"),
            withheld_reason="other",
            withheld_by=officer.user,
            text_changed_by=officer.user,
        )
    officer.get(LIST)  # what is asked once and kept
    with django_assert_num_queries(14):
        assert officer.get(LIST).status_code == 200


def test_its_columns(officer):
    factories.decision(
        factories.council("Kent County Council"), reference="24018407", subject=factories.subject()
    )
    page = officer.get(LIST).content.decode()
    for cell in (
        "24\u00a0018\u00a0407",
        "Kent County Council",
        "3 June 2024",
        ">Shown<",
        "Upheld",
        "Housing › Homelessness",
    ):
        assert cell in page


def test_a_reference_is_found_as_it_is_shown_and_as_it_begins(officer):
    for reference in ("24018407", "24018408", "24018407a", "23018407"):
        factories.decision(reference=reference)
    assert rows(officer, q="24 018 407") == ["24018407"]
    assert rows(officer, q="24018407A") == ["24018407a"]
    assert sorted(rows(officer, q="24 018")) == ["24018407", "24018407a", "24018408"]
    assert rows(officer, q="23") == ["23018407"]


def test_a_part_of_a_reference_is_found_where_its_serial_number_begins_with_it(officer):
    for reference in ("24017441", "26017441c", "26018407", "17441999"):
        factories.decision(reference=reference)
    both = ["24017441", "26017441c"]
    assert sorted(rows(officer, q="017 441")) == both
    assert sorted(rows(officer, q="0174")) == both
    assert rows(officer, q="26-017-441c") == ["26017441c"]
    assert rows(officer, q="17 441") == ["17441999"]
    assert rows(officer, q="018 408") == []


def test_words_of_the_text_and_of_the_subject_are_found_and_a_council_goes_first(officer):
    housing = factories.subject()
    of_text = factories.decision(
        statement="1. Mrs B complains of a hedgehog.", withheld_reason="other"
    )
    of_subject = factories.decision(factories.council("Kent County Council"), subject=housing)
    factories.decision(factories.council("Essex County Council"), summary="It is about Kent.")
    assert rows(officer, q="hedgehog") == [of_text.reference]
    assert rows(officer, q="homelessness") == [of_subject.reference]
    assert rows(officer, q="kent") == [of_subject.reference]
    assert rows(officer, q="hedgehog badger") == []
    assert rows(officer, q="hedgehog", outcome__exact="not_upheld") == []


def test_it_narrows_by_year_and_by_category(officer):
    housing = factories.decision(subject=factories.subject())
    other = factories.decision(decided_on="2025-05-01")
    assert rows(officer, year="2024-25") == [housing.reference]
    assert rows(officer, year="2025-26") == [other.reference]
    assert rows(officer, category=housing.subject.category.slug) == [housing.reference]
    assert rows(officer, category="none") == [other.reference]
    assert rows(officer, category="nothing") == []
    assert len(rows(officer, year="nonsense")) == 2


def test_a_council_is_found_by_words_of_its_name(officer):
    kent = factories.decision(factories.council("Kent County Council"))
    factories.decision(factories.council("Essex County Council"))
    assert rows(officer, q="county KENT") == [kent.reference]
    assert rows(officer, q="nowhere") == []


def test_it_narrows_to_what_is_withheld_or_waits(officer):
    other = get_user_model().objects.create_user("other")
    withheld = {"withheld_reason": "other", "withheld_at": AT}
    loaded = factories.decision(withheld_reason="consent")
    waits = factories.decision(withheld_by=other, **withheld)
    both = {"withheld_by": other, "withholding_confirmed_by": officer.user}
    confirmed = factories.decision(**both, **withheld)
    unapproved = factories.decision(text_approved_at=None)
    factories.decision(text_approved_at=None, outcome="advice_given")
    shown = factories.decision()
    assert set(rows(officer, withheld="yes")) == {
        each.reference for each in (loaded, waits, confirmed)
    }
    assert rows(officer, withheld="waiting") == [waits.reference]
    assert shown.reference in rows(officer, withheld="no")
    assert len(rows(officer, withheld="no")) == 3
    assert rows(officer, text="waiting") == [unapproved.reference]


def test_it_narrows_by_outcome_and_kind(officer):
    report = factories.decision(kind="report", title="A report", outcome="not_upheld")
    factories.decision()
    assert rows(officer, outcome__exact="not_upheld") == [report.reference]
    assert rows(officer, kind__exact="report") == [report.reference]


def test_it_turns_newest_first_and_by_other_columns(officer):
    council = factories.council()
    day = factories.decision(council).decided_on
    for number in range(1, 120):
        factories.decision(council, decided_on=day + timedelta(days=number))
    newest = list(Decision.objects.newest_first().values_list("reference", flat=True))
    assert rows(officer) == newest[:50]
    assert rows(officer, p=3) == newest[100:]
    assert rows(officer, o="1") == sorted(newest)[:50]
    assert officer.get(LIST).context["cl"].result_count == 120


def test_its_texts_are_not_read(officer):
    factories.decision()
    (row,) = officer.get(LIST).context["cl"].result_list
    assert row.get_deferred_fields() == {"statement", "summary"}


def test_it_narrows_to_what_the_front_page_counts(officer):
    today = timezone.localdate()
    soon = factories.decision(decided_on=today - timedelta(days=42))
    factories.decision(decided_on=today - timedelta(days=35))
    factories.decision(decided_on=today - timedelta(days=41), outcome="not_upheld")
    assert len(rows(officer, look="shown-soon")) == 2
    assert soon.reference in rows(officer, look="shown-soon")
    factories.recommendation(soon)
    assert len(rows(officer, look="no-recommendations")) == 1


def test_of_more_than_are_counted_it_says_so_and_sorts_by_what_an_index_has(officer, monkeypatch):
    monkeypatch.setattr("complaints.decisions.screens.list.MOST", 2)
    monkeypatch.setattr(DecisionAdmin, "list_per_page", 1)
    for name, day in (("Kent", 3), ("Essex", 5), ("Devon", 4)):
        factories.decision(factories.council(name), decided_on=datetime(2024, 6, day))
    newest = list(Decision.objects.newest_first().values_list("reference", flat=True))
    page = officer.get(LIST).content.decode()
    assert "More than 2 decisions" in page
    assert rows(officer, o="2") == rows(officer) == newest[:1]  # by council is the usual order
    assert rows(officer, o="-1") == sorted(newest)[-1:]
    assert "2 decisions" not in officer.get(LIST, {"q": "kent"}).content.decode()
    monkeypatch.setattr("complaints.decisions.screens.list.MOST", 3)
    (found,) = officer.get(LIST, {"o": "2"}).context["cl"].result_list
    assert found.council.name == "Devon"
