"""Recording compliance on a page: of one, of many at once, all of them or none."""

from datetime import date, timedelta

import pytest

from complaints.models import Recommendation
from councils.public_record import public_record
from tests import factories
from tests.complaints.recommendations.compliance import (
    AT,
    address,
    asked,
    messages,
    outstanding,
    signed_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


@pytest.fixture
def officer():
    return signed_in("Case officer")


def many(*rows, **more) -> str:
    listed = f"&list={more['back']}" if more else ""
    return address("record_many") + "?ids=" + ",".join(str(row.pk) for row in rows) + listed


def filled(*rows, **for_all) -> dict:
    """What the browser sends of (recommendation, outcome, done_on); for_all fills empty rows."""
    sent = {"all-outcome": "", "all-done_on": ""} | {f"all-{k}": v for k, v in for_all.items()}
    for row, outcome, done_on in rows:
        sent |= {
            f"{row.pk}-seen": row.outcome,
            f"{row.pk}-outcome": outcome,
            f"{row.pk}-done_on": done_on,
        }
    return sent


def stored(*rows) -> list[tuple]:
    for row in rows:
        row.refresh_from_db()
    return [(row.outcome, row.done_on, row.recorded_on) for row in rows]


def errors(page) -> dict[int, list[str]]:
    return {
        row.recommendation.pk: [text for texts in row.form.errors.values() for text in texts]
        for row, _ in page.context["lines"]
        if row.form and row.form.errors
    }


OPEN = ("", None, None)


def test_one_is_recorded_late_and_that_is_said(officer):
    row = outstanding(factories.decision(reference="24018407"))
    version = public_record().version
    sent = filled((row, "complied", "2024-07-16"))
    response = officer.post(address("record", row.pk), sent)
    assert response.url == address("change", row.pk)
    assert stored(row) == [("complied", date(2024, 7, 16), AT.date())]
    assert public_record().version == version + 1
    assert messages(officer.get(response.url)) == [
        "24 018 407, recommendation 1 is recorded as complied with late."
    ]
    assert row.history.latest("history_id").history_user == officer.user


def test_rows_left_empty_take_what_is_the_same_for_all(officer):
    first, second, third, failed = (outstanding() for _ in range(4))
    sent = filled(
        (first, "", ""),
        (second, "", "2024-07-20"),
        (third, "complied", ""),
        (failed, "not_complied", ""),
        outcome="complied",
        done_on="2024-07-10",
    )
    response = officer.post(many(first, second, third, failed, back="state%3Doverdue"), sent)
    assert response.url == address("changelist") + "?state=overdue"
    today = AT.date()
    assert stored(first, second, third, failed) == [
        ("complied", date(2024, 7, 10), today),
        ("complied", date(2024, 7, 20), today),
        ("complied", date(2024, 7, 10), today),
        ("not_complied", None, today),
    ]
    assert messages(officer.get(response.url)) == [
        "4 recommendations are recorded: 2 complied with on time, 1 complied with late,"
        " 1 not complied with."
    ]


def test_a_row_left_empty_is_left_as_it_is(officer):
    chosen, left = outstanding(), outstanding()
    officer.post(many(chosen, left), filled((chosen, "not_complied", ""), (left, "", "")))
    assert stored(chosen, left) == [("not_complied", None, AT.date()), OPEN]


def test_what_is_right_is_recorded_and_the_errors_of_the_others_stand_at_their_rows(officer):
    right = outstanding(factories.decision(reference="24018407"))
    early, nonsense, half = (outstanding(right.decision) for _ in range(3))
    rows = (right, early, nonsense, half)
    version = public_record().version
    page = officer.post(
        many(*rows),
        filled(
            (right, "complied", "2024-07-10"),
            (early, "complied", "2024-06-02"),
            (nonsense, "complied", "tomorrow"),
            (half, "", "2024-07-10"),
        ),
    )
    assert errors(page) == {
        nonsense.pk: ["Enter a valid date."],
        half.pk: ["Say whether it was complied with."],
    }
    assert "Nothing was recorded." in page.text
    assert stored(*rows) == [OPEN] * 4
    assert public_record().version == version
    page = officer.post(
        many(*rows),
        filled(
            (right, "complied", "2024-07-10"),
            (early, "complied", "2024-06-02"),
            (nonsense, "complied", ""),
            (half, "not_complied", "2024-07-10"),
        ),
    )
    name = "24 018 407, recommendation"
    assert errors(page) == {
        early.pk: [f"{name} 2: The decision was made on 3 June 2024, after this date."],
        nonsense.pk: [f"{name} 3: What was complied with has the day on which it was done."],
        half.pk: [f"{name} 4: Only what was complied with has a day on which it was done."],
    }
    assert "Nothing of these was recorded." in page.text
    assert 'value="2024-07-10"' in page.text  # what was filled in is still there
    assert messages(page) == ["24 018 407, recommendation 1 is recorded as complied with on time."]
    assert stored(*rows) == [("complied", date(2024, 7, 10), AT.date()), *[OPEN] * 3]
    assert public_record().version == version + 1
    page = officer.post(many(*rows), filled((early, "complied", "2024-06-03"), (half, "", "")))
    assert stored(early, half) == [("complied", date(2024, 6, 3), AT.date()), OPEN]


def test_nothing_filled_in_is_told(officer):
    row, other = outstanding(), outstanding()
    page = officer.post(many(row, other), filled((row, "", ""), (other, "", "")))
    assert page.context["filled"].for_all.non_field_errors() == ["Nothing is filled in yet."]
    page = officer.post(address("record", row.pk), filled((row, "", "")))
    assert "Nothing is filled in yet. Nothing was recorded." in page.text


def test_the_second_of_two_people_is_told_and_the_rest_is_recorded(officer):
    colleague = signed_in("Case officer", "colleague")
    row = outstanding(factories.decision(reference="24018407"))
    other = outstanding(row.decision)
    seen_by_both = filled((row, "complied", "2024-07-10"), (other, "complied", "2024-07-11"))
    colleague.post(address("record", row.pk), filled((row, "complied", "2024-07-10")))
    page = officer.post(many(row, other), seen_by_both)
    assert [line.cannot for line, _ in page.context["lines"]] == [
        "24 018 407, recommendation 1 is recorded already as complied with, done on 10 July 2024,"
        " by colleague on 1 August 2024. It was open when you opened the page.",
    ]
    assert f"{row.pk}-outcome" not in page.text
    assert "Nothing of these was recorded." in page.text
    assert stored(other) == [("complied", date(2024, 7, 11), AT.date())]


def test_what_failed_meanwhile_is_shown_as_it_is_now(officer):
    colleague = signed_in("Case officer", "colleague")
    row = outstanding(factories.decision(reference="24018407"))
    sent = filled((row, "complied", "2024-07-20"))
    colleague.post(address("record", row.pk), filled((row, "not_complied", "")))
    page = officer.post(address("record", row.pk), sent)
    assert errors(page) == {
        row.pk: [
            "24 018 407, recommendation 1 is recorded already as not complied with, by colleague on"
            " 1 August 2024. It was open when you opened the page."
        ]
    }
    assert f'name="{row.pk}-seen" value="not_complied"' in page.text
    row.refresh_from_db()
    officer.post(address("record", row.pk), filled((row, "complied", "2024-07-20")))
    assert stored(row) == [("complied", date(2024, 7, 20), AT.date())]
    assert row.first_not_complied_on == AT.date()


def test_what_cannot_be_recorded_has_no_fields(officer):
    complied = factories.recommendation(factories.decision(reference="24018407"))
    row = outstanding()
    page = officer.get(many(complied, row))
    by_key = {line.recommendation.pk: line for line, _ in page.context["lines"]}
    assert by_key[complied.pk].form is None
    assert by_key[complied.pk].cannot.endswith("If that is a mistake, a reviewer can correct it.")
    assert by_key[row.pk].cannot == ""
    page = officer.get(many(complied))
    assert 'type="submit" class="default"' not in page.text
    page = officer.post(many(complied, row), filled((row, "not_complied", "")))
    assert stored(row) == [("not_complied", None, AT.date())]


@pytest.mark.parametrize("more", [1, 3])
def test_the_page_makes_no_query_per_row(officer, more):
    rows = [outstanding() for _ in range(more)]
    assert asked(officer, many(*rows)) == 1


@pytest.mark.parametrize("role", ["Statistician", "Administrator"])
def test_whoever_may_not_record_is_refused(role):
    client, row = signed_in(role), outstanding()
    for page in (address("record", row.pk), many(row)):
        assert client.get(page).status_code == 403
        assert client.post(page, filled((row, "not_complied", ""))).status_code == 403
    assert stored(row) == [OPEN]


def test_a_reviewer_records_too():
    row = outstanding()
    signed_in("Reviewer").post(address("record", row.pk), filled((row, "not_complied", "")))
    assert stored(row) == [("not_complied", None, AT.date())]


def test_two_hundred_at_most_are_on_one_page(officer, monkeypatch):
    monkeypatch.setattr("complaints.recommendations.screens.recommendations.MOST_AT_ONCE", 2)
    rows = [outstanding() for _ in range(3)]
    assert len(officer.get(many(*rows)).context["lines"]) == 2


def test_what_is_deleted_meanwhile_is_told(officer):
    row, gone = outstanding(), outstanding()
    page, sent = many(row, gone), filled((row, "not_complied", ""), (gone, "not_complied", ""))
    Recommendation.objects.filter(pk=gone.pk).delete()
    assert officer.post(page, sent).status_code == 302
    assert stored(row) == [("not_complied", None, AT.date() + timedelta(0))]


@pytest.mark.parametrize("several", [False, True])
def test_a_failure_before_its_day_is_asked_about_and_the_answer_kept(officer, clock, several):
    clock.set(AT - timedelta(days=34))  # 28 June
    officer.force_login(officer.user)
    row = outstanding(factories.decision(reference="24018407"))
    rows = [row, outstanding(row.decision)] if several else [row]
    page_of = many(*rows) if several else address("record", row.pk)
    sent = filled((row, "not_complied", ""), *((each, "", "") for each in rows[1:]))
    page = officer.post(page_of, sent)
    sentence = (
        "24 018 407, recommendation 1: It is not complied with on 28 June 2024, though it is due"
        " on 15 July 2024."
    )
    assert f"{sentence} Is that right? Say why below, or change it." in page.text
    assert 'name="all-because"' in page.text
    assert stored(row) == [OPEN]
    answered = {"all-asked": sentence, "all-because": "It said that it will not."}
    assert officer.post(page_of, sent | answered).status_code == 302
    assert stored(row) == [("not_complied", None, date(2024, 6, 28))]
    assert row.history.latest("history_id").history_change_reason == (
        f"Outcome recorded. Unlikely, but right: It said that it will not. (asked: {sentence})"
    )
