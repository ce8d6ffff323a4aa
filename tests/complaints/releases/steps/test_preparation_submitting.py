"""A draft is submitted where nothing stands in its way, or discarded."""

from datetime import timedelta

import pytest

from complaints.models import (
    CategoryFigures,
    CouncilFigures,
    CountCheck,
    Decision,
    Release,
    ReleasedCase,
)
from complaints.releases.steps import approval, council_checks, preparation
from councils.models import PublicRecord
from councils.refusals import Refused
from tests import factories
from tests.complaints.preparation import (
    AT,
    INSTANT,
    MINUTE,
    YEAR,
    a_year,
    ann,
    announced,
    draft,
    last_change,
    person,
    submitted,
)

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)
EVER = INSTANT + timedelta(days=900)


def everything() -> list:
    models = (Release, CouncilFigures, CategoryFigures, ReleasedCase, CountCheck, PublicRecord)
    return [list(model.objects.order_by("pk").values()) for model in models]


def refused(*parts: str):
    return pytest.raises(Refused, match=".*".join(parts))


def test_submitting_says_who_and_when():
    a_year()
    release = submitted()
    assert (release.submitted_by, release.submitted_at) == (ann(), AT + MINUTE)
    assert release.state(LATER) == "submitted"
    assert last_change(release) == ("~", "ann", "Submitted", AT + MINUTE)
    with refused("It was submitted by Ann Example on 15 April 2025, 10.01am"):
        preparation.submit(release, by=person("cas"), at=LATER)


def test_what_does_not_add_up_or_is_too_late_cannot_be_submitted():
    a_year()
    release = draft()
    CouncilFigures.objects.filter(release=release).update(upheld=5)
    wrong = [
        "Kent County: upheld is 5, but its categories add up to 2.",
        "Kent County: upheld is 5, but its cases add up to 2.",
    ]
    assert preparation.problems(release, LATER) == wrong
    late = "20 May 2025, 9.30am has passed: set a later instant."
    assert preparation.problems(release, INSTANT) == [late, *wrong]
    with pytest.raises(Refused) as why:
        preparation.submit(release, by=ann(), at=LATER)
    assert str(why.value) == f"{wrong[0]} And 1 more."
    preparation.recount(release, by=ann(), at=LATER)
    preparation.submit(release, by=ann(), at=LATER)


def test_a_council_entered_since_stands_in_the_way_until_it_is_counted():
    a_year()
    release = draft()
    factories.council("Essex County")
    wrong = ["Essex County: existed in 2024-25 and has no figures."]
    assert preparation.problems(release, LATER) == wrong
    preparation.recount(release, by=ann(), at=LATER)
    assert preparation.problems(release, LATER) == []


def test_a_draft_is_discarded_whole_and_its_history_stays():
    kent = a_year()
    release = draft()
    council_checks.ask(release, [kent], INSTANT.date(), by=ann(), at=AT)
    preparation.discard(release, by=ann(), at=LATER)
    assert [len(rows) for rows in everything()[:5]] == [0, 0, 0, 0, 0]
    assert last_change(release) == ("-", "ann", "Discarded", LATER)
    assert Decision.objects.count() == 3
    with refused("It is no longer there"):
        preparation.submit(release, by=ann(), at=LATER)
    assert draft(at=LATER).edition == 1


def test_what_somebody_outside_has_seen_is_not_discarded():
    a_year()
    release = draft()
    approval.record_early_access(
        release,
        office="Permanent Secretary, Ministry of Housing",
        what="figures",
        purpose="Briefing",
        given_at=AT,
        by=ann(),
        at=LATER,
    )
    with refused("early access"):
        preparation.discard(release, by=ann(), at=LATER)
    assert Release.objects.get() == release


def test_every_step_changes_the_version_of_the_public_record():
    a_year()
    version = PublicRecord.objects.get_or_create(pk=1)[0].version
    announced()
    assert PublicRecord.objects.get().version == version + 4  # make_release has its own within
    assert YEAR in Release.objects.current(INSTANT)
