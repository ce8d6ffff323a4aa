"""Validators and expiry: never older than what is public, never across an instant."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from councils.public_record import changing_public_record
from councils.years import london_instant, london_midnight
from tests import factories

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
RELEASED = london_instant("2025-07-01 09:30")
QUIET = london_instant("2025-07-05 15:00")
PLAIN = [
    reverse(name)
    for name in (
        "home",
        "councils",
        "suggest",
        "decisions",
        "data",
        "methods",
        "releases",
        "revisions",
        "calendar",
        "accessibility",
        "complain",
    )
]


@pytest.fixture
def kent():
    council = factories.council("Kent County Council", residents=1_576_069)
    for _ in range(12):
        factories.decision(council)
    factories.release(public_at=RELEASED)
    return council


@pytest.fixture
def get(client, clock):
    """Asks for an address at an instant."""

    def ask(address, at, **headers):
        clock.set(at)
        return client.get(address, headers=headers)

    return ask


def expiry(response) -> datetime:
    """The end of the last second in which nginx would serve the answer."""
    return datetime.fromtimestamp(int(response["X-Accel-Expires"].removeprefix("@")), UTC) + SECOND


@pytest.mark.parametrize("address", PLAIN)
def test_public_answers_are_dated_and_set_no_cookie(address, kent, get):
    response = get(address, QUIET)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-cache"
    assert response["ETag"]
    assert "Set-Cookie" not in response
    assert not response.cookies
    assert "cookie" not in response["Vary"].lower()
    assert expiry(response) == QUIET + timedelta(seconds=60)
    assert "X-Robots-Tag" not in response


@pytest.mark.parametrize("address", PLAIN)
def test_a_demonstration_is_not_indexed(address, kent, get):
    with changing_public_record() as record:
        record.demonstration = True
    assert get(address, QUIET)["X-Robots-Tag"] == "noindex"
    assert get("/nowhere/", QUIET)["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    ("at", "expires"),
    [
        (RELEASED - timedelta(minutes=5), RELEASED - timedelta(minutes=4)),
        (RELEASED - timedelta(seconds=60), RELEASED),
        (RELEASED - timedelta(seconds=20), RELEASED),
        (RELEASED - SECOND, RELEASED),
        (RELEASED, RELEASED + timedelta(seconds=60)),
        (london_instant("2025-06-20 23:59"), london_midnight(date(2025, 6, 21))),
        (
            london_instant("2025-06-20 23:59") + timedelta(seconds=30),
            london_midnight(date(2025, 6, 21)),
        ),
    ],
)
def test_a_shared_cache_keeps_nothing_across_an_instant_or_midnight(at, expires, kent, get):
    for address in (*PLAIN, kent.get_absolute_url(), "/nowhere/"):
        assert expiry(get(address, at)) == expires


def test_a_fraction_of_a_second_is_cut_off(kent, get):
    at = RELEASED - timedelta(seconds=30, microseconds=-999_999)
    assert expiry(get("/", at)) <= RELEASED
    at = QUIET + timedelta(microseconds=999_999)
    assert expiry(get("/", at)) <= at + timedelta(seconds=60)


def test_an_answer_does_not_cross_a_reports_moment(kent, get):
    announced = QUIET + timedelta(seconds=10)
    with changing_public_record():
        factories.decision(kent, kind="report", title="Fault in Kent", announced_at=announced)
    assert expiry(get("/decisions/", QUIET)) == announced
    before, after = (get("/decisions/", at)["ETag"] for at in (announced - SECOND, announced))
    assert before != after


def test_not_modified_before_the_instant_and_modified_from_it(kent, get):
    etag = get("/", RELEASED - timedelta(seconds=30))["ETag"]
    before = get("/", RELEASED - SECOND, if_none_match=etag)
    assert (before.status_code, before.content) == (304, b"")
    assert expiry(before) == RELEASED
    after = get("/", RELEASED, if_none_match=etag)
    assert after.status_code == 200
    assert after["ETag"] != etag


def test_the_validator_changes_at_midnight_in_london(kent, get):
    midnight = london_midnight(date(2025, 7, 15))
    etag = get("/decisions/", midnight - SECOND)["ETag"]
    assert get("/decisions/", midnight - 2 * SECOND, if_none_match=etag).status_code == 304
    assert get("/decisions/", midnight, if_none_match=etag).status_code == 200


def test_the_validator_changes_with_the_record(kent, get):
    etag = get("/", QUIET)["ETag"]
    assert get("/", QUIET, if_none_match=etag).status_code == 304
    with changing_public_record():
        pass
    assert get("/", QUIET, if_none_match=etag).status_code == 200


def test_a_validator_cannot_be_worked_out_from_what_is_public(kent, get, settings):
    """Or the next instant, the one part that is not public, could be tried out."""
    etag = get("/", RELEASED - timedelta(days=1))["ETag"]
    settings.SECRET_KEY = "another"
    assert get("/", RELEASED - timedelta(days=1))["ETag"] != etag


def test_a_report_that_nobody_approved_is_not_betrayed_at_its_moment(kent, get):
    def told(at):
        answers = [get(address, at) for address in ("/", "/decisions/", "/methods/")]
        return [(each["ETag"], each["X-Accel-Expires"]) for each in answers]

    without = {at: told(at) for at in (QUIET, QUIET + 10 * SECOND)}
    factories.decision(
        kent,
        kind="report",
        title="Fault in Kent",
        announced_at=QUIET + 5 * SECOND,
        text_approved_at=None,
    )
    assert {at: told(at) for at in without} == without


def test_each_address_has_its_own_validator(kent, get):
    addresses = ("/decisions/", "/decisions/?outcome=upheld", "/methods/")
    assert len({get(address, QUIET)["ETag"] for address in addresses}) == 3


def test_a_weak_validator_from_compression_is_recognised(kent, get):
    zipped = get("/methods/", QUIET, accept_encoding="gzip")
    assert zipped["Content-Encoding"] == "gzip"
    assert zipped["ETag"].startswith('W/"')
    answer = get("/methods/", QUIET, if_none_match=zipped["ETag"], accept_encoding="gzip")
    assert answer.status_code == 304


def test_what_is_not_found_has_no_validator(kent, get):
    response = get("/councils/kent-county-council/2099-00/", QUIET)
    assert response.status_code == 404
    assert "ETag" not in response
    assert "Set-Cookie" not in response


def test_a_redirect_to_the_newest_year_is_temporary_and_has_no_validator(kent, get):
    response = get(kent.get_absolute_url(), QUIET)
    assert (response.status_code, response["Location"]) == (
        302,
        "/councils/kent-county-council/2024-25/",
    )
    assert "ETag" not in response


def test_health_is_never_kept(client, kent):
    response = client.get("/healthz")
    assert "no-store" in response["Cache-Control"]
    assert "X-Accel-Expires" not in response


def test_the_admin_is_left_alone(client):
    response = client.get("/admin/login/")
    assert response.status_code == 200
    assert "X-Accel-Expires" not in response
