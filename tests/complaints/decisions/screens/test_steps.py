"""The steps' pages: who may, what a button does, what is refused."""

from datetime import date

import pytest
from django.urls import reverse

from complaints.decisions.screens.steps import DECISION_STEPS
from complaints.decisions.steps.reviews import open_review
from complaints.decisions.steps.withholding import withhold
from complaints.models import ConfirmedWords, Decision
from tests import factories
from tests.complaints.colleagues import AT, LATER, ROLES, colleague, done
from tests.complaints.steps import Staff, address, as_kept, errors, told

pytestmark = pytest.mark.django_db

WITHHOLD, CONFIRM, RESTORE, APPROVE, GIVE_BACK, AGAIN, TAKE_BACK, *CHANGES = DECISION_STEPS.of
OPEN, END, MOVE, CORRECT, ADD, REFERENCE, VOID, AGREE, LEAVE = CHANGES
MAY = {
    "Case officer": [WITHHOLD, AGAIN, OPEN, END, MOVE, CORRECT, ADD, VOID],
    "Reviewer": [
        *(WITHHOLD, CONFIRM, RESTORE, APPROVE, GIVE_BACK, AGAIN, TAKE_BACK),
        *(OPEN, END, MOVE, CORRECT, REFERENCE, VOID, AGREE, LEAVE),
    ],
    "Statistician": [],
    "Administrator": [],
}


@pytest.fixture
def ann():
    return colleague("Ann", "Case officer")


@pytest.fixture
def bob():
    return colleague("Bob", "Reviewer")


@pytest.fixture
def decision(ann):
    return factories.decision(
        factories.council("Kent County Council"),
        reference="24018407",
        text_approved_at=None,
        text_changed_by=ann,
        subject=factories.subject(),
    )


@pytest.fixture
def shown(decision):
    Decision.objects.update(text_approved_at=AT)
    decision.refresh_from_db()
    return decision


@pytest.fixture
def take(client, clock):
    return Staff(client, clock).take


@pytest.mark.parametrize("role", [*ROLES, ""])
@pytest.mark.parametrize("step", DECISION_STEPS.of)
def test_a_step_is_refused_to_who_may_not_take_it(client, decision, role, step):
    client.force_login(colleague("Cat", *filter(None, [role])))
    before = as_kept()
    expected = 200 if step in MAY.get(role, ()) else 403
    assert client.get(address(step, decision)).status_code == expected
    if expected == 403:
        assert client.post(address(step, decision), {"reason": "consent"}).status_code == 403
        assert as_kept() == before


@pytest.mark.parametrize("step", DECISION_STEPS.of)
def test_nobody_from_outside_gets_in(client, decision, step):
    response = client.post(address(step, decision))
    assert (response.status_code, response["Location"].split("?")[0]) == (302, "/admin/login/")


@pytest.mark.parametrize("step", DECISION_STEPS.of)
def test_a_decision_that_is_not_there_is_not_found(client, step):
    client.force_login(colleague("Cat", "Case officer", "Reviewer"))
    assert client.get(reverse(f"admin:decision-{step}", args=[9])).status_code == 404


def offered(user, decision):
    return [each.step.slug for each in DECISION_STEPS.offers(user, decision, LATER)]


def test_only_what_somebody_may_do_now_is_offered(decision, ann, bob):
    assert offered(ann, decision) == [WITHHOLD, OPEN, MOVE, VOID]
    assert offered(bob, decision) == [WITHHOLD, APPROVE, GIVE_BACK, OPEN, MOVE, VOID]
    for role in ("Statistician", "Administrator"):
        assert offered(colleague(role, role), decision) == []


def test_an_author_is_not_offered_to_approve_what_she_wrote(decision, bob):
    Decision.objects.update(text_changed_by=bob)
    assert offered(bob, Decision.objects.get()) == [WITHHOLD, OPEN, MOVE, VOID]


def test_who_withheld_is_not_offered_to_confirm(shown, bob):
    cat = colleague("Cat", "Reviewer")
    withheld = done(withhold, shown, "consent", "", bob, AT)
    assert offered(bob, withheld) == [TAKE_BACK, OPEN, MOVE, CORRECT, REFERENCE, VOID]
    both = [TAKE_BACK, OPEN, MOVE, CORRECT, REFERENCE, VOID]
    assert offered(cat, withheld) == [CONFIRM, RESTORE, *both]


def test_who_opened_a_review_is_not_offered_to_end_it(shown, ann, bob):
    done(open_review, shown, AT.date(), "", ann, AT)
    under_review = Decision.objects.get()
    assert offered(ann, under_review) == [WITHHOLD, MOVE, CORRECT, ADD]
    assert offered(bob, under_review) == [WITHHOLD, TAKE_BACK, END, MOVE, CORRECT, REFERENCE]


def test_the_decision_shows_its_steps_and_the_urgent_one_first(client, shown, ann):
    client.force_login(ann)
    page = client.get(reverse("admin:complaints_decision_change", args=[shown.pk]))
    first, *others = page.context["steps"]
    assert (first.step.slug, first.step.is_urgent) == (WITHHOLD, True)
    assert first.url == address(WITHHOLD, shown)
    assert [each.step.is_urgent for each in others] == [False] * 5
    assert first.url in page.content.decode()


def test_a_case_officer_withdraws_and_a_reviewer_restores(take, shown, ann, bob):
    assert errors(take(WITHHOLD, shown, ann, reason="")).keys() == {"reason"}
    page = take(WITHHOLD, shown, ann, reason="identifiable", note="A street is named.")
    assert told(page) == [
        "success: 24 018 407 is withdrawn: the public does not see it any more. What others hold of"
        " it is out of date within 60 seconds. Somebody else confirms or restores it."
    ]
    shown.refresh_from_db()
    assert (shown.withheld_reason, shown.withheld_note, shown.withheld_by, shown.withheld_at) == (
        "identifiable",
        "A street is named.",
        ann,
        LATER,
    )
    page = take(CONFIRM, shown, bob)
    assert told(page) == ["success: Confirmed: 24 018 407 stays withheld."]
    shown.refresh_from_db()
    assert shown.withholding_confirmed_by == bob
    page = take(RESTORE, shown, bob)
    assert told(page) == [
        "success: 24 018 407 is restored. Shown to the public since 1 July 2025, 9.30am."
    ]
    assert list(Decision.objects.public(LATER)) == [shown]


@pytest.mark.parametrize("step", [CONFIRM, RESTORE])
def test_who_withheld_is_told_that_somebody_else_must(client, take, shown, bob, step):
    withheld = done(withhold, shown, "consent", "", bob, AT)
    before = as_kept()
    page = take(step, withheld, bob)
    assert errors(page) == {
        "__all__": ["You withheld 24 018 407 yourself: somebody else confirms or restores it."]
    }
    assert as_kept() == before
    opened = client.get(address(step, withheld))
    assert "You withheld 24 018 407 yourself" in opened.content.decode()
    assert 'type="submit" class="default"' not in opened.content.decode()


def test_an_author_is_told_that_somebody_else_approves(client, take, decision):
    author = colleague("Dan", "Reviewer")
    Decision.objects.update(text_changed_by=author)
    before = as_kept()
    page = take(APPROVE, decision, author)
    assert errors(page) == {
        "__all__": [
            "You were the last to change what the public will read of 24 018 407: somebody else"
            " approves it."
        ]
    }
    assert as_kept() == before


def test_the_whole_text_is_read_and_found_words_are_marked_and_ticked(take, client, decision, bob):
    Decision.objects.update(summary="Mr Smith & <b>Mrs B</b>", statement="## Found\n\n1. mr smith")
    factories.recommendation(decision, public_summary="Train Dr Jones's staff.")
    client.force_login(bob)
    page = client.get(address(APPROVE, decision)).content.decode()
    for part in (
        '<mark class="waiting">Mr Smith</mark> &amp; &lt;b&gt;Mrs B&lt;/b&gt;',
        "<h3>Found</h3>",
        '<mark class="waiting">mr smith</mark>',
        'Train <mark class="waiting">Dr Jones</mark>&#x27;s staff.',
        reverse("admin:decision-preview", args=[decision.reference]),
    ):
        assert part in page
    refused = take(APPROVE, decision, bob, words=["name:Mr Smith"])
    assert errors(refused) == {
        "__all__": [
            "These words may identify a person, and nobody confirmed them: “Dr Jones” (title with"
            " surname)."
        ]
    }
    assert not ConfirmedWords.objects.exists()
    page = take(APPROVE, decision, bob, words=["name:Mr Smith", "name:Dr Jones"])
    assert told(page) == [
        "success: The text of 24 018 407 is approved. Shown to the public since 1 July 2025,"
        " 10.30am.",
        "info: No other text waits for you.",
    ]
    recorded = ConfirmedWords.objects.values_list("words", "confirmed_by", "confirmed_at")
    assert sorted(recorded) == [("Dr Jones", bob.pk, LATER), ("Mr Smith", bob.pk, LATER)]


def test_after_one_text_comes_the_next(take, decision, bob):
    following = factories.decision(text_approved_at=None, decided_on=date(2024, 7, 1))
    _, said = told(take(APPROVE, decision, bob))
    link = f'<a href="{address(APPROVE, following)}" data-key="n">'
    assert f"{link}Read the next one, {following}</a>" in said


def test_the_second_to_approve_is_told_who_did(take, client, decision, bob):
    cat = colleague("Cat", "Reviewer")
    client.force_login(cat)
    seen = client.get(address(APPROVE, decision)).context["form"].initial["seen"]
    take(APPROVE, decision, bob)
    client.force_login(cat)
    page = client.post(address(APPROVE, decision), {"seen": seen})
    assert errors(page) == {
        "__all__": ["Bob approved the text of 24 018 407 already, on 1 July 2025, 10.30am."]
    }


def test_a_step_without_what_was_read_is_not_taken(client, decision, bob):
    client.force_login(bob)
    assert "seen" in errors(client.post(address(APPROVE, decision)))
    assert Decision.objects.get().text_approved_at is None


def test_an_approval_is_taken_back(take, shown, bob):
    page = take(TAKE_BACK, shown, bob, reason="A name was left in.")
    assert told(page) == [
        "success: The approval of 24 018 407 is taken back. Not shown: its text is not approved yet"
        " (changed last by Ann)."
    ]
    assert list(Decision.objects.public(LATER)) == []
    assert errors(take(TAKE_BACK, shown, bob, reason="x" * 2_001)).keys() == {"reason"}


def test_a_page_makes_a_fixed_number_of_queries(client, bob, decision, django_assert_num_queries):
    client.force_login(bob)
    client.get(address(APPROVE, decision))
    for more in (1, 3):
        for _ in range(more):
            factories.recommendation(decision)
            Decision.objects.get().save()
        with django_assert_num_queries(22):
            assert client.get(address(APPROVE, decision)).status_code == 200
