"""The page on which somebody chooses what she is told by e-mail, and that of what did not go."""

import pytest
from django.urls import reverse

from portal.models import NoticeChoice, NoticeMail
from tests.councils.ownership.people import signed_in
from tests.portal.notices.world import AT, colleague, send, text

pytestmark = pytest.mark.django_db
CHOICES, MAILS = "/admin/told-by-mail/", "/admin/told-by-mail/mails/"
KINDS = (
    *("challenge", "report", "mention", "returned"),
    *("approval", "soon", "late", "drift"),
)


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


def page(client, address=CHOICES) -> str:
    return client.get(address).content.decode()


def failed() -> NoticeMail:
    colleague("ben")
    text()
    send()
    NoticeMail.objects.update(state="failed", problem="550 No such user", sent_at=None)
    return NoticeMail.objects.get()


def test_what_somebody_chose_is_kept_and_shown_again():
    ben = colleague("ben")
    client = signed_in(ben)
    first = page(client)
    assert first.count('value="daily"') == first.count("(the default)") == len(KINDS)
    chosen = dict.fromkeys(KINDS, "daily") | {"approval": "at_once", "drift": "never"}
    answer = client.post(CHOICES, chosen)
    assert (answer.status_code, answer["Location"]) == (302, CHOICES)
    kept = NoticeChoice.objects.filter(user=ben).values_list("kind", "how")
    assert dict(kept) == chosen
    client.post(CHOICES, chosen | {"approval": "daily"})
    assert NoticeChoice.objects.filter(user=ben).count() == len(KINDS)
    checked = [
        each for each in page(client).split("<input") if " checked" in each and "radio" in each
    ]
    ticked = [each for each in checked if 'value="never"' in each]
    assert (len(checked), len(ticked)) == (len(KINDS), 1)
    assert 'name="drift"' in ticked[0]


def test_one_is_asked_of_what_one_may_do_and_nothing_else_is_kept():
    officer = colleague("officer", "Case officer")
    client = signed_in(officer)
    assert "A council says that something is wrong" not in page(client)
    own = dict.fromkeys(("report", "mention", "returned", "late"), "at_once") | {"soon": "never"}
    client.post(CHOICES, own | {"challenge": "at_once"})
    kept = NoticeChoice.objects.values_list("kind", "how")
    assert dict(kept) == own
    client.post(CHOICES, own | {"soon": "hourly", "late": "daily"})
    assert NoticeChoice.objects.get(kind="late").how == "at_once"
    admin = colleague("admin", "Administrator")
    assert "nothing of which you would be told" in page(signed_in(admin))


def test_it_says_where_e_mails_go_or_that_they_go_nowhere():
    ben = colleague("ben")
    assert "E-mails go to ben@ombudsman.example.org." in page(signed_in(ben))
    type(ben).objects.update(email="")
    assert "You have no e-mail address here" in page(signed_in(ben))


def test_administrators_see_what_did_not_go_and_decide():
    mail = failed()
    client = signed_in(colleague("admin", "Administrator"))
    assert "E-mails to colleagues not sent, or perhaps sent" in page(client, reverse("admin:index"))
    shown = page(client, MAILS)
    assert "No mail server is set" in shown or "E-mails go through" in shown
    assert "550 No such user" in shown
    address = f"{MAILS}{mail.pk}/"
    assert client.post(address, {"decision": "nonsense"}).status_code == 404
    assert client.post(address, {"decision": "leave"})["Location"] == MAILS
    assert NoticeMail.objects.get().state == "otherwise"
    refused = client.post(address, {"decision": "again"}, follow=True).content.decode()
    assert "Nothing is to be decided about it any more" in refused
    assert "550 No such user" not in page(client, MAILS)


def test_nobody_else_sees_or_decides():
    mail = failed()
    client = signed_in(colleague("eve"))
    assert client.get(MAILS).status_code == 403
    assert client.post(f"{MAILS}{mail.pk}/", {"decision": "again"}).status_code == 403
    assert "E-mails to colleagues" not in page(client, reverse("admin:index"))
    assert MAILS not in page(client)


def test_colleagues_without_an_address_are_named():
    ben = colleague("ben")
    type(ben).objects.update(email="")
    text()
    send()
    client = signed_in(colleague("admin", "Administrator"))
    assert f"/admin/auth/user/{ben.pk}/change/" in page(client, MAILS)
