"""The command composes drafts and says what it did."""

import pytest
from django.core.management import CommandError, call_command

from letters.models import Letter
from tests.complaints.preparation import announced, draft
from tests.letters.correspondence import councils_with_decisions, sent

pytestmark = pytest.mark.django_db


def said(capsys, **options) -> tuple[str, str]:
    call_command("compose_letters", "2024-25", **options)
    out, err = capsys.readouterr()
    return out.strip(), err.strip()


def test_it_composes_a_draft_for_each_council_and_shows_how_far_it_is(capsys):
    councils_with_decisions()
    announced()
    out, err = said(capsys)
    assert out == "Letters of 2024-25, edition 1: 3 composed."
    assert err == "Letters of 2024-25: 3, done"
    assert Letter.objects.drafts().filter(composed_by=None).count() == 3


def test_again_it_leaves_alone_what_is_sent(capsys):
    councils_with_decisions()
    announced()
    said(capsys)
    sent("Kent")
    out, err = said(capsys, verbosity=0)
    assert "2 the same as before" in out
    assert "1 sent already, and left as they are" in out
    assert err == ""


def test_a_year_without_an_approved_release_is_refused():
    councils_with_decisions()
    draft()
    with pytest.raises(CommandError, match="2024-25 has no approved release"):
        call_command("compose_letters", "2024-25")
    with pytest.raises(CommandError, match="write it as 2024-25"):
        call_command("compose_letters", "2024")
    assert not Letter.objects.exists()
