"""What waits for a second person, and whose it is."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from complaints.decisions.steps.reviews import open_review
from complaints.decisions.steps.withholding import withhold
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague, done
from tests.complaints.steps import address

pytestmark = pytest.mark.django_db

PAGE = reverse("admin:decisions-waiting")
YOURS = "Yours: somebody else must"


@pytest.fixture
def ann():
    return colleague("Ann", "Case officer")


@pytest.fixture
def bob():
    return colleague("Bob", "Reviewer")


def written(by, **fields):
    return factories.decision(text_approved_at=None, text_changed_by=by, **fields)


def test_each_list_tells_who_and_the_oldest_first(client, ann, bob):
    newer, older = written(ann), written(None, decided_on=date(2024, 5, 1))
    hidden = done(withhold, factories.decision(), "consent", "", ann, AT)
    hidden_later = done(withhold, factories.decision(), "other", "", bob, LATER)
    review = done(open_review, factories.decision(), AT.date(), "", ann, AT)
    factories.decision()
    client.force_login(bob)
    page = client.get(PAGE)
    assert list(page.context["texts"]) == [older, newer]
    assert list(page.context["withheld"]) == [hidden, hidden_later]
    assert list(page.context["reviews"]) == [review]
    words = " ".join(page.content.decode().split())
    assert words.index('id="withheld"') < words.index('id="texts"') < words.index('id="reviews"')
    for part in (
        "written by Ann, last changed on",
        "from a file, last changed on",
        "consent; withheld by Ann on 1 July 2025, 9.30am; the public had seen it",
        "requested on 1 July 2025; opened by Ann on 1 July 2025, 9.30am",
        address("approve-text", newer),
        address("confirm-withholding", hidden),
        address("restore", hidden),
        address("end-review", review.decision),
    ):
        assert part in words
    assert words.count(YOURS) == 1
    assert address("restore", hidden_later) not in words


def test_ones_own_are_marked_and_nothing_is_offered_for_them(client, bob):
    own = written(bob), done(withhold, factories.decision(), "consent", "", bob, AT)
    done(open_review, factories.decision(), AT.date(), "", bob, AT)
    client.force_login(bob)
    words = client.get(PAGE).content.decode()
    assert words.count(YOURS) == 3
    for step in ("approve-text", "confirm-withholding", "restore", "end-review"):
        for each in own:
            assert address(step, each) not in words


def test_a_case_officer_reads_it_and_is_offered_only_what_she_may(client, ann, bob):
    text, hidden = written(bob), done(withhold, factories.decision(), "consent", "", bob, AT)
    review = done(open_review, factories.decision(), AT.date(), "", bob, AT)
    client.force_login(ann)
    words = client.get(PAGE).content.decode()
    assert address("end-review", review.decision) in words
    for step, each in (("approve-text", text), ("confirm-withholding", hidden)):
        assert address(step, each) not in words
    assert reverse("admin:complaints_decision_change", args=[text.pk]) in words


@pytest.mark.parametrize("role", ["Statistician", "Administrator"])
def test_who_can_do_nothing_about_it_is_refused(client, role):
    client.force_login(colleague("Cat", role))
    assert client.get(PAGE).status_code == 403


def test_empty_lists_say_so(client, bob):
    client.force_login(bob)
    words = client.get(PAGE).content.decode()
    for part in ("No text waits", "No withholding waits", "No review is under way"):
        assert part in words


def test_long_lists_have_pages_of_their_own(client, ann, bob):
    about = factories.council()
    for n in range(26):
        written(ann, about=about, decided_on=date(2024, 5, 1) + timedelta(n))
    client.force_login(bob)
    first = client.get(PAGE).context
    assert (len(first["texts"]), first["texts"].paginator.count) == (25, 26)
    last = client.get(PAGE, {"texts": 2})
    assert [each.decided_on for each in last.context["texts"]] == [date(2024, 5, 26)]
    assert 'href="?texts=1#texts"' in last.content.decode()
    assert len(client.get(PAGE, {"texts": "x", "reviews": 9}).context["texts"]) == 25


@pytest.mark.parametrize("more", [1, 3])
def test_it_makes_no_query_per_row(client, ann, bob, django_assert_num_queries, more):
    for _ in range(more):
        written(ann)
        done(withhold, factories.decision(), "consent", "", ann, AT)
        done(open_review, factories.decision(), AT.date(), "", ann, AT)
    client.force_login(bob)
    client.get(PAGE)
    with django_assert_num_queries(18):
        client.get(PAGE)
