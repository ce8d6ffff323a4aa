"""What staff say when they upload annual statistics."""

import pytest

from councils.models import Upload
from tests.portal.staff.uploading import (
    ANNUAL,
    folder,
    kent,
    preview,
    stella,
    upload,
)

__all__ = ["folder", "kent", "stella"]
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("folder"),
]


def test_words_of_the_public_reason_are_changed_or_confirmed(kent, stella):
    said = {
        "year": "2023-24",
        "public_at": "2031-07-24T09:30",
        "reason": "A case of Mr Zebra was missing.",
    }
    asked = upload(stella, "annual_statistics", ANNUAL, **said).content.decode()
    assert "this may identify a person: Mr Zebra." in asked
    assert '<input type="hidden" name="annual_statistics-words_asked" value="Mr Zebra"' in asked
    assert asked.count("These words identify nobody: Mr Zebra") == 1
    assert not Upload.objects.exists()
    said |= {"words_asked": "Mr Zebra", "words_confirmed": "on"}
    preview(stella, "annual_statistics", ANNUAL, **said)
    assert Upload.objects.get().options["reason"] == "A case of Mr Zebra was missing."
