"""Whatever a council's own link answers, nobody keeps it, finds it or is told its address."""

import pytest

from tests.letters.early_sight.sights import LATER, give_code, link

pytestmark = pytest.mark.django_db

NO_STORE = "max-age=0, no-cache, no-store, must-revalidate, private"


def is_private(response) -> bool:
    assert response["Cache-Control"] == NO_STORE
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex"
    assert "X-Accel-Expires" not in response
    assert "ETag" not in response
    return True


@pytest.fixture(autouse=True)
def now(clock):
    clock.set(LATER)


@pytest.mark.parametrize("below", ["", "code/", "letter.pdf", "cases.csv", "nowhere/"])
def test_an_address_that_is_none(client, below):
    for address in (f"/early-sight/nowhere/{below}", "/early-sight/"):
        response = client.get(address)
        assert response.status_code == 404
        assert is_private(response)


def test_a_link_before_and_after_its_code(client):
    path = link()
    assert is_private(client.get(path))
    assert is_private(client.post(f"{path}open/", {"code": "1"}))
    assert is_private(client.post(f"{path}code/", headers={"Sec-Fetch-Site": "cross-site"}))
    assert is_private(client.put(path))
    assert is_private(give_code(client, path))
    for below in ("", "letter.pdf", "cases.csv"):
        response = client.get(f"{path}{below}", headers={"If-None-Match": '"anything"'})
        assert response.status_code == 200
        assert is_private(response)


def test_no_public_page_leads_there(client):
    link()
    for address in ("/", "/councils/", "/robots.txt", "/calendar/", "/letters/"):
        response = client.get(address)
        assert b"early-sight" not in response.content
        assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
