"""A draft is counted, counted again, changed, submitted or discarded; none of it is public."""

from datetime import timedelta

import pytest

from complaints.figures.performance import Performance
from complaints.models import (
    CategoryFigures,
    CouncilFigures,
    CountCheck,
    Release,
    ReleasedCase,
)
from complaints.releases.steps import approval, council_checks, preparation
from complaints.releases.steps.freeze import ReleaseRefused
from councils.models import PublicRecord
from councils.refusals import Refused
from councils.years import Year, london_instant
from tests import factories
from tests.complaints.preparation import (
    AT,
    INSTANT,
    MINUTE,
    a_year,
    ann,
    announced,
    ben,
    decide,
    draft,
    last_change,
    person,
    submitted,
)

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)
EVER = INSTANT + timedelta(days=900)


def figures(release) -> dict[str, Performance]:
    return {row.council.name: Performance.of(row) for row in release.figures.all()}


def everything() -> list:
    models = (Release, CouncilFigures, CategoryFigures, ReleasedCase, CountCheck, PublicRecord)
    return [list(model.objects.order_by("pk").values()) for model in models]


def refused(*parts: str):
    return pytest.raises(Refused, match=".*".join(parts))


def test_a_draft_freezes_the_year_and_is_not_public():
    a_year(upheld=2, not_upheld=1)
    release = draft()
    assert figures(release) == {"Kent County": Performance(upheld=2, not_upheld=1, on_time=2)}
    assert (release.state(AT), release.edition, release.public_at) == ("draft", 1, INSTANT)
    assert (release.prepared_by, release.made_at, release.made_by_command) == (ann(), AT, False)
    assert release.cases.count() == 3
    assert not Release.objects.public(EVER).exists()
    assert not Release.objects.announced(AT).exists()
    assert last_change(release) == ("+", "ann", "Counted", AT)


def test_only_one_edition_of_a_year_is_prepared_at_a_time():
    a_year()
    draft()
    before = everything()
    for another in (draft, factories.release):
        with pytest.raises(ReleaseRefused) as why:
            another(reason="Another")
        assert str(why.value) == (
            "2024-25 is being prepared already: edition 1 was counted by Ann Example on"
            " 15 April 2025, 10.00am. It is approved or discarded first."
        )
    assert everything() == before


def test_a_further_edition_waits_until_the_one_announced_is_public():
    a_year()
    announced()
    with refused("Edition 1 of 2024-25 becomes public on 20 May 2025, 9.30am"):
        draft(at=LATER, reason="Corrected", public_at=INSTANT + timedelta(days=1))
    with refused("edition 1 already: a further edition needs its reason.$"):
        draft(at=INSTANT, public_at=INSTANT + timedelta(days=1))
    made = draft(at=INSTANT, public_at=INSTANT + timedelta(days=1), reason=" Corrected ")
    assert (made.edition, made.reason) == (2, "Corrected")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"public_at": AT}, "has passed"),
        ({"public_at": AT + 2 * MINUTE}, "less than two minutes away"),
    ],
)
def test_an_instant_that_cannot_be_is_refused(changed, why):
    a_year()
    with refused(why):
        draft(**changed)
    assert not Release.objects.exists()


def test_a_year_that_is_not_over_is_refused():
    a_year()
    factories.decision(decided_on=london_instant("2025-04-10 00:00").date())
    with refused("2025-26 ends on 31 March 2026"):
        preparation.prepare(Year(2025), public_at=INSTANT, by=ann(), at=AT)
    with refused("2025-26 is not over"):
        preparation.prepare(
            Year(2025), public_at=london_instant("2026-05-01 09:30"), by=ann(), at=AT
        )


def test_counting_again_takes_the_decisions_as_they_are_now():
    kent = a_year(upheld=2, not_upheld=1)
    essex = factories.council("Essex County")
    release = draft()
    decide(kent, upheld=1)
    changed = preparation.recount(release, by=person("cas"), at=LATER)
    release.refresh_from_db()
    assert changed == ["Kent County"]
    assert figures(release) == {
        "Kent County": Performance(upheld=3, not_upheld=1, on_time=3),
        essex.name: Performance(),
    }
    assert (release.prepared_by.username, release.made_at, release.edition) == ("cas", LATER, 1)
    assert release.cases.count() == 4
    assert release.state(LATER) == "draft"
    said = "Counted again; councils whose counts changed: 1"
    assert last_change(release) == ("~", "cas", said, LATER)


def test_counting_again_where_nothing_changed_says_so():
    a_year()
    assert preparation.recount(draft(), by=ann(), at=LATER) == []


def test_counting_again_asks_only_those_councils_again_whose_counts_changed():
    kent, essex = a_year(), factories.council("Essex County")
    release = draft()
    day = INSTANT.date()
    council_checks.ask(release, [kent, essex], day, by=ann(), at=AT)
    for check in CountCheck.objects.all():
        council_checks.answer(check, "agreed", "Fine.", by=ann(), at=AT)
    decide(kent, not_upheld=1)
    preparation.recount(release, by=ann(), at=LATER)
    checks = {check.council.name: check for check in CountCheck.objects.all()}
    assert {name: council_checks.must_be_asked_again(check) for name, check in checks.items()} == {
        "Kent County": True,
        "Essex County": False,
    }
    assert (checks["Kent County"].answer, checks["Kent County"].answered_at) == ("", None)
    assert checks["Kent County"].counts_changed_at == LATER
    assert (checks["Essex County"].answer, checks["Essex County"].note) == ("agreed", "Fine.")


def test_an_imported_year_is_not_counted_again():
    release = factories.published(
        "2024-25", factories.frozen(upheld=3), by_command=False, prepared_by=ann(), made_at=AT
    )
    with refused("imported from published statistics"):
        preparation.recount(release, by=ann(), at=LATER)


@pytest.mark.parametrize("change", ["recount", "set_instant", "set_reason"])
def test_a_change_takes_the_submission_back(change):
    a_year()
    factories.release(public_at=AT, made_at=AT - MINUTE)
    release = submitted(reason="One case was moved.")
    changes = {
        "recount": lambda: preparation.recount(release, by=ann(), at=LATER),
        "set_instant": lambda: preparation.set_instant(
            release, INSTANT + MINUTE, by=ann(), at=LATER
        ),
        "set_reason": lambda: preparation.set_reason(release, "Two cases.", by=ann(), at=LATER),
    }
    assert release.state(LATER) == "submitted"
    changes[change]()
    release.refresh_from_db()
    assert release.state(LATER) == "draft"
    assert (release.submitted_by, release.submitted_at) == (None, None)
    with refused("It is a draft, counted by Ann Example on"):
        approval.approve(release, by=ben(), at=LATER)


@pytest.mark.parametrize("step", ["recount", "set_instant", "set_reason", "discard", "submit"])
def test_what_is_approved_is_changed_no_more(step):
    a_year()
    release = announced()
    before = everything()
    steps = {
        "recount": lambda at: preparation.recount(release, by=ann(), at=at),
        "set_instant": lambda at: preparation.set_instant(
            release, at + timedelta(9), by=ann(), at=at
        ),
        "set_reason": lambda at: preparation.set_reason(release, "Why", by=ann(), at=at),
        "discard": lambda at: preparation.discard(release, by=ann(), at=at),
        "submit": lambda at: preparation.submit(release, by=ann(), at=at),
    }
    with refused("It was approved by Ben Sample on 15 April 2025, 10.02am, and becomes public on"):
        steps[step](LATER)
    with refused("and has been public since 20 May 2025, 9.30am"):
        steps[step](INSTANT)
    assert everything() == before


def test_the_instant_of_a_draft_is_set_anew():
    a_year()
    release = draft()
    preparation.set_instant(release, INSTANT - timedelta(days=7), by=ann(), at=LATER)
    release.refresh_from_db()
    assert release.public_at == INSTANT - timedelta(days=7)
    assert last_change(release) == ("~", "ann", "Instant: 13 May 2025, 9.30am", LATER)
    for early, why in ((LATER, "passed"), (LATER + MINUTE, "two minutes")):
        with refused(why):
            preparation.set_instant(release, early, by=ann(), at=LATER)


def test_a_revision_is_not_public_before_what_it_revises():
    a_year()
    factories.release(public_at=INSTANT, made_at=AT)
    release = draft(at=INSTANT, public_at=INSTANT + timedelta(1), reason="Corrected")
    # As a command may do.
    Release.objects.filter(edition=1).update(public_at=INSTANT + timedelta(hours=9))
    with refused("Edition 1 of 2024-25 is public from 20 May 2025, 6.30pm"):
        preparation.set_instant(release, INSTANT + timedelta(hours=8), by=ann(), at=INSTANT)


def test_only_a_revision_has_a_reason_and_never_an_empty_one():
    a_year()
    first = draft()
    with refused("A first edition revises nothing"):
        preparation.set_reason(first, "Why", by=ann(), at=LATER)
    preparation.discard(first, by=ann(), at=LATER)
    factories.release(public_at=AT, made_at=AT)
    revision = draft(at=LATER, reason="Why")
    with refused("A further edition needs its reason"):
        preparation.set_reason(revision, " ", by=ann(), at=LATER)
    preparation.set_reason(revision, " Because ", by=ann(), at=LATER)
    revision.refresh_from_db()
    assert revision.reason == "Because"


def test_a_first_edition_is_not_prepared_with_a_reason():
    a_year()
    with refused("A first edition revises nothing"):
        draft(reason="Corrected")
    assert not Release.objects.exists()
