"""Drafts: few, small, sealed, for a week, and for nobody else."""

from datetime import timedelta

import pytest

from councils.refusals import Refused
from councils.years import london_instant
from portal import seals
from portal.models import Draft
from portal.staff import drafts
from portal.staff.drafts import Field
from tests.portal.staff.sign_in import colleague

pytestmark = pytest.mark.django_db
AT = london_instant("2025-06-02 14:05")
FORM = "/admin/complaints/decision/add/"


@pytest.fixture
def mary():
    return colleague("mary")


def test_what_is_kept_is_the_form_without_what_is_no_field_of_it(mary):
    fields = [
        Field("statement", "zebra\ncrossing"),
        Field("council", "7", "Kent County Council"),
        Field("csrfmiddlewaretoken", "x"),
        Field("_draft", "4"),
        Field("new_password1", "secret"),
    ]
    draft = drafts.keep(mary, FORM, fields, AT)
    assert drafts.fields_of(Draft.objects.get()) == fields[:2]
    assert "zebra" not in draft.sealed
    assert (draft.kept_at, draft.was_sent) == (AT, False)


def test_a_form_has_one_draft_of_each_user(mary):
    john = colleague("john")
    for user, text in ((mary, "one"), (mary, "two"), (john, "three")):
        drafts.keep(user, FORM, [Field("summary", text)], AT)
    kept = Draft.objects.order_by("pk")
    assert [drafts.fields_of(each)[0].value for each in kept] == ["two", "three"]
    assert [each.user for each in drafts.drafts_of(john, AT)] == [john]
    drafts.discard(john, kept[0].pk)
    assert len(drafts.drafts_of(mary, AT)) == 1, "somebody else's is not discarded"
    drafts.discard(mary, str(kept[0].pk))
    drafts.discard(mary, "nonsense")
    assert drafts.drafts_of(mary, AT) == []


def test_a_draft_that_is_put_into_another_row_does_not_open(mary):
    draft = drafts.keep(mary, FORM, [Field("summary", "zebra")], AT)
    draft.user = colleague("john")
    with pytest.raises(seals.Unreadable):
        drafts.fields_of(draft)


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/decisions/", "https://example.org/admin/", "/admin/login/", "/admin/auth/user/1/"),
        *("/admin/second-factor/code/", "/admin/password_change/", "/admin/uploads/?x=1"),
        *("/admin/invitation/1/choose/", "/admin/first-password/", "/admin/drafts/1/"),
        *("/admin/" + "a" * 500, "/admin/\x00"),
    ],
)
def test_of_some_pages_nothing_is_kept(mary, address):
    with pytest.raises(Refused, match="Nothing is kept of this page"):
        drafts.keep(mary, address, [Field("code", "123456")], AT)
    assert not Draft.objects.exists()


def test_what_is_too_long_or_empty_is_not_kept(mary):
    with pytest.raises(Refused, match="more than 400,000 letters"):
        drafts.keep(mary, FORM, [Field("statement", "a" * 400_000)], AT)
    with pytest.raises(Refused, match="Nothing is kept"):
        drafts.keep(mary, FORM, [Field("csrfmiddlewaretoken", "x")], AT)


def test_the_oldest_goes_where_there_are_too_many(mary):
    for number in range(drafts.MOST + 2):
        at = AT + timedelta(minutes=number)
        drafts.keep(mary, f"{FORM}?n={number}", [Field("summary", "text")], at)
    kept = drafts.drafts_of(mary, AT + timedelta(hours=1))
    assert len(kept) == drafts.MOST
    assert kept[-1].address == f"{FORM}?n=2"


def test_after_a_week_it_is_gone(mary):
    drafts.keep(mary, FORM, [Field("summary", "text")], AT)
    later = AT + drafts.KEPT_FOR
    assert len(drafts.drafts_of(mary, later - timedelta(seconds=1))) == 1
    assert drafts.drafts_of(mary, later) == []
    assert drafts.forget_old(later - timedelta(seconds=1)) == 0
    assert drafts.forget_old(later) == 1
