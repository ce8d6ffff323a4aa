"""All that a start needs of the database: what is over goes, what is missing comes."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from complaints.models import Decision, Subject
from councils.files.uploads import receive
from councils.models import Boundary, Council, PublicRecord
from portal.models import Draft, Tally
from portal.staff.drafts import Field, keep
from portal.staff.lockout import NAMES
from portal.throttle import take
from tests import factories
from tests.portal.staff.sign_in import colleague

pytestmark = pytest.mark.django_db


def prepare(*arguments):
    said = StringIO()
    call_command("prepare", *arguments, stdout=said, stderr=StringIO())
    return said.getvalue()


def test_the_first_start_loads_what_every_portal_needs_and_the_next_nothing():
    assert prepare() == ""
    found = [each.objects.count() for each in (Council, Boundary, Subject)]
    assert found[0] > 300
    assert all(found)
    assert not Decision.objects.exists()
    corrected = Council.objects.get(short_name="Kent")
    Council.objects.filter(pk=corrected.pk).update(name="Kent and Medway")
    made = factories.decision(corrected)
    # A demonstration is loaded into an empty portal alone.
    assert prepare("--demonstration") == ""
    assert list(Decision.objects.all()) == [made]
    assert [each.objects.count() for each in (Council, Boundary, Subject)] == found
    corrected.refresh_from_db()
    assert corrected.name == "Kent and Medway"


def test_a_start_makes_the_areas_that_an_earlier_version_did_not():
    """East Surrey's is there at the first; after the second the record is as it was."""
    prepare()
    east = Council.objects.get(slug="east-surrey-council")
    assert east.boundaries.get().is_derived
    version = PublicRecord.objects.get().version
    prepare()
    assert PublicRecord.objects.get().version == version
    east.boundaries.all().delete()
    prepare()
    assert east.boundaries.get().is_derived
    assert PublicRecord.objects.get().version == version + 1


def test_every_start_forgets_what_is_over(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    long_ago, mary = timezone.now() - timedelta(days=30), colleague("mary")
    keep(mary, "/admin/", [Field("text", "a")], long_ago)
    Draft.objects.update(kept_at=long_ago)
    take([NAMES.of("ann")], long_ago)
    upload = receive("residents", [SimpleUploadedFile("a.csv", b"code")], {}, by=mary, at=long_ago)
    prepare()
    assert not Draft.objects.exists()
    assert not Tally.objects.exists()
    upload.refresh_from_db()
    assert upload.state == "cancelled"
