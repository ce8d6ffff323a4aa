"""A letter's PDF for staff: a draft is typeset when asked for, and says that it is one."""

import pytest

from tests.letters.correspondence import approved, composed, letter
from tests.letters.screens import NOON, address, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(NOON)


def test_a_draft_is_named_as_one_and_what_was_approved_is_the_kept_file():
    composed()
    client = signed_in("Reviewer")
    answer = client.get(address("pdf", letter().pk))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == (
        'inline; filename="DRAFT-kent-county-council-letter-2024-25-issue-1.pdf"'
    )
    assert answer.content.startswith(b"%PDF-")
    made = approved()
    answer = client.get(address("pdf", made.pk))
    assert answer["Content-Disposition"] == (
        'inline; filename="kent-county-council-letter-2024-25-issue-1.pdf"'
    )
    assert answer.content == bytes(made.file.pdf)
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert client.post(address("pdf", made.pk)).status_code == 405


def test_an_uploaded_letter_without_its_file_is_not_found():
    composed()
    made = approved()
    made.file.delete()
    type(made).objects.filter(pk=made.pk).update(source="uploaded", content=None)
    assert signed_in("Reviewer").get(address("pdf", made.pk)).status_code == 404
