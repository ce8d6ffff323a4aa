"""A council renamed twice, one that gets another code, a reorganisation that is called off the day
before; each walked across the midnights in London on which something happens or does not."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import User

from complaints.models import Recommendation
from councils.boundaries.importing import OWN_MAP, import_boundaries
from councils.models import AnnouncedChange, Council
from councils.public_record import WRITTEN_HERE, changing_public_record
from councils.register.changes.cancellation import cancel
from councils.register.changes.importing import OWN_CHANGES, import_changes
from councils.register.importing.councils import OWN_REGISTER, import_councils
from councils.years import london_instant, london_midnight
from tests import factories

LOADED = datetime(2026, 12, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
WOKING, BARNSLEY = "woking-borough-council", "barnsley-metropolitan-borough-council"
ELMBRIDGE, EAST = "elmbridge-borough-council", "east-surrey-council"
TWICE = {date(2027, 1, 4): "Woking Town Council", date(2027, 2, 1): "Woking and Byfleet Council"}
RECODED, CODES = date(2027, 3, 1), ("E08000038", "E08000099")


@pytest.fixture(scope="module")
def register(module_db):
    import_councils(OWN_REGISTER, at=LOADED)
    import_changes(OWN_CHANGES, at=LOADED)
    import_boundaries(OWN_MAP, at=LOADED)
    for day, name in TWICE.items():
        AnnouncedChange.objects.create(
            council=Council.objects.get(slug=WOKING),
            action="rename",
            name=name,
            takes_effect_on=day,
        )
    AnnouncedChange.objects.create(
        council=Council.objects.get(slug=BARNSLEY),
        action="recode",
        gss_code=CODES[1],
        takes_effect_on=RECODED,
    )
    for slug in (WOKING, BARNSLEY, ELMBRIDGE):
        factories.decision(Council.objects.get(slug=slug), decided_on=date(2025, 6, 3))
    factories.release("2025-26", public_at=datetime(2026, 7, 1, 8, 30, tzinfo=UTC))


@pytest.fixture
def asked(register, client, clock, settings, tmp_path, db):
    settings.KEPT_ANSWERS, settings.KEPT_ANSWERS_MEGABYTES = tmp_path, 10

    def answer(address, at):
        clock.set(at)
        return client.get(address)

    return answer


@pytest.fixture
def page(asked):
    def words(address, at):
        answer = asked(address, at)
        assert answer.status_code == 200, (address, at)
        return b"".join(answer).decode()

    return words


@pytest.mark.parametrize(
    "address",
    [
        f"/councils/{WOKING}/2025-26/",
        f"/councils/{WOKING}/feed.atom",
        f"/api/v1/councils/{WOKING}/",
        "/data/councils.csv",
        "/data/performance-2025-26-edition-1.csv",
        "/map/2025-26.json",
    ],
)
def test_a_council_renamed_twice_has_one_name_at_a_time(page, address):
    """Everywhere at once; where a short name stands, it goes over too.

    A notice of its own page says what it was and will be called, and when.
    """
    names = ["Woking Borough Council", *TWICE.values()]
    instants = [each for day in TWICE for each in (london_midnight(day) - SECOND, day)]
    for at, now in zip(instants, (0, 1, 1, 2), strict=True):
        at = at if isinstance(at, datetime) else london_midnight(at)
        text = re.sub(r'<p class="notice">.*?</p>', "", page(address, at))
        assert [each for each in names[1:] if each in text] == names[1:][now - 1 : now or 0]
        assert names[now] in text


def test_the_pack_of_an_old_year_keeps_its_name_and_tells_the_others(page):
    address = f"/councils/{WOKING}/2025-26/scrutiny-pack/"
    said = "Woking Borough Council was renamed Woking Town Council on 4 January 2027"
    first, second = map(london_midnight, TWICE)
    for at, told in (
        (first - SECOND, ""),
        (first, f"{said}."),
        (second - SECOND, f"{said}."),
        (second, f"{said} and Woking and Byfleet Council on 1 February 2027."),
    ):
        text = page(address, at)
        assert "<h1>Woking Borough Council</h1>" in text
        assert [each for each in TWICE.values() if each in text.replace(told, "")] == []
        assert told in text


def test_all_its_names_find_it(asked):
    """From the day of the second; the one to come found it before as well, if at all."""
    for name in ("Woking Borough Council", *TWICE.values()):
        found = asked(f"/councils/?q={name}", london_midnight(date(2027, 2, 1)))
        assert found.headers["Location"] == f"/councils/{WOKING}/", name
    assert Council.objects.get(slug=WOKING).history.count() == 4  # loaded, Surrey's, each name


def test_a_day_that_nobody_looked_on_is_made_up_for_in_order(page):
    """Asked first long after both: the name is the last one, and the first is known too."""
    at = london_midnight(date(2027, 3, 20))
    assert TWICE[date(2027, 2, 1)] in page(f"/councils/{WOKING}/2025-26/", at)
    keys = set(Council.objects.get(slug=WOKING).aliases.values_list("key", flat=True))
    assert {"woking borough council", "woking town council"} <= keys


def test_a_code_goes_over_and_the_one_before_is_still_known(page, asked):
    midnight = london_midnight(RECODED)
    for at, now in ((midnight - SECOND, 0), (midnight, 1)):
        api = asked(f"/api/v1/councils/{BARNSLEY}/", at).json()["result"]
        assert api["gss_code"] == CODES[now]
        assert api["former_codes"] == ["E08000016", *CODES[:now]]
    for code in ("E08000016", *CODES):
        found = asked(f"/councils/?q={code}", midnight)
        assert found.headers["Location"] == f"/councils/{BARNSLEY}/", code


def test_what_is_called_off_the_day_before_never_happens(page, asked):
    """Two hours before midnight everything of Surrey's is cancelled; nobody closes, nobody opens,
    and nobody has to comply in the place of another."""
    midnight = london_midnight(date(2027, 4, 1))
    late = london_instant("2027-03-31 22:00")
    elmbridge = Council.objects.get(slug=ELMBRIDGE)
    decision = factories.decision(elmbridge, decided_on=date(2026, 11, 3))
    still = {"outcome": "", "done_on": None, "recorded_on": None}
    row = factories.recommendation(decision, due_on=date(2027, 6, 1), **still)
    old = f"/councils/{ELMBRIDGE}/2025-26/"
    assert "will close on 1 April 2027" in page(old, late - SECOND)
    areas = asked("/data/boundaries/2027-04-01.geojson", late - SECOND).json()["features"]
    assert EAST in {each["id"] for each in areas}
    assert asked("/reorganisations/surrey-2027/", late - SECOND).status_code == 200

    change = AnnouncedChange.objects.get(council=elmbridge, action="close")
    by = User.objects.create_user("ann")
    with changing_public_record():  # as the step on its page does
        assert "belong together" in cancel(change, by=by, at=late)
    WRITTEN_HERE.set()  # as where it is committed

    for at in (late, midnight - SECOND, midnight, midnight + timedelta(days=367)):
        areas = asked("/data/boundaries/2027-04-01.geojson", at).json()["features"]
        assert {ELMBRIDGE, "surrey-county-council"} <= {each["id"] for each in areas}
        assert not {EAST, "west-surrey-council"} & {each["id"] for each in areas}
        text = page(old, at)
        assert not any(each in text for each in ("will close", "closed on", "who follows whom"))
        assert "East Surrey" not in text
        assert asked(f"/councils/{EAST}/", at).status_code == 404
        assert asked(f"/api/v1/councils/{EAST}/", at).status_code == 404
        assert asked("/reorganisations/surrey-2027/", at).status_code == 404
        assert "None is announced here." in page("/reorganisations/", at)
        for address in ("/councils/", "/data/councils.csv", "/calendar/"):
            assert "East Surrey" not in page(address, at), address
        assert "cancelled" in page("/feed.atom", at).split("East Surrey")[0], at
        postcode = page("/councils/?q=KT10 9SD", at)
        assert "Elmbridge Borough Council" in postcode
        assert "Surrey County Council" in postcode
    assert Recommendation.objects.get(pk=row.pk).council == elmbridge
