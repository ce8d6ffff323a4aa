"""What it says; what it does is tested with what it seals."""

from io import StringIO

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_with_nothing_to_seal_it_says_so():
    said = StringIO()
    call_command("seal_again", stdout=said)
    assert said.getvalue() == (
        "devices: 0 sealed again, 0 that no key opens\n"
        "drafts: 0 sealed again, 0 that no key opens\n"
    )
