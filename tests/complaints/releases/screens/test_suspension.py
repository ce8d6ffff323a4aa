"""Suspending figures through the screens: who may do what, what is said, what waits."""

from datetime import timedelta

import pytest
from django.urls import reverse

from complaints.models import Release, Suspension
from complaints.releases.screens.suspension import SUSPENSION_STEPS
from portal.staff.work_list import work_list
from tests.complaints.preparation import INSTANT, MINUTE, ROLES, a_year, announced, person
from tests.complaints.releases.screens.test_releases import address, signed_in, steps_on
from tests.complaints.screens import errors, said, step, text
from tests.complaints.suspensions import suspended

pytestmark = pytest.mark.django_db
NOW = INSTANT + timedelta(days=9)
WHY = "Two counties were mixed up."
ASK, CONFIRM = {"Administrator"}, {"Administrator", "Reviewer"}
WHO_MAY = {
    "suspend": ASK,
    "confirm-suspension": CONFIRM,
    "drop-suspension": CONFIRM,
    "lift": ASK,
    "confirm-lifting": CONFIRM,
    "leave-suspended": CONFIRM,
}


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(NOW)


@pytest.fixture
def release():
    a_year()
    return announced()


@pytest.fixture
def administrator():
    return signed_in("Administrator", "dee")


@pytest.fixture
def reviewer():
    return signed_in("Reviewer", "ben")


def waits(name: str) -> list[str]:
    found = work_list(person(name), NOW)
    return [item.url for each in found if "to be suspended" in each.title for item in each.items]


def test_one_asks_another_confirms_and_the_same_to_lift_it(
    release, administrator, reviewer, client, clock
):
    page_of_it = address("change", release.pk)
    assert steps_on(administrator.get(page_of_it)) == ["suspend"]
    assert steps_on(reviewer.get(page_of_it)) == []
    asked = step(administrator, release, "suspend", reason=WHY)
    assert said(asked)[0].startswith("Asked for. Nothing is hidden yet: somebody else confirms")
    assert client.get("/councils/kent-county/2024-25/").status_code == 200
    assert steps_on(administrator.get(page_of_it)) == ["drop-suspension"]
    assert steps_on(reviewer.get(page_of_it)) == ["confirm-suspension", "drop-suspension"]
    assert (waits("ben"), waits("ann")) == ([page_of_it], [])
    clock.set(NOW + MINUTE)
    assert WHY in text(reviewer.get(address("step", release.pk, "confirm-suspension")))
    done = step(reviewer, release, "confirm-suspension")
    assert said(done)[0].startswith("Suspended. Every page and file of the figures of 2024-25")
    assert waits("ben") == []
    assert Suspension.objects.get().suspended_at >= NOW + MINUTE
    clock.set(NOW + 2 * MINUTE)
    assert "The figures are suspended" in text(reviewer.get(page_of_it))
    assert client.get("/councils/kent-county/2024-25/").status_code == 404
    listed = text(reviewer.get(reverse("admin:complaints_release_changelist")))
    assert "2024-25, edition 1 Suspended" in listed
    step(administrator, release, "lift", reason="They were right.")
    assert waits("ben") == [page_of_it]
    assert client.get("/councils/kent-county/2024-25/").status_code == 404
    assert said(step(reviewer, release, "confirm-lifting")) == [
        "Lifted: the figures are public again, everywhere."
    ]
    clock.set(NOW + 3 * MINUTE)
    assert client.get("/councils/kent-county/2024-25/").status_code == 200


def test_who_asked_is_refused_at_the_address_too(release, administrator):
    step(administrator, release, "suspend", reason=WHY)
    page = step(administrator, release, "confirm-suspension")
    assert errors(page)["__all__"] == ["You asked for it, so somebody else confirms it."]
    assert Suspension.objects.get().suspended_at is None


def test_what_was_asked_anew_since_the_page_was_opened_is_not_confirmed(
    release, administrator, reviewer, clock
):
    step(administrator, release, "suspend", reason=WHY)
    opened = reviewer.get(address("step", release.pk, "confirm-suspension"))
    seen = opened.context["form"]["seen"].value()
    step(administrator, release, "drop-suspension")
    clock.set(NOW + MINUTE)
    step(administrator, release, "suspend", reason="Something else.")
    page = reviewer.post(address("step", release.pk, "confirm-suspension"), {"seen": seen})
    assert errors(page)["__all__"] == [
        "That has changed since you opened this page: look at it again."
    ]


def test_words_that_may_identify_a_person_are_asked_about(release, administrator):
    page = step(administrator, release, "suspend", reason="Mr Peter Archer rang 01622 555 0123.")
    assert "may identify a person" in errors(page)["reason"][0]
    assert not Suspension.objects.exists()


def test_an_edition_announced_before_is_named_to_be_withdrawn(
    release, administrator, reviewer, clock
):
    Release.objects.create(
        year=release.year,
        edition=2,
        source="counted",
        reason="Drift.",
        made_at=NOW - MINUTE,
        made_by_command=True,
        public_at=NOW + timedelta(days=1),
    )
    step(administrator, release, "suspend", reason=WHY)
    done = step(reviewer, release, "confirm-suspension")
    assert said(done)[0].endswith(
        "2024-25, edition 2, announced for 30 May 2025, 9.30am, was counted before, and would stay"
        " suspended: withdraw it, and count the year again."
    )


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_may_not_do_is_refused_at_its_address(release, role):
    assert {each.slug for each in SUSPENSION_STEPS} == set(WHO_MAY)
    client = signed_in(role)
    for slug, who in WHO_MAY.items():
        expected = 200 if role in who else 403
        assert client.get(address("step", release.pk, slug)).status_code == expected, slug


def test_the_log_is_read_by_staff_and_changed_by_nobody(release, administrator):
    made = suspended("2024-25", NOW)
    page = administrator.get(reverse("admin:complaints_suspension_change", args=[made.pk]))
    assert "Two counties were mixed up." in text(page)
    assert administrator.post(page.request["PATH_INFO"], {"reason": "x"}).status_code == 403
    assert Suspension.objects.get().reason == "Two counties were mixed up."
