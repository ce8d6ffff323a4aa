"""One's own drafts: read, sent again, restored, discarded, and nobody else's."""

import json

import pytest

from complaints.models import Decision
from councils.years import london_instant
from portal.models import Draft
from portal.staff import drafts
from portal.staff.drafts import Field
from tests import factories
from tests.portal.staff.sign_in import colleague, give_password

pytestmark = pytest.mark.django_db
AT = london_instant("2025-06-02 14:05")
FORM = "/admin/complaints/decision/add/"


@pytest.fixture
def chief():
    return colleague("chief", is_superuser=True)


@pytest.fixture
def client(client, chief, clock):
    clock.set(AT)
    give_password(client, chief)
    return client


def kept(user, address=FORM, was_sent=False, **fields) -> Draft:
    given = [Field(name, value) for name, value in fields.items()]
    return drafts.keep(user, address, given, AT, was_sent=was_sent)


def test_the_script_keeps_a_form_and_asks_for_it(client, chief):
    of_form = f"/admin/drafts/of-form/?address={FORM}"
    assert client.get(of_form).status_code == 204
    fields = [["summary", "zebra", ""], ["council", "7", "Kent"]]
    sent = {"address": FORM, "fields": json.dumps(fields)}
    answer = client.post("/admin/drafts/keep/", sent).json()
    told = {"draft": Draft.objects.get().pk, "kept_at": "2 June 2025, 2.05pm"}
    assert answer == told
    asked = client.get(of_form)
    assert asked.json() == {**told, "fields": fields}
    assert "no-store" in asked["Cache-Control"]


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"address": FORM},
        {"address": FORM, "fields": "zebra"},
        {"address": FORM, "fields": "7"},
        {"address": FORM, "fields": '[["a", "b", "c", "d"]]'},
        {"address": "/admin/login/", "fields": '[["a", "b"]]'},
    ],
)
def test_what_is_no_form_is_refused(client, sent):
    assert client.post("/admin/drafts/keep/", sent).status_code == 400
    assert not Draft.objects.exists()


def test_drafts_are_ones_own(client, chief):
    hidden = kept(colleague("john"), summary="zebra")
    own = kept(chief, summary="lion")
    listed = client.get("/admin/drafts/").content.decode()
    assert f"/admin/drafts/{own.pk}/" in listed
    assert f"/admin/drafts/{hidden.pk}/" not in listed
    assert "lion" in client.get(f"/admin/drafts/{own.pk}/").content.decode()
    assert client.get(f"/admin/drafts/{hidden.pk}/").status_code == 404
    client.post(f"/admin/drafts/{hidden.pk}/discard/")
    assert Draft.objects.filter(pk=hidden.pk).exists()
    client.post(f"/admin/drafts/{own.pk}/discard/")
    assert not Draft.objects.filter(pk=own.pk).exists()
    client.post("/admin/logout/")
    for address in ("", f"{hidden.pk}/", "of-form/"):
        assert client.get(f"/admin/drafts/{address}").url.startswith("/admin/login/")
    assert client.post("/admin/drafts/keep/", {}).status_code == 302


def test_only_what_was_sent_is_sent_again(client, chief):
    unfinished = kept(chief, summary="zebra")
    page = client.get(f"/admin/drafts/{unfinished.pk}/").content.decode()
    assert "Send it again" not in page
    assert f'href="{FORM}"' in page
    text = 'a "b"\n<c>'
    sent = kept(chief, f"{FORM}?x=1", True, summary=text, **{"recommendations-TOTAL_FORMS": "0"})
    page = client.get(f"/admin/drafts/{sent.pk}/").content.decode()
    assert "2 June 2025, 2.05pm, after your session had ended" in page
    assert f'<form method="post" action="{FORM}?x=1">' in page
    assert 'name="summary" value="a &quot;b&quot;\n&lt;c&gt;"' in page
    assert 'name="recommendations-TOTAL_FORMS" value="0"' in page
    assert "<dt>summary</dt>" in page
    assert "<dt>recommendations-TOTAL_FORMS</dt>" not in page


def test_a_form_that_is_saved_ends_its_draft_and_one_that_is_refused_does_not(client, chief):
    council = factories.council("Kent County Council")
    draft = kept(chief, summary="zebra")
    form = {
        "_draft": draft.pk,
        "reference": "24018407",
        "council": council.pk,
        "decided_on": "03/06/2024",
        "kind": "statement",
        "outcome": "advice_given",
    }
    form |= {
        f"recommendations-{name}_FORMS": number
        for name, number in (("TOTAL", 0), ("INITIAL", 0), ("MIN_NUM", 0), ("MAX_NUM", 99))
    }
    assert client.post(FORM, form | {"decided_on": "soon"}).status_code == 200
    assert Draft.objects.exists()
    assert client.post(FORM, form).status_code == 302
    assert Decision.objects.get().reference == "24018407"
    assert not Draft.objects.exists()


def test_with_another_secret_key_it_says_so(client, chief, settings):
    draft = kept(chief, summary="zebra")
    Draft.objects.update(sealed=draft.sealed[:-8] + "AAAAAAAA")
    page = client.get(f"/admin/drafts/{draft.pk}/")
    assert page.status_code == 200
    assert "secret key is another" in page.content.decode()
    assert client.get(f"/admin/drafts/of-form/?address={FORM}").status_code == 204


def test_a_page_knows_of_which_forms_there_are_drafts_without_asking(client, chief):
    def told() -> str:
        return client.get("/admin/").content.decode().partition('data-drafts-of="')[2][: len(FORM)]

    assert told() != FORM
    sent = {"address": FORM, "fields": '[["summary", "zebra"]]'}
    pk = client.post("/admin/drafts/keep/", sent).json()["draft"]
    assert told() == FORM
    client.post("/admin/logout/")
    give_password(client, chief)
    assert told() == FORM
    client.post(f"/admin/drafts/{pk}/discard/")
    assert told() != FORM
