"""A link, a code or a cookie that is not right: a clear page, its status, and no data."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from complaints.releases.steps import approval
from letters.early_sight.links import link_for, revoke
from letters.letters.steps.letter_text import reissue
from letters.models import Challenge, EarlySight, Letter, Look, Message
from tests.letters.correspondence import AFTER, BEFORE, INSTANT, MINUTE, ann
from tests.letters.early_sight.sights import LATER, TO, give_code, link, mailed_code, sight

pytestmark = pytest.mark.django_db

BELOW = ("", "code/", "open/", "letter.pdf", "cases.csv", "challenge/")
# What nobody may learn from a link that is not right.
DATA = ("Kent", "kent", TO, "2 of 3", "data-measure", "Dear Chief", "24 0", "2024-25", "%PDF")
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def now(clock):
    clock.set(LATER)
    return clock


@pytest.fixture
def path():
    return link()


def answers(client, path):
    """Every address of a link, got and sent to."""
    for below in BELOW:
        yield client.get(f"{path}{below}")
        yield client.post(f"{path}{below}", {"code": "123456", "text": "Wrong."})


def refused(client, path, status: int, *words: str, but: tuple[str, ...] = ()) -> None:
    """Each address answers with a page of this status, these words, and no data."""
    for response in answers(client, path):
        body = response.content.decode()
        assert response.status_code == status, body
        for each in words:
            assert each in body
        assert [each for each in DATA if each in body and each not in but] == []
        assert not response.cookies
        assert response["Cache-Control"] == (
            "max-age=0, no-cache, no-store, must-revalidate, private"
        )
    assert mail.outbox == []
    assert not Look.objects.exists()
    assert not Challenge.objects.exists()


def test_an_altered_link(client, path):
    altered = [path.replace(".", ".A", 1), path.replace("/early-sight/", "/early-sight/7")]
    altered += ["/early-sight/1/", "/early-sight/kent-county-council/"]
    for each in altered:
        refused(client, each, 404, "This link does not work")


def test_altered_links_are_answered_alike_whether_there_is_such_a_link_or_not(client, path):
    altered = path[:-2] + ("A" if path[-2] != "A" else "B") + "/"
    known = client.get(altered).content
    EarlySight.objects.all().delete()
    assert client.get(altered).content == known
    unknown = client.get(path)
    assert (unknown.status_code, unknown.content) == (404, known)


def test_a_link_that_was_taken_back(client, path):
    revoke(sight(), by=ann(), at=LATER)
    refused(client, path, 410, "This link has ended", "It was taken back")


def test_a_link_that_was_renewed(client, path):
    link_for(Message.objects.get(), at=LATER)
    refused(client, path, 410, "There is a newer link")


def test_a_link_that_expired(client, path, now):
    """Its edition was withdrawn, so that no instant to come is known."""
    approval.withdraw(letter().published_with, "A mistake.", by=ann(), at=LATER)
    now.set(INSTANT)
    refused(client, path, 410, "This link has ended", "for a certain time")


def letter() -> Letter:
    return sight().message.letter


def test_a_link_after_publication(client, path, now):
    now.set(AFTER)
    where = "/councils/kent-county-council/letters/2024-25/"
    refused(
        client,
        path,
        410,
        "It has been public since 20 May 2025, 9.30am",
        f'href="{where}"',
        but=("kent", "2024-25"),
    )
    assert client.get(where).status_code == 200


def test_a_pass_ends_with_the_link(client, path, now):
    now.set(BEFORE)
    give_code(client, path)
    assert "Dear Chief Executive" in client.get(path).content.decode()
    now.set(INSTANT)
    response = client.get(path)
    assert (response.status_code, b"Dear Chief" in response.content) == (410, False)
    assert client.get(f"{path}cases.csv").status_code == 410


@pytest.mark.parametrize(
    "end",
    [
        lambda: revoke(sight(), by=ann(), at=LATER),
        lambda: link_for(Message.objects.get(), at=LATER + MINUTE),
    ],
)
def test_a_pass_opens_nothing_once_its_link_was_taken_back_or_renewed(client, path, end):
    give_code(client, path)
    assert client.get(f"{path}letter.pdf").status_code == 200
    end()
    for below in ("", "letter.pdf", "cases.csv"):
        response = client.get(f"{path}{below}")
        assert response.status_code == 410
        assert b"Kent" not in response.content


def test_another_council_s_link_and_cookie(client, path):
    other = link("Essex", to="eve@essex.example.org")
    give_code(client, other)
    assert "Essex County Council: the figures" in client.get(other).content.decode()
    # A browser would not even send it: it is for the other link's addresses.
    client.cookies["early-sight"]["path"] = "/"
    assert "<h1>See your letter before it is public</h1>" in client.get(path).content.decode()
    for below in ("letter.pdf", "cases.csv"):
        response = client.get(f"{path}{below}")
        assert response.status_code == 403
        assert not response.content.startswith(b"%PDF")
        assert b"upheld" not in response.content
    response = client.post(f"{path}challenge/", {"text": "Wrong."})
    assert response.status_code == 403
    assert not Challenge.objects.exists()


def test_another_council_s_code(client, path):
    other = link("Essex", to="eve@essex.example.org")
    client.post(f"{path}code/")
    kents = mailed_code()
    client.post(f"{other}code/")
    response = client.post(f"{other}open/", {"code": kents})
    assert response.status_code == 403
    assert not response.cookies


def test_a_wrong_code(client, path):
    client.post(f"{path}code/")
    right = mailed_code()
    wrong = f"{(int(right) + 1) % 1_000_000:06}"
    for _ in range(4):
        response = client.post(f"{path}open/", {"code": wrong})
        assert response.status_code == 403
        assert "That is not the code we sent." in response.content.decode()
        assert not response.cookies
    response = client.post(f"{path}open/", {"code": wrong})
    assert "wrong too often" in response.content.decode()
    response = client.post(f"{path}open/", {"code": right})
    assert (response.status_code, response.cookies) == (403, {})
    assert client.get(f"{path}letter.pdf").status_code == 403


def test_a_code_that_is_too_old_and_none_at_all(client, path, now):
    assert client.post(f"{path}open/", {"code": "123456"}).status_code == 403
    client.post(f"{path}code/")
    now.set(LATER + 15 * MINUTE)
    response = client.post(f"{path}open/", {"code": mailed_code()})
    assert response.status_code == 403
    assert "There is no code to try" in response.content.decode()


def test_too_many_codes(client, path, now):
    for number in range(5):
        now.set(LATER + number * MINUTE)
        assert client.post(f"{path}code/").status_code == 302
    response = client.post(f"{path}code/")
    assert response.status_code == 429
    assert "please wait an hour" in response.content.decode()
    assert len(mail.outbox) == 5


def test_an_e_mail_that_is_not_taken(client, path, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody answers there
    response = client.post(f"{path}code/")
    assert response.status_code == 503
    assert "The e-mail could not be sent just now" in response.content.decode()


def test_a_letter_that_is_being_corrected(client, path):
    reissue(letter(), "A date was wrong.", by=ann(), at=LATER)
    response = client.get(path)
    assert response.status_code == 200
    assert "A corrected letter is being prepared" in response.content.decode()
    give_code(client, path)
    body = client.get(path).content.decode()
    assert "A corrected letter is being prepared" in body
    assert [each for each in ("2 of 3", "Dear Chief", "data-measure") if each in body] == []
    for below in ("letter.pdf", "cases.csv"):
        assert client.get(f"{path}{below}").status_code == 410
    assert not Look.objects.exists()


ELSEWHERE = (
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": "https://elsewhere.example.org"},
    {"Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"},
)
HERE = (
    {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
    {"Origin": "http://testserver"},
    {"Origin": "null"},  # an older browser, which is told to give no address
    {},
)


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_what_another_site_sends_is_refused(path, headers):
    strict = Client(enforce_csrf_checks=True)
    for below in ("code/", "open/", "challenge/"):
        response = strict.post(f"{path}{below}", {"text": "Wrong."}, headers=headers)
        assert response.status_code == 403
        assert "<h1>Nothing was sent</h1>" in response.content.decode()
    assert mail.outbox == []


@pytest.mark.parametrize("headers", HERE)
def test_what_our_own_page_sends_is_taken(path, headers):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"{path}code/", headers=headers).status_code == 302
    assert len(mail.outbox) == 1
