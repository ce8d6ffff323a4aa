"""The command sends a year's letters, lists what failed, and its exit says so."""

from contextlib import contextmanager
from threading import Event, Thread

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection

from councils.mail.lock import alone
from letters.models import Message
from letters.sending.run import LOCK
from tests.letters.sending.letters_ready import (
    NAMES,
    NOW,
    chief,
    contact,
    letter,
    message,
    ready,
    states,
)

pytestmark = pytest.mark.django_db


def run(capsys, *arguments, ends_well=True):
    if ends_well:
        call_command("send_letters", *arguments, verbosity=0)
    else:
        with pytest.raises(CommandError, match=r"^Not every letter was sent: see above\.$"):
            call_command("send_letters", *arguments, verbosity=0)
    return capsys.readouterr().out.splitlines()


def test_it_sends_the_years_letters(capsys):
    ready()
    assert run(capsys, "2024-25")[1:] == ["3 letters sent."]
    assert states() == dict.fromkeys(NAMES, "sent")
    assert [each.to for each in mail.outbox] == [[chief(name)] for name in NAMES]
    assert run(capsys, "2024-25")[1:] == ["0 letters sent."]
    assert len(mail.outbox) == 3


def test_letters_of_another_year_stay(capsys):
    ready()
    assert run(capsys, "2023-24")[1:] == ["0 letters sent."]
    assert mail.outbox == []


def test_what_failed_is_listed_until_it_is_tried_again(capsys):
    ready(names=("Essex", "Surrey"))
    why = (
        "  Kent County Council: Kent County Council has no contact for its chief executive: enter"
        " one with the council, then try again."
    )
    told = run(capsys, "2024-25", ends_well=False)
    assert told[1:] == ["Not sent:", why, "2 letters sent; 1 not sent."]
    assert run(capsys, "2024-25", ends_well=False)[1:] == ["Not sent:", why, "0 letters sent."]
    contact(letter().council, chief("Kent"))
    assert run(capsys, "2024-25", "--retry")[1:] == ["1 letter sent."]
    assert states() == dict.fromkeys(NAMES, "sent")


def test_one_perhaps_sent_is_listed_and_never_tried_again_by_the_command(capsys):
    ready()
    run(capsys, "2024-25")
    Message.objects.filter(council=letter().council).update(
        state="unsure", sent_at=None, problem="Nobody knows."
    )
    assert run(capsys, "2024-25", "--retry", ends_well=False)[1:] == [
        "Perhaps sent:",
        "  Kent County Council: Nobody knows.",
        "0 letters sent.",
    ]
    assert len(mail.outbox) == 3


def test_a_dry_run_sends_nothing(capsys):
    ready()
    told = run(capsys, "2024-25", "--dry-run")
    assert told[1:] == [
        *(f"{name} County Council: to {chief(name)}" for name in NAMES),
        "This was a dry run: nothing was sent.",
    ]
    assert (mail.outbox, Message.objects.count()) == ([], 0)


def test_a_dry_run_says_what_would_fail(capsys):
    ready(names=NAMES[:2])
    assert "Would not be sent:" in run(capsys, "2024-25", "--dry-run", ends_well=False)


def test_a_year_that_is_none_is_refused():
    with pytest.raises(CommandError, match="'2024' is not a year"):
        call_command("send_letters", "2024")


def put_off(capsys, office) -> list[str]:
    """Kent's, and what is said of it."""
    ready()
    office.troubles[chief("Kent")] = ("rcpt", "450 Come back")
    told = run(capsys, "2024-25", ends_well=False)
    office.troubles.clear()
    return told


def falls_due() -> None:
    Message.objects.put_off().update(put_off_since=NOW, next_try_at=NOW)


def test_what_is_put_off_is_listed_with_its_next_try(capsys, office):
    told = put_off(capsys, office)
    assert told[1] == "Put off:"
    assert told[2].startswith(
        "  Kent County Council: The mail server refused it: 450 Come back Tries: 1, the next on "
    )
    assert told[3] == "2 letters sent; 1 put off."
    assert run(capsys, "2024-25", "--dry-run")[-2] == "Kent County Council: put off"


def test_a_timetable_tries_what_is_due_and_says_nothing_otherwise(capsys, office):
    put_off(capsys, office)
    assert run(capsys, "--due") == []
    falls_due()
    assert run(capsys, "2023-24", "--due") == []
    assert run(capsys, "--due") == ["1 letter sent."]
    assert office.to() == {chief(name): 1 for name in NAMES}
    assert run(capsys, "--due") == []


def test_a_timetable_is_told_when_the_day_is_over(capsys, office):
    put_off(capsys, office)
    falls_due()
    office.troubles[chief("Kent")] = ("rcpt", "450 Come back")
    told = run(capsys, "--due", ends_well=False)
    assert told[0] == "Not sent:"
    assert told[1].startswith("  Kent County Council: It was put off for a day, and tried 2 times.")
    assert message().state == "failed"


@contextmanager
def held_by_another():
    """By a connection of its own: PostgreSQL gives a session its lock twice."""
    is_held, is_over = Event(), Event()

    def hold():
        with alone(LOCK):
            is_held.set()
            is_over.wait(30)
        connection.close()

    other = Thread(target=hold)
    other.start()
    assert is_held.wait(30)
    yield
    is_over.set()
    other.join()


def test_a_timetable_waits_for_a_sending_that_goes_on(capsys, office):
    put_off(capsys, office)
    falls_due()
    with held_by_another():
        assert run(capsys, "--due") == []
    assert message().tries == 1


def test_what_is_put_off_is_tried_at_once_with_retry(capsys, office):
    put_off(capsys, office)
    assert run(capsys, "2024-25", "--retry")[1:] == ["1 letter sent."]


@pytest.mark.parametrize("arguments", [(), ("--due", "--dry-run"), ("--due", "--retry")])
def test_what_makes_no_sense_together_is_refused(arguments):
    with pytest.raises(CommandError, match=r"of which year|goes with neither"):
        call_command("send_letters", *arguments)


def test_nothing_is_sent_while_nothing_is_written(capsys, office, settings):
    put_off(capsys, office)
    falls_due()
    settings.READ_ONLY = True
    assert run(capsys, "--due") == []
    with pytest.raises(CommandError, match="Nothing is sent while READ_ONLY=1"):
        run(capsys, "2024-25")
    assert Message.objects.put_off().count() == 1
