"""Announced changes in the admin: read by every role, cancelled by some."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from councils.models import AnnouncedChange, Council
from councils.register.changes.importing import import_changes
from tests.councils.register.test_screens import form, sign_in
from tests.factories import council
from tests.files import csv_file

__all__ = ["sign_in"]
pytestmark = pytest.mark.django_db
LIST = "/admin/councils/announcedchange/"
AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
ROWS = """\
takes_effect_on,action,council,successor,name,type,source_url
2099-04-01,open,new-shire,,New Shire Council,unitary,https://shire.example/order
2099-04-01,close,Old County Council,,,,
2099-04-01,succeed,Old County Council,New Shire Council,,,
2099-04-01,close,North District Council,,,,
2099-04-01,succeed,North District Council,New Shire Council,,,
2098-04-01,rename,North District Council,,Upper North Council,,
2020-04-01,rename,Far Council,,Further Council,,
"""


@pytest.fixture
def announced(tmp_path):
    old = council("Old County Council", gss_code="E10000001")
    council("North District Council", type="district", county=old)
    council("Far Council")
    import_changes(csv_file(tmp_path, ROWS), at=AT)


def step(change):
    return reverse("admin:councils_announcedchange_step", args=[change.pk, "cancel"])


def test_the_list_has_what_is_to_come_and_what_took_effect_apart(client, sign_in, announced):
    sign_in("Case officer")
    page = client.get(LIST).content.decode()
    assert "Announced changes" in page
    assert "is succeeded by New Shire Council" in page
    assert "1 April 2099" in page
    assert "Further Council" not in page
    past = client.get(LIST, {"state": "past"}).content.decode()
    assert "is renamed Further Council" in past
    assert "New Shire" not in past


def test_a_page_says_what_happens_and_who_says_so(client, sign_in, announced):
    sign_in("Case officer")
    change = AnnouncedChange.objects.get(action="open")
    page = client.get(f"{LIST}{change.pk}/change/").content.decode()
    assert "Announced for 1 April 2099" in page
    assert "https://shire.example/order" in page
    assert "Cancel" not in page.split("content-main")[1]
    renamed = AnnouncedChange.objects.get(takes_effect_on=date(2020, 4, 1))
    page = client.get(f"{LIST}{renamed.pk}/change/").content.decode()
    assert "Took effect on 1 April 2020" in page
    assert "Further Council" in page


@pytest.mark.parametrize("role", ["Administrator", "Statistician"])
def test_what_belongs_together_is_cancelled_together(client, sign_in, announced, role):
    user = sign_in(role)
    change = AnnouncedChange.objects.get(action="close", council__slug="old-county-council")
    assert "belongs together" in client.get(step(change)).content.decode()
    answer = client.post(step(change), follow=True)
    assert "Cancelled: 5 changes that belong together." in answer.content.decode()
    assert not Council.objects.filter(slug="new-shire").exists()
    assert not Council.objects.exclude(closed_on=None).exists()
    left = AnnouncedChange.objects.standing()
    assert [each.action for each in left] == ["rename", "rename"]
    change.refresh_from_db()
    assert change.history.first().history_user == user
    assert "It was cancelled." in client.get(step(change)).content.decode()


def test_a_name_is_cancelled_by_itself_before_its_day_alone(client, sign_in, announced):
    sign_in("Administrator")
    past, coming = AnnouncedChange.objects.filter(action="rename").order_by("takes_effect_on")
    assert client.post(step(coming)).status_code == 302
    assert AnnouncedChange.objects.standing().count() == 6
    page = client.post(step(past)).content.decode()
    assert "It took effect on 1 April 2020." in page
    assert AnnouncedChange.objects.standing().count() == 6


@pytest.mark.parametrize("role", ["Case officer", "Reviewer"])
def test_others_do_not_cancel(client, sign_in, announced, role):
    sign_in(role)
    change = AnnouncedChange.objects.get(action="open")
    assert client.post(step(change)).status_code == 403
    assert AnnouncedChange.objects.standing().count() == 7


def test_an_announced_day_is_not_typed_over_at_the_council(client, sign_in, announced):
    """The change would go on saying another day than the register."""
    sign_in("Administrator")
    for slug, is_fixed in (("old-county-council", True), ("far-council", False)):
        about = Council.objects.get(slug=slug)
        before = about.closed_on
        sent = form(about, closed_on="2031-04-01")
        address = reverse("admin:councils_council_change", args=[about.pk])
        assert client.post(address, sent).status_code == 302
        about.refresh_from_db()
        assert about.closed_on == (before if is_fixed else date(2031, 4, 1))


def test_nobody_adds_or_changes_one_by_hand(client, sign_in, announced):
    sign_in("Administrator")
    assert client.get(f"{LIST}add/").status_code == 403
    change = AnnouncedChange.objects.get(action="open")
    client.post(f"{LIST}{change.pk}/change/", {"takes_effect_on": "2030-01-01"})
    change.refresh_from_db()
    assert change.takes_effect_on == date(2099, 4, 1)
