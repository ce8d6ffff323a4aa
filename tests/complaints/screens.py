"""What tests of the screens of a release share: opening, sending, reading."""

import re
from html import unescape

from tests.complaints.releases.screens.test_releases import address

WHEN = {"public_at_0": "2025-05-20", "public_at_1": "09:30"}


def text(response) -> str:
    body = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", unescape(body)).replace(" .", ".").replace(" ,", ",")


def step(client, release, slug, **typed):
    """Opens the page of a step and sends its form as the browser would, hidden fields included."""
    page = client.get(address("step", release.pk, slug))
    assert page.status_code == 200
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode())
    return client.post(address("step", release.pk, slug), dict(hidden) | typed, follow=True)


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def errors(response) -> dict[str, list[str]]:
    return response.context["form"].errors


def public_answers(client) -> dict[str, int]:
    addresses = (
        "/councils/kent-county/2024-25/",
        "/?year=2024-25",
        "/map/2024-25.json",
        "/releases/",
        "/calendar/",
    )
    return {each: client.get(each) for each in addresses}
