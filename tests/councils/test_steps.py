"""A step and its page, of a record for which no step is written but here."""

from datetime import datetime

import pytest
from django import forms
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.urls import reverse

from councils.doubts import Doubt, Doubted
from councils.models import Council
from councils.public_record import public_record
from councils.refusals import Refused
from councils.step_forms import StepForm
from councils.steps import Done, Step, Steps
from councils.years import LONDON
from tests import factories

pytestmark = pytest.mark.django_db
AT = datetime(2025, 4, 15, 11, tzinfo=LONDON)


class NameForm(StepForm):
    name = forms.CharField()

    def fill(self):
        self.initial["name"] = self.record.name


class CouncilSteps(Steps):
    def found(self, pk):
        if found := Council.objects.filter(pk=pk).first():
            return found
        raise Http404

    def url(self, step, record):
        return f"/{record.pk}/{step.slug}/"


def rename(council, typed, *, by, at):
    name = typed["name"]
    if name == "Doubtful" and "Doubtful." not in (typed["answer"].asked or ()):
        raise Doubted([Doubt("name", "Doubtful.")])
    if name == "Refused":
        raise Refused("It has that name.")
    if name == "Wrong":
        raise ValidationError({"name": ["Not that."], "slug": ["Nor its slug."]})
    Council.objects.filter(pk=council.pk).update(name=name)
    return f"{name}, {by.username}, {at.isoformat()}"


def close(council, typed, *, by, at):
    council.delete()
    return Done("Closed.", None)


def closed(council, user, at):
    return "It is Kent." if council.name == "Kent" else ""


MAY = ("councils.change_council", "councils.delete_council")
STEPS = CouncilSteps(
    Step("rename", "Rename", "Gives it another name.", MAY, rename, NameForm),
    Step("close", "Close", "Deletes it.", MAY[1:], close, why_not=closed, button="Close it now"),
    Step("own", "Mine", "Says nothing.", ("x.y",), rename, also=lambda row, user: user.pk == 7),
)


@pytest.fixture
def council():
    return factories.council("Kent")


@pytest.fixture
def ann():
    return User.objects.create(username="ann", is_superuser=True)


@pytest.fixture
def ask(rf, council, ann):
    def ask(slug, by=ann, pk=None, **typed):
        address = "/?" if not typed else "/"
        request = rf.post(address, typed) if typed else rf.get(address)
        request.user, request.at, request._messages = by, AT, CookieStorage(request)
        request.session = {}
        answer = STEPS.page(request, slug, pk=pk or council.pk, admin_site=admin.site)
        if answer.status_code == 200:
            answer.render()
        answer.told = [str(each) for each in request._messages._queued_messages]
        return answer

    return ask


def test_reading_says_what_it_does_and_changes_nothing(ask, council):
    version = public_record().version
    page = ask("rename").text
    assert "Gives it another name." in page
    assert 'value="Kent"' in page
    assert '<input type="submit" class="default" value="Rename">' in page
    assert reverse("admin:councils_council_change", args=[council.pk]) in page
    assert public_record().version == version


def test_it_is_taken_under_the_record_s_lock_by_whom_and_when(ask, council):
    version = public_record().version
    answer = ask("rename", name="Essex")
    assert answer.told == [f"Essex, ann, {AT.isoformat()}"]
    assert answer.url == reverse("admin:councils_council_change", args=[council.pk])
    assert (Council.objects.get().name, public_record().version) == ("Essex", version + 1)


@pytest.mark.parametrize(
    ("name", "errors"),
    [
        ("Refused", {"__all__": ["It has that name."]}),
        ("Wrong", {"name": ["Not that."], "__all__": ["Nor its slug."]}),
        ("Doubtful", {"name": ["Doubtful. Is that right? Say why below, or change it."]}),
    ],
)
def test_what_is_refused_stands_in_the_form_and_nothing_is_written(ask, name, errors):
    version = public_record().version
    page = ask("rename", name=name)
    assert page.context_data["form"].errors == errors
    assert "Nothing was changed." in page.text
    assert f'value="{name}"' in page.text
    assert (Council.objects.get().name, public_record().version) == ("Kent", version)


def test_what_is_doubted_is_answered(ask):
    ask("rename", name="Doubtful", asked="Doubtful.", because="It is so.")
    assert Council.objects.get().name == "Doubtful"


def test_what_cannot_be_taken_now_says_why_in_the_place_of_its_button(ask, council, ann):
    page = ask("close").text
    assert '<p class="errornote">It is Kent.</p>' in page
    assert 'type="submit"' not in page.split('id="form"')[1].split("</form>")[0]
    assert [each.step.slug for each in STEPS.offers(ann, council, AT)] == ["rename", "own"]


def test_what_is_gone_leads_to_the_list(ask, council):
    Council.objects.update(name="Essex")
    assert 'value="Close it now"' in ask("close").text
    answer = ask("close", sure="yes")
    assert (answer.url, answer.told) == (reverse("admin:councils_council_changelist"), ["Closed."])


def test_who_may_not_is_refused_before_anything_is_shown(ask, council):
    bob = User.objects.create(pk=7, username="bob")
    for typed in ({}, {"name": "Essex"}):
        with pytest.raises(PermissionDenied):
            ask("rename", by=bob, **typed)
    assert [each.url for each in STEPS.offers(bob, council, AT)] == [f"/{council.pk}/own/"]
    assert ask("own", by=bob).status_code == 200
    assert Council.objects.get().name == "Kent"


def test_a_step_or_a_record_that_there_is_not(ask):
    for slug, pk in (("nonsense", None), ("rename", 999)):
        with pytest.raises(Http404):
            ask(slug, pk=pk)


def test_what_was_done_is_logged_where_there_is_no_history(ask, monkeypatch):
    ask("rename", name="Essex")
    assert not LogEntry.objects.exists()
    monkeypatch.setattr(CouncilSteps, "is_logged", True)
    ask("rename", name="Kent")
    assert LogEntry.objects.get().change_message.startswith("Kent, ann")
