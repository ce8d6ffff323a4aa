"""The command parses its arguments, and says in a sentence what it refuses."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from complaints.models import Release
from tests import factories

pytestmark = pytest.mark.django_db

REASON = "A council was missing."
LATER = "2099-05-20 09:30"


@pytest.fixture(autouse=True)
def _decided():
    factories.decision()


def make_release(capsys, year="2024-25", publish_at="2025-05-20 09:30", **options) -> str:
    call_command("make_release", year, publish_at=publish_at, **options)
    return capsys.readouterr().out


def test_it_makes_a_release_of_londons_time(capsys):
    told = make_release(capsys)
    release = Release.objects.get()
    assert release.public_at == datetime(2025, 5, 20, 8, 30, tzinfo=UTC)
    assert (release.made_by_command, release.edition, release.reason) == (True, 1, "")
    assert told == (
        "2024-25, edition 1: 1 councils, 1 cases, public from 20 May 2025, 9.30am, London time.\n"
    )


def test_a_revision_has_its_reason(capsys):
    make_release(capsys)
    make_release(capsys, reason=REASON, publish_at=LATER)
    assert list(Release.objects.values_list("edition", "reason")) == [(2, REASON), (1, "")]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"year": "2024/25"}, "'2024/25' is not a year: write it as 2024-25"),
        ({"year": "2024-26"}, "'2024-26' is not a year: write it as 2024-25"),
        (
            {"publish_at": "20 May 2025"},
            "'20 May 2025' is not a time: write it as 2025-05-20 09:30",
        ),
        (
            {"publish_at": "2026-03-29 01:30"},
            "2026-03-29 01:30 does not exist: the clocks change in that hour",
        ),
        (
            {"publish_at": "2025-10-26 01:30"},
            "2025-10-26 01:30 happens twice: the clocks change in that hour",
        ),
        (
            {"publish_at": "2025-03-31 23:59"},
            "2024-25 ends on 31 March 2025: its figures cannot be public before then.",
        ),
        ({"year": "2019-20"}, "There are no decisions and no outcomes in 2019-20 to count."),
    ],
)
def test_what_it_refuses(arguments, message, capsys):
    with pytest.raises(CommandError) as refused:
        make_release(capsys, **arguments)
    assert str(refused.value) == message
    assert not Release.objects.exists()


def test_it_refuses_a_revision_without_a_reason_or_earlier(capsys):
    make_release(capsys, publish_at=LATER)
    beside = {"beside_announced": True}
    with pytest.raises(CommandError, match=r"needs its reason \(--reason\)"):
        make_release(capsys, publish_at=LATER, **beside)
    with pytest.raises(CommandError, match="a further edition cannot be earlier"):
        make_release(capsys, publish_at="2099-05-20 09:29", reason=REASON, **beside)
    assert Release.objects.count() == 1


def test_it_refuses_a_further_edition_beside_one_that_waits_unless_that_is_said(capsys):
    make_release(capsys, publish_at=LATER)
    with pytest.raises(CommandError, match=r"Edition 1 of 2024-25 becomes public.*--beside-ann"):
        make_release(capsys, publish_at=LATER, reason=REASON)
    assert Release.objects.count() == 1
    make_release(capsys, publish_at=LATER, reason=REASON, beside_announced=True)
    assert Release.objects.count() == 2


def test_it_refuses_a_revision_for_an_instant_that_has_passed(capsys):
    make_release(capsys)
    with pytest.raises(CommandError, match=r"2024-25 is public already, and 20 May 2025, 9\.30am"):
        make_release(capsys, reason=REASON)
    assert Release.objects.count() == 1


def test_it_refuses_a_reason_that_cannot_be_printed(capsys):
    make_release(capsys, publish_at=LATER)
    with pytest.raises(CommandError, match=r"U\+F0B7"):
        make_release(capsys, publish_at=LATER, reason="\uf0b7 An error")
    assert Release.objects.count() == 1
