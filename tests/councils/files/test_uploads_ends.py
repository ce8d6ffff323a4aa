"""What becomes of uploads that nobody loads, and who sees them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from councils.files.uploaded_files import UploadRefused
from councils.files.uploads import KEPT_FOR, cancel, check, forget_old, open_uploads_of, uploads_of
from councils.models import Upload
from tests.councils.uploads import (
    AT,
    KIND,
    LATER,
    RESIDENTS,
    folder,
    kent,
    loaded,
    numbers,
    previewed,
    received,
    stella,
)

__all__ = ["folder", "kent", "stella"]
pytestmark = pytest.mark.django_db


def test_cancelling_deletes_the_file(kent, stella, folder):
    upload = previewed(stella)
    cancel(upload, at=LATER)
    assert (upload.state, upload.ended_at) == ("cancelled", LATER)
    assert list(folder.iterdir()) == []
    with pytest.raises(UploadRefused, match="it is cancelled"):
        loaded(upload, stella)
    with pytest.raises(UploadRefused, match="it is cancelled"):
        check(upload, KIND, at=LATER, watch=lambda rows, label: rows)
    assert numbers() == []


def test_what_was_loaded_is_not_cancelled(kent, stella):
    upload = previewed(stella)
    loaded(upload, stella)
    with pytest.raises(UploadRefused, match="loaded already"):
        cancel(upload, at=LATER)
    assert upload.state == "loaded"


def test_what_is_forgotten_for_a_day_is_deleted(kent, stella, folder):
    old, new = previewed(stella), received(stella, at=AT + timedelta(seconds=2))
    refused = previewed(stella, "code,year,residents\nx,2022,1\n")
    done = previewed(stella, RESIDENTS)
    loaded(done, stella)
    (folder / "left behind by a killed process").mkdir()
    forget_old(AT + KEPT_FOR + timedelta(seconds=1))
    assert [each.name for each in folder.iterdir()] == [new.token]
    states = dict(Upload.objects.values_list("token", "state"))
    assert states == {old.token: "cancelled", new.token: "checking", done.token: "loaded"}
    forget_old(AT + 2 * KEPT_FOR + timedelta(seconds=2))
    assert dict(Upload.objects.values_list("token", "state")).keys() == {new.token, done.token}
    assert refused.token not in states


def test_everybody_sees_her_own_and_a_superuser_all(kent, stella):
    other = User.objects.create_user("other")
    root = User.objects.create_superuser("root")
    mine, theirs = received(stella), received(other)
    assert list(uploads_of(stella)) == [mine]
    assert list(uploads_of(other)) == [theirs]
    assert set(uploads_of(root)) == {mine, theirs}
    assert list(open_uploads_of(stella)) == [mine]
    assert list(open_uploads_of(root)) == []
    cancel(mine, at=LATER)
    assert list(open_uploads_of(stella)) == []
    assert list(uploads_of(stella)) == [mine]
