"""Who may do what with a release: on its pages, and at every address."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from complaints.models import CountCheck, Release
from complaints.releases.screens.steps import RELEASE_STEPS
from complaints.releases.screens.suspension import SUSPENSION_STEPS
from tests import factories
from tests.complaints.preparation import (
    AT,
    INSTANT,
    ROLES,
    a_year,
    announced,
    draft,
    person,
    submitted,
)

pytestmark = pytest.mark.django_db
PREPARE = {"Statistician"}
APPROVE = {"Reviewer"}
WHO_MAY = {
    "submit": PREPARE,
    "approve": APPROVE,
    "give-back": APPROVE,
    "recount": PREPARE,
    "instant": PREPARE,
    "reason": PREPARE,
    "postpone": PREPARE,
    "withdraw": PREPARE | APPROVE,
    "discard": PREPARE,
}
BUTTONS = {  # by state and role: the steps on the page of a first edition that Ann prepared
    "draft": {"Statistician": ["submit", "recount", "instant", "discard"]},
    "submitted": {
        "Reviewer": ["approve", "give-back"],
        "Statistician": ["recount", "instant", "discard"],
    },
    "announced": {"Statistician": ["postpone", "withdraw"], "Reviewer": ["withdraw"]},
}
MAKE = {"draft": draft, "submitted": submitted, "announced": announced}


def signed_in(role: str, username: str = "") -> Client:
    client = Client()
    client.force_login(person(username or f"some-{role}", role))
    return client


def address(page: str, *arguments) -> str:
    return reverse(f"admin:complaints_release_{page}", args=arguments)


def steps_on(page) -> list[str]:
    return re.findall(
        r'href="/admin/complaints/release/\d+/step/([a-z-]+)/"', page.content.decode()
    )


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("slug", WHO_MAY)
def test_a_step_is_refused_at_its_address_to_whoever_may_not_take_it(role, slug):
    a_year()
    release = draft()
    client, at_step = signed_in(role), address("step", release.pk, slug)
    before = Release.objects.values().get()
    allowed = role in WHO_MAY[slug]
    assert (client.get(at_step).status_code == 403) is not allowed
    if not allowed:
        assert client.post(at_step, {"reason": "Why"}).status_code == 403
        assert Release.objects.values().get() == before
    others = {each.slug for each in SUSPENSION_STEPS}
    assert set(WHO_MAY) | others == set(RELEASE_STEPS.of)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", MAKE)
def test_what_a_role_may_not_do_is_absent_from_its_page(role, state):
    a_year()
    release = MAKE[state]()
    page = signed_in(role).get(address("change", release.pk))
    assert steps_on(page) == BUTTONS[state].get(role, [])
    for slug in steps_on(page):
        assert role in WHO_MAY[slug]


@pytest.mark.parametrize("role", ROLES)
def test_the_other_addresses_of_a_release(role):
    kent = a_year()
    release = draft()
    CountCheck.objects.create(release=release, council=kent, asked_at=AT, answer_by=INSTANT.date())
    client, pk = signed_in(role), release.pk
    see = dict.fromkeys(
        [
            address("changelist"),
            address("change", pk),
            address("oddities", pk),
            address("figures", pk),
            address("checks", pk),
            address("history", pk),
        ],
        200,
    )
    only = 200 if role in PREPARE else 403
    access = 200 if role in PREPARE | APPROVE else 403
    expected = see | {
        address("prepare"): only,
        address("check", pk, kent.slug): only,
        address("check_file", pk, kent.slug): only,
        address("early_access", pk): access,
        address("add"): 403,
        address("delete", pk): 403,
    }
    assert {each: client.get(each).status_code for each in expected} == expected
    posts = {
        address("prepare"): only,
        address("checks", pk): only,
        address("check", pk, kent.slug): only,
        address("early_access", pk): access,
        address("change", pk): 405,
        address("figures", pk): 405,
        address("oddities", pk): 405,
        address("add"): 403,
        address("delete", pk): 403,
    }
    before = Release.objects.values().get()
    assert {each: client.post(each).status_code for each in posts} == posts
    assert Release.objects.values().get() == before


def test_whoever_may_not_see_releases_sees_none_of_their_pages():
    a_year()
    release = draft()
    client = Client()
    client.force_login(person("nobody"))
    for page in ("change", "oddities", "figures", "checks", "early_access"):
        assert client.get(address(page, release.pk)).status_code == 403
    assert client.get(address("changelist")).status_code == 403
    client.logout()
    answer = client.get(address("change", release.pk))
    assert answer["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("role", ROLES)
def test_an_earlier_state_is_read_and_never_gone_back_to(role):
    a_year()
    release = announced()
    entry = release.history.earliest()
    page = reverse("admin:complaints_release_simple_history", args=[release.pk, entry.pk])
    client, before = signed_in(role), Release.objects.values().get()
    assert client.get(page).status_code == 200
    assert client.post(page, {"reason": ""}).status_code == 403
    assert Release.objects.values().get() == before


def test_a_superuser_cannot_edit_or_delete_either():
    a_year()
    release = draft()
    client = Client()
    client.force_login(person("chief", is_superuser=True))
    assert client.get(address("add")).status_code == 403
    assert client.post(address("delete", release.pk), {"post": "yes"}).status_code == 403
    action = {"action": "delete_selected", "_selected_action": release.pk, "post": "yes"}
    client.post(address("changelist"), action)
    assert Release.objects.get() == release


def test_the_list_says_the_state_in_words_at_the_instant(clock):
    a_year()
    announced()
    factories.published("2022-23", factories.frozen(upheld=1))

    def cells():
        page = signed_in("Case officer").get(address("changelist")).content.decode()
        found = re.findall(r'<t[dh] class="field-[^"]*"[^>]*>(.*?)</t[dh]>', page)
        return [re.sub("<.*?>", "", cell) for cell in found]

    assert cells() == [
        *("2024-25, edition 1", "Approved and announced", "20 May 2025, 9.30am"),
        *("Ann Example", "Ben Sample"),
        *("2022-23, edition 1", "Public", "1 July 2023, 12.00am", "a command", "a command"),
    ]
    clock.set(INSTANT)
    assert cells()[1] == "Public"


@pytest.mark.parametrize(("role", "is_there"), [(role, role in PREPARE) for role in ROLES])
def test_the_button_that_prepares_a_year(role, is_there):
    page = signed_in(role).get(address("changelist")).content.decode()
    assert (address("prepare") in page) is is_there


def test_frozen_figures_are_read_only():
    a_year()
    row = draft().figures.get()
    client = signed_in("Statistician")
    change = reverse("admin:complaints_councilfigures_change", args=[row.pk])
    assert client.get(change).status_code == 200
    assert client.post(change, {"upheld": 9}).status_code == 403
    assert client.get(reverse("admin:complaints_councilfigures_add")).status_code == 403
