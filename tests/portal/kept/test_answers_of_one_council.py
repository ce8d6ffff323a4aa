"""What is said to show one council's rows alone is the same whatever becomes of all others'."""

from datetime import date

import pytest

from complaints.models import Decision, Recommendation
from councils.public_record import changing_public_record
from tests import factories
from tests.portal.kept.conftest import QUIET

YEAR = "/councils/kent-county-council/2024-25/"
SHOWING_ONLY = (
    *(YEAR, f"{YEAR}scrutiny-pack/"),
    *(f"{YEAR}charts/overview.csv", f"{YEAR}charts/similar-uphold-rate.csv"),
)


@pytest.fixture
def surrey(db):
    """Another council with decisions in common with Kent: of one complaint, and moved to it."""
    kent = factories.council("Kent County Council", residents=1_576_069)
    surrey = factories.council("Surrey County Council", residents=1_200_000)
    for number in range(12):
        for council, letter in ((kent, "a"), (surrey, "b")):
            made = factories.decision(
                council, reference=f"240184{number:02}{letter}", decided_on=date(2024, 6, 3)
            )
            factories.recommendation(made)
    factories.recommendation(Decision.objects.filter(council=kent).first(), council=surrey)
    factories.release("2024-25")
    Decision.objects.filter(reference="24018403a").update(council=surrey)
    return surrey


def shown(get) -> dict[str, bytes]:
    return {address: get(address, QUIET, accept_encoding="").content for address in SHOWING_ONLY}


def others(surrey):
    """All of Surrey's rows but those by which Kent is concerned too."""
    kents = Decision.objects.exclude(council=surrey)
    counted = Decision.objects.filter(releases__council__in=kents.values("council"))
    own = Decision.objects.filter(council=surrey).exclude(pk__in=counted)
    return own, Recommendation.objects.filter(decision__in=own)


def test_it_is_the_same_when_all_of_anothers_is_withheld(surrey, get, settings):
    settings.KEPT_ANSWERS_MEGABYTES = 0
    before = shown(get)
    assert [get(address).status_code for address in SHOWING_ONLY] == [200] * 4
    decisions, agreed = others(surrey)
    assert len(decisions) == len(agreed) == 12
    with changing_public_record():
        for each in agreed:
            each.public_summary = "Zebra"
            each.outcome, each.done_on, each.recorded_on = "", None, None
            each.save()
    assert shown(get) == before
    with changing_public_record():
        for each in decisions:
            each.withheld_reason = "identifiable"
            each.save()
    assert shown(get) == before


def test_all_of_them_stay_kept(surrey, get):
    etags = {address: get(address)["ETag"] for address in SHOWING_ONLY}
    with changing_public_record():
        others(surrey)[0].first().save()
    assert {address: get(address)["ETag"] for address in SHOWING_ONLY} == etags


def test_none_of_them_stays_when_a_case_that_kent_counted_is_withheld(surrey, get):
    before = get(YEAR, accept_encoding="").content
    moved = Decision.objects.get(reference="24018403a")
    assert moved.council == surrey
    with changing_public_record():
        moved.withheld_reason = "identifiable"
        moved.save()
    assert get(YEAR, accept_encoding="").content != before
