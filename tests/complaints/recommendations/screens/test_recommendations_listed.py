"""One outcome for all that the list of recommendations shows: looked at first, then recorded."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints.models import Recommendation
from councils.public_record import public_record
from tests import factories
from tests.complaints.recommendations.compliance import (
    AT,
    address,
    messages,
    outstanding,
    signed_in,
)

pytestmark = pytest.mark.django_db

LIST = "complaints.recommendations.screens.recommendations"
COMPLIED = {"outcome": "complied", "done_on": "2024-07-15"}


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


@pytest.fixture
def officer():
    return signed_in("Case officer")


@pytest.fixture
def rows():
    """Three of Kent, of which one was due earlier, and one of York."""
    kent, york = factories.council("Kent County Council"), factories.council("City of York Council")
    made = [
        outstanding(factories.decision(council, reference=f"2401840{number}"), **due)
        for number, (council, due) in enumerate(
            [(kent, {}), (kent, {}), (kent, {"due_on": date(2024, 7, 1)}), (york, {})]
        )
    ]
    return dict(zip(("first", "second", "late", "york"), made, strict=True))


def listed(query: str = "") -> str:
    return address("record_listed") + query


def stored() -> list[tuple]:
    kept = Recommendation.objects.order_by("decision__reference")
    return [*kept.values_list("outcome", "done_on", "recorded_on")]


def mark_of(page) -> str:
    return page.context["form"]["mark"].value()


OPEN = ("", None, None)
DONE = ("complied", date(2024, 7, 15), AT.date())


def test_the_list_leads_there_as_it_is_narrowed(officer, rows, monkeypatch):
    monkeypatch.setattr(f"{LIST}.MOST_AT_ONCE", 2)
    chosen = [row.pk for row in rows.values()]
    sent = {"action": "record_compliance", "_selected_action": chosen, "select_across": "1"}
    there = officer.post(address("changelist") + "?state=outstanding&p=1", sent).url
    assert there == listed("?state=outstanding")
    page = officer.get(there)
    assert page.context["title"] == "Record compliance of all 4 in the list"
    assert "Show what would be recorded" in page.content.decode()


def test_it_is_seen_by_council_before_anything_is_recorded(officer, rows):
    version = public_record().version
    page = officer.post(listed(), COMPLIED)
    plan = page.context["plan"]
    assert (len(plan.right), plan.left_out, plan.late) == (4, {}, 1)
    assert plan.councils == [("City of York Council", 1, 0), ("Kent County Council", 3, 0)]
    words = " ".join(page.content.decode().split())
    assert (
        "<strong>4</strong>: complied, done on 15 July 2024 (1 of them late). None is left out."
        in words
    )
    assert 'value="Record these 4"' in words
    assert stored() == [OPEN] * 4
    assert public_record().version == version


def test_what_was_seen_is_recorded_at_once(officer, rows):
    version = public_record().version
    seen = officer.post(listed(), COMPLIED)
    response = officer.post(listed(), COMPLIED | {"mark": mark_of(seen)})
    assert response.url == address("changelist") + "?"
    assert stored() == [DONE] * 4
    assert public_record().version == version + 1
    assert rows["first"].history.latest("history_id").history_user == officer.user
    assert messages(officer.get(response.url))[0].startswith("4 recommendations")


def test_only_what_the_list_shows_is_recorded(officer, rows):
    query = f"?council={rows['york'].council.slug}"
    seen = officer.post(listed(query), COMPLIED)
    assert seen.context["title"] == "Record compliance of all 1 in the list"
    officer.post(listed(query), COMPLIED | {"mark": mark_of(seen)})
    assert stored() == [OPEN, OPEN, OPEN, DONE]


def test_what_is_wrong_or_unlikely_is_left_out_and_said(officer, rows):
    """A decision of 20 July cannot have been complied with five days before."""
    york = rows["york"].council
    young = outstanding(
        factories.decision(york, reference="24018409", decided_on=date(2024, 7, 20)),
        due_on=date(2024, 9, 1),
    )
    seen = officer.post(listed(), COMPLIED)
    assert [row.pk for row in seen.context["plan"].left_out] == [young.pk]
    assert seen.context["plan"].councils[0] == ("City of York Council", 1, 1)
    words = " ".join(seen.content.decode().split())
    assert "24 018 409, recommendation 1" in words
    assert "The decision was made on 20 July 2024" in words
    officer.post(listed(), COMPLIED | {"mark": mark_of(seen)})
    assert stored() == [DONE] * 4 + [OPEN]


def test_nothing_is_recorded_where_anything_is_otherwise_by_then(officer, rows):
    seen = officer.post(listed(), COMPLIED)
    Recommendation.objects.filter(pk=rows["first"].pk).update(
        outcome="not_complied", recorded_on=date(2024, 7, 20), first_not_complied_on=AT.date()
    )
    again = officer.post(listed("?state=all"), COMPLIED | {"mark": mark_of(seen)})
    assert again.context["is_other"]
    assert "Something is otherwise than you saw it." in again.content.decode()
    assert stored()[1:] == [OPEN] * 3
    assert mark_of(again) != mark_of(seen)


def test_another_outcome_than_was_seen_is_seen_first(officer, rows):
    seen = officer.post(listed(), COMPLIED)
    other = {"outcome": "complied", "done_on": "2024-07-16", "mark": mark_of(seen)}
    assert officer.post(listed(), other).context["is_other"]
    assert stored() == [OPEN] * 4


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({}, "outcome", "This field is required."),
        ({"outcome": "complied"}, "done_on", "Say on which day it was done."),
        (
            {"outcome": "not_complied", "done_on": "2024-07-15"},
            "done_on",
            "What was not complied with was not done on a day.",
        ),
        ({"outcome": "complied", "done_on": "soon"}, "done_on", None),
    ],
)
def test_what_is_missing_is_said_at_its_field(officer, rows, typed, field, said):
    page = officer.post(listed(), typed)
    found = page.context["form"].errors
    assert list(found) == [field]
    assert said is None or found[field] == [said]
    assert page.context["plan"] is None
    assert stored() == [OPEN] * 4


def test_not_complied_with_has_no_day(officer, rows):
    typed = {"outcome": "not_complied", "done_on": ""}
    seen = officer.post(listed(), typed)
    officer.post(listed(), typed | {"mark": mark_of(seen)})
    assert stored() == [("not_complied", None, AT.date())] * 4


def test_more_than_are_looked_at_are_narrowed_first(officer, rows, monkeypatch):
    monkeypatch.setattr("complaints.recommendations.screens.listed.MOST_LISTED", 3)
    response = officer.post(listed("?state=outstanding"), COMPLIED)
    assert response.url == address("changelist") + "?state=outstanding"
    assert "narrow it first" in messages(officer.get(response.url))[0]
    assert stored() == [OPEN] * 4


def test_who_may_not_record_is_refused_and_an_empty_list_is_none(officer, rows):
    reader = signed_in("Statistician")
    assert reader.get(listed()).status_code == 403
    assert reader.post(listed(), COMPLIED).status_code == 403
    assert officer.get(listed("?q=nobody")).status_code == 404
    assert officer.get(listed("?decision__private=a")).status_code == 404
    assert stored() == [OPEN] * 4


def test_a_thousand_take_no_more_queries_than_four(officer, rows):
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert officer.post(listed(), COMPLIED).status_code == 200
        return len(found)

    asked()  # what each process looks up once
    few = asked()
    kent = rows["first"].council
    for number in range(8):
        day = date(2024, 6, 3) - timedelta(days=number)
        outstanding(factories.decision(kent, reference=f"2401850{number}", decided_on=day))
    assert asked() == few
