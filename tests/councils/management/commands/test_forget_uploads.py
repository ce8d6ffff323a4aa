"""Uploaded files that nobody decided about."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from councils.files.uploaded_files import paths_of
from councils.files.uploads import KEPT_FOR, receive

pytestmark = pytest.mark.django_db


def test_old_files_go_and_new_ones_stay(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    now, by = timezone.now(), User.objects.create_user("ann")
    old, new = (
        receive("residents", [SimpleUploadedFile("file.csv", b"code")], {}, by=by, at=at)
        for at in (now - KEPT_FOR - timedelta(minutes=1), now)
    )
    call_command("forget_uploads")
    assert not paths_of(old)[0].exists()
    assert paths_of(new)[0].exists()
    old.refresh_from_db()
    assert old.state == "cancelled"
