"""A year from nothing to public, step by step through the screens, and what is refused."""

from datetime import timedelta

import pytest

from complaints.models import CouncilFigures, Release
from complaints.releases.steps import preparation
from tests import factories
from tests.complaints.preparation import (
    AT,
    INSTANT,
    MINUTE,
    YEAR,
    a_year,
    ann,
    announced,
    decide,
    draft,
    person,
    submitted,
)
from tests.complaints.releases.screens.test_releases import address, signed_in, steps_on
from tests.complaints.screens import WHEN, errors, public_answers, said, step, text
from tests.portal.staff.uploading import written

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


@pytest.fixture
def statistician():
    return signed_in("Statistician", ann().username)


@pytest.fixture
def reviewer():
    return signed_in("Reviewer", "ben")


def test_a_year_goes_from_nothing_to_public_at_the_second(statistician, reviewer, client, clock):
    kent = a_year(upheld=17, not_upheld=4)
    factories.published("2023-24", factories.frozen(kent, upheld=1))
    done = written(statistician.post(address("prepare"), {"year": "2024-25", **WHEN}))
    release = Release.objects.get(year=YEAR)
    assert f'<a data-done href="{address("change", release.pk)}">Go on</a>' in done
    page = statistician.get(address("change", release.pk))
    assert "Nothing of this is public until 20 May 2025, 9.30am, and then only if" in text(page)
    clock.set(AT + MINUTE)
    page = step(statistician, release, "submit")
    assert said(page) == ["Submitted. Somebody else approves it now, or gives it back."]
    clock.set(AT + 2 * MINUTE)
    assert "Statistics for 2024-25" not in text(client.get("/calendar/"))
    page = step(reviewer, release, "approve")
    assert said(page) == [
        "Approved. 2024-25, edition 1 becomes public on 20 May 2025, 9.30am, everywhere at once,"
        " and the calendar announces it from now on."
    ]
    assert "Nothing of this is public until 20 May 2025, 9.30am. Approved" in text(page)
    clock.set(INSTANT - SECOND)
    before = public_answers(client)
    assert [answer.status_code for answer in before.values()] == [404, 404, 404, 200, 200]
    assert "2023-24" in text(before["/releases/"])
    assert "2024-25" not in text(before["/releases/"])
    assert "20 May 2025, 9.30am Statistics for 2024-25" in text(before["/calendar/"])
    clock.set(INSTANT)
    after = public_answers(client)
    assert [answer.status_code for answer in after.values()] == [200, 200, 200, 200, 200]
    assert "upheld 17 of them" in text(after["/councils/kent-county/2024-25/"])
    assert "2024-25" in text(after["/releases/"])
    page = signed_in("Case officer").get(address("change", release.pk))
    assert "Public since 20 May 2025, 9.30am." in text(page)


def test_the_statistician_who_also_reviews_cannot_approve_her_own(clock):
    a_year()
    release = submitted()
    both = signed_in("Statistician", "ann")
    ann().groups.add(person("ben", "Reviewer").groups.get())
    page = both.get(address("change", release.pk))
    assert steps_on(page) == ["give-back", "recount", "instant", "discard"]
    assert "You prepared it, so somebody else approves it." in text(page)
    answer = step(both, release, "approve")
    assert errors(answer) == {"__all__": ["You prepared it, so somebody else approves it."]}
    assert Release.objects.get().approved_at is None


def test_the_second_who_approves_is_told_who_did(reviewer):
    a_year()
    release = submitted()
    typed = {"submitted_at": release.submitted_at.isoformat()}
    other = signed_in("Reviewer", "dee")
    first = reviewer.post(address("step", release.pk, "approve"), typed)
    assert first.status_code == 302
    second = other.post(address("step", release.pk, "approve"), typed)
    assert second.status_code == 200
    assert errors(second)["__all__"][0].startswith("It was approved by ben on 15 April 2025")
    assert 'type="submit" class="default"' not in second.content.decode()
    page = text(other.get(address("step", release.pk, "approve")))
    assert "It was approved by ben on 15 April 2025, 10.00am" in page


def test_whoever_approves_a_revision_sees_why_and_what_it_changes(reviewer, clock):
    kent = a_year(upheld=2, not_upheld=1)
    announced(public_at=AT + 10 * MINUTE)
    clock.set(AT + 20 * MINUTE)
    decide(kent, upheld=1)
    release = draft(public_at=INSTANT, reason="One case had been left out.", at=AT + 20 * MINUTE)
    preparation.submit(release, by=ann(), at=AT + 21 * MINUTE)
    clock.set(AT + 22 * MINUTE)
    page = text(reviewer.get(address("step", release.pk, "approve")))
    assert "The reason, which is public One case had been left out." in page
    assert "What it changes of edition 1 The counts of 1 council change." in page
    assert "1 case was counted differently" in page
    assert "Kent County Upheld 2 3 +1" in page


def test_figures_that_nobody_looked_at_are_not_approved(reviewer):
    a_year()
    release = submitted()
    typed = {"submitted_at": release.submitted_at.isoformat()}
    preparation.recount(release, by=ann(), at=AT + 5 * MINUTE)
    preparation.submit(release, by=ann(), at=AT + 6 * MINUTE)
    answer = reviewer.post(address("step", release.pk, "approve"), typed)
    assert "submitted again since you opened this page" in errors(answer)["__all__"][0]
    answer = reviewer.post(address("step", release.pk, "approve"), {"submitted_at": "nonsense"})
    assert list(errors(answer)) == ["submitted_at"]
    assert Release.objects.get().approved_at is None


def test_an_approval_after_its_instant_publishes_nothing(reviewer, client, clock):
    a_year()
    release = submitted()
    clock.set(INSTANT)
    answer = step(reviewer, release, "approve")
    assert errors(answer)["__all__"] == ["20 May 2025, 9.30am has passed: set a later instant."]
    assert client.get("/councils/kent-county/2024-25/").status_code == 404


def test_what_is_given_back_says_why_to_the_statistician(statistician, reviewer):
    a_year()
    release = submitted()
    assert list(errors(step(reviewer, release, "give-back", reason=" "))) == ["reason"]
    assert said(step(reviewer, release, "give-back", reason="Kent looks wrong.")) == [
        "Given back: it is a draft again."
    ]
    page = text(statistician.get(address("change", release.pk)))
    assert "Draft It is a draft, counted by Ann Example" in page
    assert "Given back Kent looks wrong." in page


def test_counting_again_names_the_councils_that_changed(statistician):
    kent = a_year()
    release = draft()
    assert said(step(statistician, release, "recount")) == ["Counted again: nothing has changed."]
    decide(kent, upheld=1)
    page = text(statistician.get(address("step", release.pk, "submit")))
    assert "1 case has changed in the decisions since the figures were counted" in page
    assert said(step(statistician, release, "recount")) == [
        "Counted again. Counts that changed: Kent County."
    ]
    assert release.figures.get().upheld == 3


def test_an_announced_release_is_moved_later_and_says_so(statistician, client, clock):
    a_year()
    release = announced()
    typed = {"public_at_0": "2025-05-27", "public_at_1": "09:30", "reason": "An election."}
    assert said(step(statistician, release, "postpone", **typed)) == [
        "Moved to 27 May 2025, 9.30am. The calendar says why."
    ]
    assert "From 20 May 2025, 9.30am to 27 May 2025, 9.30am" in text(
        statistician.get(address("change", release.pk))
    )
    clock.set(INSTANT + SECOND)
    assert client.get("/councils/kent-county/2024-25/").status_code == 404
    clock.set(INSTANT + timedelta(days=7))
    assert client.get("/councils/kent-county/2024-25/").status_code == 200


@pytest.mark.parametrize("role", ["Statistician", "Reviewer"])
def test_a_withdrawn_release_is_never_public(role, client, clock):
    a_year()
    release = announced()
    who = signed_in(role)
    assert said(step(who, release, "withdraw", reason="A file was missing.")) == [
        "Withdrawn: it will not become public."
    ]
    page = text(who.get(address("change", release.pk)))
    assert "Withdrawn. Nothing of this was public, and nothing of it will be." in page
    assert "A file was missing." in page
    assert ("Prepare it again" in page) == (role == "Statistician")
    clock.set(INSTANT + SECOND)
    assert client.get("/councils/kent-county/2024-25/").status_code == 404
    assert "2024-25" not in text(client.get("/releases/"))


def test_a_draft_is_discarded(statistician):
    a_year()
    page = step(statistician, draft(), "discard")
    assert said(page) == ["The draft of 2024-25, edition 1 has been discarded."]
    assert page.redirect_chain == [(address("changelist"), 302)]
    assert not Release.objects.exists()


def test_what_does_not_add_up_has_no_button_and_is_refused(statistician):
    a_year()
    release = draft()
    CouncilFigures.objects.update(upheld=9)
    page = statistician.get(address("step", release.pk, "submit"))
    assert "It cannot be submitted yet" in text(page)
    assert "Kent County: upheld is 9, but its categories add up to 2." in text(page)
    assert 'type="submit" class="default"' not in page.content.decode()
    answer = statistician.post(address("step", release.pk, "submit"))
    assert errors(answer)["__all__"][0].startswith("Kent County: upheld is 9")
    assert Release.objects.get().submitted_at is None
