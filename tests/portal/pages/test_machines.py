"""What programs are told of the site as a whole."""

import io
import re
from datetime import timedelta

import pytest
from PIL import Image

from councils.public_record import changing_public_record
from councils.years import london_instant
from portal.pages.machines import MANIFEST
from tests import factories

pytestmark = pytest.mark.django_db
AT = london_instant("2026-08-31 12:00")
FIELD = re.compile(r"(?P<name>[A-Za-z-]+): (?P<value>\S.*)")


@pytest.fixture
def read(client, clock):
    def ask(path):
        clock.set(AT)
        answer = client.get(path)
        assert answer.status_code == 200
        return answer

    return ask


def fields(text: str) -> dict[str, str]:
    """Of security.txt; each is there once."""
    found = [FIELD.fullmatch(line).groups() for line in text.splitlines()]
    assert len(dict(found)) == len(found)
    return dict(found)


def test_security_txt_is_as_rfc_9116_has_it(read, settings):
    settings.SECURITY_CONTACT = "mailto:security@example.org"
    answer = read("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert fields(answer.content.decode()) == {
        "Contact": "mailto:security@example.org",
        "Expires": "2027-02-01T00:00:00+00:00",
        "Preferred-Languages": "en",
        "Canonical": "http://127.0.0.1:8000/.well-known/security.txt",
    }


@pytest.mark.parametrize(
    ("day", "expires"),
    [("2026-06-30", "2026-12-01"), ("2026-07-01", "2027-01-01"), ("2026-12-31", "2027-06-01")],
)
def test_it_expires_within_a_year_and_not_soon(client, clock, day, expires):
    at = london_instant(f"{day} 12:00")
    clock.set(at)
    told = fields(client.get("/.well-known/security.txt").content.decode())["Expires"]
    assert told.startswith(expires)
    assert timedelta(days=140) < london_instant(f"{expires} 00:00") - at < timedelta(days=365)


def test_without_a_setting_it_names_the_ombudsman_or_the_page_that_says_how(read, settings):
    page = "http://127.0.0.1:8000/accessibility/"
    assert fields(read("/.well-known/security.txt").content.decode())["Contact"] == page
    settings.OMBUDSMAN = settings.OMBUDSMAN | {"contact_email": "us@example.org"}
    told = fields(read("/.well-known/security.txt").content.decode())
    assert told["Contact"] == "mailto:us@example.org"


def test_llms_txt_leads_to_pages_that_are_there(client, read):
    factories.published("2024-25", factories.frozen(factories.council(), upheld=1))
    text = read("/llms.txt").content.decode()
    lines = text.splitlines()
    assert lines[0].startswith("# ")
    assert lines[2].startswith("> ")
    assert "The newest figures are those of 2024-25, edition 1." in text
    links = re.findall(r"^- \[[^]]+\]\(http://127\.0\.0\.1:8000([^)]+)\): .+$", text, re.MULTILINE)
    assert len(links) == 19
    for each in links:
        assert client.get(each).status_code == 200, each


def test_llms_txt_tells_of_no_year_before_its_instant(read):
    factories.published(
        "2024-25", factories.frozen(factories.council(), upheld=1), public_at=AT + timedelta(days=1)
    )
    assert "2024-25" not in read("/llms.txt").content.decode()


def test_the_manifest_names_pictures_of_the_sizes_that_it_says(read, client):
    answer = read("/manifest.webmanifest")
    assert answer["Content-Type"] == MANIFEST
    told = answer.json()
    assert {"name", "short_name", "start_url", "display", "icons"} <= told.keys()
    for each in told["icons"]:
        assert each["src"].startswith("/static/")
    from django.contrib.staticfiles import finders

    for size in (180, 192, 512):
        with open(finders.find(f"icon-{size}.png"), "rb") as file:
            assert Image.open(io.BytesIO(file.read())).size == (size, size)


def test_every_page_names_it_and_the_policy_lets_it_be_read(read):
    answer = read("/methods/")
    assert '<link rel="manifest" href="/manifest.webmanifest">' in answer.content.decode()
    assert "manifest-src 'self'" in answer["Content-Security-Policy"]


def test_made_up_figures_say_so(read):
    with changing_public_record() as record:
        record.demonstration = True
    assert "made up" in read("/llms.txt").content.decode()
    assert read("/manifest.webmanifest").json()["name"].startswith("Demonstration: ")
