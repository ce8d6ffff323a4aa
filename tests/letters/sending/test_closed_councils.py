"""A letter dated before its council closed, and sent on or after that day, goes to who is there."""

from datetime import date, datetime, timedelta

import pytest

from councils.models import Council
from councils.years import london_midnight
from letters.composing.addressees import Addressees
from letters.messages.steps import retry
from letters.models import EarlySight, Letter, Look, Message
from letters.sending.preparation import prepare_messages
from letters.sending.rehearsal import rehearse
from tests import factories
from tests.letters.correspondence import ann, ben, letter
from tests.letters.sending.letters_ready import NOW, chief, contact, message, ready, send

pytestmark = pytest.mark.django_db
CLOSES = date(2025, 4, 17)  # the letters are dated 15 April 2025
MIDNIGHT = london_midnight(CLOSES)
JUST_BEFORE = MIDNIGHT - timedelta(seconds=1)
LATER = "450 4.2.0 Greylisted, come back"


def kent() -> Council:
    return Council.objects.get(name="Kent County Council")


def goes() -> dict[str, str]:
    rows = Message.objects.filter(letter__council=kent())
    return dict(rows.order_by("council__name").values_list("council__name", "state"))


def send_at(at: datetime, **fields):
    return send(clock=lambda: at, **fields)


@pytest.fixture
def letters() -> list[Letter]:
    """Kent’s letter is addressed to it; two days after its date two others have its place."""
    ready()
    new = [
        factories.council(f"{name} Kent Council", opened_on=CLOSES) for name in ("North", "South")
    ]
    for council in new:
        contact(council, chief(council.short_name.split()[0]))
    kent().successors.set(new)
    Council.objects.filter(pk=kent().pk).update(closed_on=CLOSES)
    return list(Letter.objects.select_related("council").order_by("council__name"))


def test_up_to_the_last_second_it_goes_to_the_council_and_from_midnight_to_those_after_it(letters):
    addressees = Addressees()
    names = [[each.name for each in addressees.of(letter(), at)] for at in (JUST_BEFORE, MIDNIGHT)]
    assert names == [["Kent County Council"], ["North Kent Council", "South Kent Council"]]
    assert addressees.closed_since(letter(), JUST_BEFORE) == ""
    assert addressees.closed_since(letter(), MIDNIGHT) == (
        "It is dated 15 April 2025 and addressed to Kent County Council, which closed on 17 April"
        " 2025. So it goes to North Kent Council and South Kent Council instead, and the e-mail"
        " says why."
    )
    assert addressees.closed_since(letter("Essex"), MIDNIGHT) == ""


def test_each_successor_gets_it_with_a_line_that_says_why(letters, office):
    prepare_messages(letters, by=ann(), at=MIDNIGHT)
    assert send_at(MIDNIGHT).sentence == "4 letters sent."
    assert chief("Kent") not in office.to()
    assert office.to()[chief("North")] == office.to()[chief("South")] == 1
    (north,) = [each for each in office.delivered if each.to == [chief("North")]]
    assert (
        "It goes to North Kent Council as a council that took the place of Kent County Council,"
        " which closed on 17 April 2025. The letter is dated 15 April 2025, before that change,"
        " and so it is addressed to Kent County Council. “Your council” in it is Kent County"
        " Council." in " ".join(north.words.split())
    )
    assert letter().sent_at == MIDNIGHT
    assert message().note.endswith("Ann Example: to be sent, as Kent County Council has closed.")


def test_a_second_before_it_goes_to_the_council_itself(letters, office):
    prepare_messages(letters, by=ann(), at=JUST_BEFORE)
    send_at(JUST_BEFORE)
    assert office.to()[chief("Kent")] == 1
    prepare_messages(letters, by=ann(), at=MIDNIGHT)
    send_at(MIDNIGHT)
    assert goes() == {"Kent County Council": "sent"}


def test_what_waited_over_midnight_goes_to_those_after_it(letters, office):
    prepare_messages(letters, by=ann(), at=JUST_BEFORE)
    send_at(MIDNIGHT)
    assert goes() == {"North Kent Council": "sent", "South Kent Council": "sent"}
    assert chief("Kent") not in office.to()


def test_what_was_put_off_over_midnight_goes_to_those_after_it_by_itself(letters, office):
    prepare_messages(letters, by=ann(), at=JUST_BEFORE)
    office.troubles[chief("Kent")] = ("rcpt", LATER)
    send_at(JUST_BEFORE)
    assert (message().is_put_off, EarlySight.objects.count()) == (True, 3)
    office.troubles.clear()
    due = message().next_try_at
    assert send_at(due, is_again=True).sentence == "2 letters sent."
    assert goes() == {"North Kent Council": "sent", "South Kent Council": "sent"}
    assert chief("Kent") not in office.to()
    assert letter().sent_at == due
    assert message("Kent").note.splitlines()[1:] == [
        f"Tried once with Kent County Council: The mail server refused it: {LATER}",
        "17 April 2025, 12.04am, Ann Example: to be sent, as Kent County Council has closed.",
    ]


def test_what_failed_goes_to_those_after_it_when_a_person_says_try_again(letters, office):
    prepare_messages(letters, by=ann(), at=NOW)
    office.troubles[chief("Kent")] = ("rcpt", "550 5.1.1 No such user here")
    send()
    office.troubles.clear()
    retry(message(), by=ben(), at=MIDNIGHT)
    assert goes() == {"North Kent Council": "waiting", "South Kent Council": "waiting"}
    send_at(MIDNIGHT)
    assert goes() == {"North Kent Council": "sent", "South Kent Council": "sent"}


def test_one_that_only_one_of_them_can_get_waits_for_the_others_contact(letters, office):
    Council.objects.get(name="South Kent Council").contacts.all().delete()
    prepare_messages(letters, by=ann(), at=MIDNIGHT)
    send_at(MIDNIGHT)
    assert goes() == {"North Kent Council": "sent", "South Kent Council": "failed"}
    assert letter().sent_at is None


def test_where_nobody_is_known_to_have_its_place_it_goes_nowhere(letters, office):
    kent().successors.clear()
    assert list(rehearse([letter()], at=MIDNIGHT).refused) == ["Kent County Council"]
    prepare_messages(letters, by=ann(), at=MIDNIGHT)
    done = send_at(MIDNIGHT)
    why = (
        "Kent County Council closed on 17 April 2025, so nobody reads its post. Enter with it which"
        " councils have its place, then try again; or send the letter another way and say so."
    )
    assert done.failed == {"Kent County Council": why}
    assert chief("Kent") not in office.to()


def test_what_the_council_has_looked_at_stays_with_it(letters, office):
    """It was perhaps sent, and its link was opened: the closed council had it."""
    prepare_messages(letters, by=ann(), at=NOW)
    office.troubles[chief("Kent")] = ("after", "gone")
    send()
    sight = EarlySight.objects.get(message=message())
    Look.objects.create(early_sight=sight, at=NOW, what=Look.What.LETTER)
    office.troubles.clear()
    retry(message(), by=ben(), at=MIDNIGHT)
    send_at(MIDNIGHT)
    assert goes()["Kent County Council"] == "failed"
    assert office.to().get(chief("Kent"), 0) <= 1


def test_a_dry_run_names_those_that_it_goes_to(letters):
    lines = rehearse(letters, at=MIDNIGHT).lines
    assert f"Kent County Council, to North Kent Council: to {chief('North')}" in lines
    assert not any(chief("Kent") in each for each in lines)


def test_along_a_chain_it_goes_to_who_is_there(letters, office):
    """North Kent, to which the letter goes, is replaced itself before it is sent."""
    north = Council.objects.get(name="North Kent Council")
    newest = factories.council("Newest Kent Council", opened_on=CLOSES + timedelta(days=9))
    contact(newest, chief("Newest"))
    north.successors.add(newest)
    Council.objects.filter(pk=north.pk).update(closed_on=newest.opened_on)
    later = london_midnight(newest.opened_on)
    prepare_messages(letters, by=ann(), at=MIDNIGHT)
    send_at(later)
    assert goes() == {"Newest Kent Council": "sent", "South Kent Council": "sent"}
