"""Each kind of thing that is told: to whom, in what words, and that it is told while it is so."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from complaints.models import Decision, Release
from complaints.releases.rules.drift import limits_passed
from complaints.releases.steps.approval import give_back
from councils.years import london_instant
from letters.models import Challenge
from portal.notices.sources import SOURCES, kinds_of
from tests import factories
from tests.complaints.preparation import a_year, ann, submitted
from tests.complaints.preparation import ben as reviewer
from tests.letters.correspondence import WRITTEN, composed
from tests.letters.models import rows
from tests.portal.notices.world import AT, SECRET, colleague, owned, text

pytestmark = pytest.mark.django_db


def told(user, slug: str, at=AT) -> list[str]:
    (source,) = [each for each in SOURCES if each.slug == slug]
    assert source.concerns(user)
    found = source.told(user, list(source.now(user, at)), at)
    assert all(each.url.startswith("/admin/") for each in found)
    assert source.url().startswith("/admin/")
    return [each.words for each in found]


def concerns(user) -> set[str]:
    return {each.slug for each in SOURCES if each.concerns(user)}


def test_each_role_is_told_of_what_it_may_do():
    expected = {
        "Case officer": {"late", "soon", "report", "mention", "returned"},
        "Reviewer": {each.slug for each in SOURCES},
        "Statistician": {"challenge", "late", "soon", "drift", "returned"},
        "Administrator": set(),
    }
    for role, slugs in expected.items():
        assert concerns(colleague(role.lower().replace(" ", "-"), role)) == slugs
    officer = colleague("officer", "Case officer")
    expected = ["report", "mention", "returned", "soon", "late"]
    assert [each.slug for each in kinds_of(officer)] == expected


def test_a_challenge_is_told_until_it_is_answered():
    stat = colleague("stat", "Statistician")
    made = rows.challenge()
    council = made.early_sight.message.council
    assert told(stat, "challenge") == [f"{council}, the letter of 2024-25"]
    Challenge.objects.update(
        answered_at=AT, answered_by=stat, result="explained", answer="They stand."
    )
    assert told(stat, "challenge") == []


def test_a_text_is_told_by_its_reference_and_council_alone():
    decision = text()
    (words,) = told(colleague("ben"), "text")
    assert words == f"{decision}, {decision.council}"
    Decision.objects.update(withheld_reason="legal_reasons")
    assert told(colleague("eve"), "text") == []


def test_a_release_is_told_to_whoever_may_approve_it_and_anew_when_it_is_submitted_again():
    a_year()
    made = submitted()
    ben = reviewer()
    assert told(ben, "release", made.submitted_at) == ["Figures of 2024-25, edition 1"]
    (source,) = [each for each in SOURCES if each.slug == "release"]
    before = list(source.now(ben, AT))
    give_back(made, "Look again.", by=ben, at=AT + timedelta(days=300))
    assert told(ben, "release") == []
    Release.objects.update(submitted_by=ann(), submitted_at=AT + timedelta(days=301))
    (after,) = source.now(ben, AT)
    assert after not in before
    Release.objects.update(submitted_by=ben)
    assert told(ben, "release") == []


def test_letters_are_told_when_they_can_be_approved_and_not_to_who_composed_them():
    composed()
    ben = reviewer()
    assert told(ben, "letter", WRITTEN) == [
        f"{name} County Council, the letter of 2024-25" for name in ("Essex", "Kent", "Surrey")
    ]
    ann().groups.set(ben.groups.all())
    assert told(type(ben).objects.get(username="ann"), "letter", WRITTEN) == []
    Release.objects.update(withdrawn_at=WRITTEN, withdrawn_by=ben, withdrawn_reason="A slip.")
    assert told(ben, "letter", WRITTEN) == []


@pytest.mark.parametrize(
    ("due_on", "late", "soon"),
    [
        (date(2024, 7, 31), 1, 0),
        (date(2024, 8, 1), 0, 1),
        (date(2024, 8, 15), 0, 1),
        (date(2024, 8, 16), 0, 0),
    ],
)
def test_what_somebody_looks_after_is_told_by_its_day(due_on, late, soon):
    officer = colleague("officer", "Case officer")
    row = owned(officer, due_on)
    other = colleague("other", "Case officer")
    assert (len(told(officer, "late")), len(told(officer, "soon"))) == (late, soon)
    assert told(other, "late") + told(other, "soon") == []
    for words in told(officer, "late") + told(officer, "soon"):
        assert words == f"{row.decision}, recommendation 1, {row.council}"
        assert SECRET not in words


def test_drift_is_told_beyond_the_limit_and_again_beyond_the_next(settings):
    settings.DRIFT_LIMIT = 2
    council = factories.council()
    cases = [factories.decision(council) for _ in range(6)]
    edition = factories.release()
    at = london_instant("2025-09-01 10:00")
    stat = colleague("stat", "Statistician")
    (source,) = [each for each in SOURCES if each.slug == "drift"]

    def drifted(number):
        keys = [each.pk for each in cases[:number]]
        Decision.objects.filter(pk__in=keys).update(outcome="not_upheld")
        return list(source.now(stat, at))

    assert drifted(2) == []
    (first,) = drifted(3)
    assert drifted(3) == [first]
    assert drifted(4) == [first]
    (second,) = drifted(5)
    assert second != first
    (line,) = source.told(stat, [second], at)
    assert line.words == "Figures of 2024-25, edition 1"
    assert line.url == reverse("admin:complaints_release_drift", args=[edition.pk])
    assert limits_passed(Release(source="imported"), 1) == 0
