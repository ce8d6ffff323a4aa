"""Surrey's reorganisation seen on 31 March 2027, on 1 April and a year later, with kept answers.

The project's own register, codes, postcodes and announced changes. Nobody presses anything.
"""

from datetime import UTC, date, datetime, timedelta

import pytest

from complaints.models import Decision
from councils.boundaries.importing import OWN_MAP, import_boundaries
from councils.models import AnnouncedChange, Council
from councils.register.changes.importing import OWN_CHANGES, import_changes
from councils.register.importing.councils import OWN_REGISTER, import_councils
from tests import factories

LOADED = datetime(2026, 12, 1, 12, tzinfo=UTC)
MIDNIGHT = datetime(2027, 3, 31, 23, tzinfo=UTC)  # in London summer has begun
BEFORE, ON_THE_DAY = MIDNIGHT - timedelta(seconds=1), MIDNIGHT
A_YEAR_LATER = datetime(2028, 4, 3, 12, tzinfo=UTC)
ELMBRIDGE, EAST = "elmbridge-borough-council", "east-surrey-council"
POSTCODE = "KT10 9SD"  # Esher, in Elmbridge


@pytest.fixture(scope="module")
def surrey(module_db):
    """A year with a case of Elmbridge's, and one of Surrey's, released before the change."""
    import_councils(OWN_REGISTER, at=LOADED)
    import_changes(OWN_CHANGES, at=LOADED)
    import_boundaries(OWN_MAP, at=LOADED)
    AnnouncedChange.objects.create(
        council=Council.objects.get(slug="woking-borough-council"),
        action="rename",
        name="Woking Town Council",
        takes_effect_on=date(2027, 1, 1),
        written_at=None,
    )
    for slug in (ELMBRIDGE, "surrey-county-council"):
        for _ in range(2):
            factories.decision(Council.objects.get(slug=slug), decided_on=date(2025, 6, 3))
    factories.release("2025-26", public_at=datetime(2026, 7, 1, 8, 30, tzinfo=UTC))


@pytest.fixture
def page(surrey, client, clock, settings, tmp_path, db):
    """What stands at an address at an instant; answers are kept from one to the next."""
    settings.KEPT_ANSWERS, settings.KEPT_ANSWERS_MEGABYTES = tmp_path, 10

    def asked(address: str, at: datetime) -> str:
        clock.set(at)
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return b"".join(answer).decode()

    return asked


def test_each_council_says_what_is_to_come_and_then_what_came(page):
    old, new = f"/councils/{ELMBRIDGE}/2025-26/", f"/councils/{EAST}/"
    will = "will close on 1 April 2027 and will be replaced by"
    did = "closed on 1 April 2027 and was replaced by"
    for at, is_over in ((LOADED, False), (BEFORE, False), (ON_THE_DAY, True), (A_YEAR_LATER, True)):
        text = page(old, at)
        assert (will in text, did in text) == (not is_over, is_over), at
        assert "East Surrey Council" in text
        text = page(new, at)
        assert ("will open on 1 April 2027" in text) is not is_over, at
        assert ("opened on 1 April 2027 and replaced" in text) is is_over, at


def test_a_postcode_goes_over_at_midnight(page, client, clock):
    """In two tiers a page names both councils; where there is one, it is the answer."""
    before = page(f"/councils/?q={POSTCODE}", BEFORE)
    assert "Elmbridge Borough Council" in before
    assert "Surrey County Council" in before
    assert "Elmbridge will close on 1 April 2027 and will be replaced by East Surrey" in before
    clock.set(ON_THE_DAY)
    after = client.get("/councils/", {"q": POSTCODE})
    assert after.headers["Location"] == f"/councils/{EAST}/"


def test_the_list_goes_over_at_midnight(page):
    before, after = page("/councils/", BEFORE), page("/councils/", ON_THE_DAY)
    assert "opens 1 April 2027" in before
    assert "closed 1 April 2027" not in before
    assert "closed 1 April 2027" in after
    assert "opens 1 April 2027" not in after


@pytest.mark.parametrize("address", ["/api/v1/councils/?page_size=500", "/data/councils.csv"])
def test_who_reuses_the_data_has_both_days_from_when_they_are_announced(page, address):
    for at in (LOADED, ON_THE_DAY, A_YEAR_LATER):
        text = page(address, at)
        assert EAST in text
        assert text.count("2027-04-01") >= 12 + 2


def test_the_year_before_is_drawn_with_its_own_councils(page):
    text = page("/map/2025-26.json", A_YEAR_LATER)
    assert ELMBRIDGE in text
    assert EAST not in text
    assert page(f"/councils/{ELMBRIDGE}/2025-26/", A_YEAR_LATER)


def test_a_name_goes_over_too_and_the_one_before_still_finds_it(page, client):
    day_before = datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC)
    address = "/councils/woking-borough-council/2025-26/"
    heading = "<h1>{}</h1>".format
    before, after = page(address, day_before), page(address, day_before + timedelta(seconds=1))
    assert heading("Woking Borough Council") in before
    assert "will be called Woking Town Council from 1 January 2027." in before
    assert heading("Woking Town Council") in after
    assert "was called Woking Borough Council until 31 December 2026." in after
    found = client.get("/councils/", {"q": "Woking Borough Council"})
    assert found.headers["Location"] == "/councils/woking-borough-council/"


def test_decisions_stay_with_the_council_that_they_are_about(page):
    decision = Decision.objects.filter(council__slug=ELMBRIDGE).first()
    text = page(decision.get_absolute_url(), A_YEAR_LATER)
    assert "Elmbridge Borough Council" in text
