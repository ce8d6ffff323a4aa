"""Feeds as they are answered: before and after an instant, and at any length."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.contrib.auth.models import User

from complaints.decisions.steps.approval import approve_text, take_back
from complaints.decisions.steps.moves import move
from complaints.decisions.steps.withholding import restore, withhold
from councils.public_record import changing_public_record
from councils.years import LONDON, Year, london_instant, london_midnight
from letters.letters.steps.letter_text import reissue, upload
from letters.models import Letter
from tests import factories
from tests.complaints.colleagues import colleague, done
from tests.letters.correspondence import AFTER, BEFORE, ben, composed, letter, sent
from tests.letters.correspondence import ann as writer
from tests.portal.feeds import rules

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
ALL, OWN = "/feed.atom", "/councils/kent-county-council/feed.atom"
NOON = london_instant("2025-07-01 12:00")
LATER = NOON + timedelta(hours=1)
TAG = "tag:127.0.0.1,2026:"


@pytest.fixture
def kent():
    return factories.council("Kent County Council")


@pytest.fixture
def essex():
    return factories.council("Essex County Council")


@pytest.fixture
def ann():
    return colleague("Ann")


@pytest.fixture
def bob():
    return colleague("Bob")


@pytest.fixture
def read(client, clock):
    def at(instant, address=ALL):
        clock.set(instant)
        return rules.read(client.get(address))

    return at


@pytest.mark.parametrize("address", [ALL, OWN])
def test_a_statement_is_in_no_feed_before_the_midnight_of_its_42nd_day(read, kent, address):
    factories.decision(kent, reference="24018407", decided_on=date(2025, 5, 20))
    shown = london_midnight(date(2025, 7, 1))
    assert read(shown - SECOND, address).entries == []
    [entry] = read(shown, address).entries
    assert (entry.ident, entry.published) == (f"{TAG}decision/24018407", shown)
    assert read(shown, address).updated == shown


@pytest.mark.parametrize("address", [ALL, OWN])
def test_a_report_is_in_no_feed_before_it_is_announced_nor_approved(read, kent, address):
    announced = datetime(2025, 6, 10, 10, tzinfo=LONDON)
    for approved, since in (
        (announced - timedelta(days=9), announced),
        (announced + timedelta(days=9), announced + timedelta(days=9)),
    ):
        made = factories.decision(
            kent,
            kind="report",
            title="A report",
            announced_at=announced,
            text_approved_at=approved,
            decided_on=date(2025, 4, 1),
        )
        assert read(since - SECOND, address).entries == []
        assert [each.published for each in read(since, address).entries] == [since]
        made.delete()


@pytest.mark.parametrize("address", [ALL, OWN])
def test_figures_and_letters_are_in_no_feed_before_the_release(read, address):
    composed()
    sent("Kent")
    kinds = [each.terms[0] for each in read(BEFORE, address).entries]
    assert set(kinds) == {"statement"}
    kinds = [each.terms[0] for each in read(AFTER, address).entries]
    assert kinds[:2] == ["release", "letter"]
    assert set(kinds[2:]) == {"statement"}


@pytest.mark.parametrize("address", [ALL, OWN])
def test_what_nobody_may_see_is_in_no_feed(read, client, kent, ann, address):
    words = {"title": "zebra", "summary": "zebra", "statement": "zebra"}
    for fields in (
        {"outcome": "referred_back"},
        {"text_approved_at": None},
        {"withheld_reason": "consent"},
        {"decided_on": NOON.date() - timedelta(days=41)},
        {"kind": "report", "announced_at": NOON + SECOND},
        {"kind": "report", "announced_at": None},
    ):
        factories.decision(kent, **words | fields)
    assert read(NOON, address).entries == []
    assert read(NOON, address).gone == {}
    assert b"zebra" not in client.get(address).content


@pytest.mark.parametrize("address", [ALL, OWN])
def test_what_is_withheld_is_said_to_be_gone_and_what_is_restored_is_back(
    read, client, kent, ann, bob, address
):
    made = factories.decision(kent, reference="24018407", summary="zebra")
    ident = f"{TAG}decision/24018407"
    assert read(NOON - SECOND, address).gone == {}
    done(withhold, made, "identifiable", "zebranote", ann, NOON)
    found = read(NOON, address)
    assert (found.entries, found.gone, found.updated) == ([], {ident: NOON}, NOON)
    body = client.get(address).content.decode()
    assert "zebra" not in body
    assert "identif" not in body
    done(restore, made, bob, LATER)
    found = read(LATER, address)
    assert [(each.ident, each.updated) for each in found.entries] == [(ident, LATER)]
    assert found.gone == {}


@pytest.mark.parametrize("address", [ALL, OWN])
def test_a_text_whose_approval_is_taken_back_is_said_to_be_gone_until_it_is_approved_anew(
    read, client, kent, ann, bob, address
):
    made = factories.decision(kent, reference="24018407", summary="zebra")
    ident = f"{TAG}decision/24018407"
    assert (len(read(NOON - SECOND, address).entries), read(NOON, address).gone) == (1, {})
    done(take_back, made, "A zebra is named.", ann, NOON)
    found = read(NOON, address)
    assert (found.entries, found.gone, found.updated) == ([], {ident: NOON}, NOON)
    assert "zebra" not in client.get(address).content.decode()
    assert client.get("/decisions/24-018-407/").status_code == 404
    done(approve_text, made, bob, LATER)
    found = read(LATER, address)
    assert [(each.ident, each.updated) for each in found.entries] == [(ident, LATER)]
    assert found.gone == {}


def test_a_case_that_moved_leaves_the_old_councils_feed_and_comes_to_the_new(
    read, kent, essex, ann, bob
):
    """With the same name, and changed after it left: who follows both keeps it."""
    other = "/councils/essex-county-council/feed.atom"
    made = factories.decision(kent, reference="24018407")
    ident = f"{TAG}decision/24018407"
    made = done(move, made, essex, "It is about Essex.", ann, NOON)
    assert [read(NOON, each).gone for each in (ALL, OWN, other)] == [
        *({ident: NOON}, {ident: NOON}, {})
    ]
    assert [read(NOON, each).entries for each in (ALL, OWN, other)] == [[], [], []]
    done(approve_text, made, bob, LATER)
    [entry] = read(LATER, other).entries
    assert (entry.ident, entry.updated) == (ident, LATER)
    assert entry.title == "Essex County Council: decision 24 018 407, upheld"
    assert (read(LATER).entries, read(LATER).gone) == ([entry], {})
    assert (read(LATER, OWN).entries, read(LATER, OWN).gone) == ([], {ident: NOON})


def test_a_council_that_is_none_has_no_feed(client, kent):
    assert client.get("/councils/nowhere/feed.atom").status_code == 404
    assert client.post(ALL).status_code == client.post(OWN).status_code == 405
    assert client.head(OWN).status_code == 200


def test_feeds_name_what_they_are_and_where(read, kent):
    found = read(NOON)
    assert found.ident == f"{TAG}feed"
    assert found.title == (
        "Your council’s performance – Local Government and Social Care Ombudsman"
    )
    assert found.subtitle == (
        "What became public last about councils in England: the newest 60 decision statements, 20"
        " public interest reports, 20 letters, 20 editions of statistics and 20 announcements about"
        " reorganisations. Letters that became public together are one entry; each council has a"
        " feed of its own, with its own letters, which goes further back."
    )
    found = read(NOON, OWN)
    assert found.ident == f"{TAG}feed/kent-county-council"
    assert found.title == "Kent County Council – Local Government and Social Care Ombudsman"
    assert found.subtitle == (
        "What became public last about Kent County Council: the newest 60 decision statements,"
        " 20 public interest reports, 20 letters, 20 editions of statistics and 20 announcements"
        " about reorganisations."
    )


def test_the_feed_of_a_demonstration_says_so(read, kent):
    factories.decision(kent)
    with changing_public_record() as record:
        record.demonstration = True
    for address in (ALL, OWN):
        found = read(NOON, address)
        assert found.title.startswith("Demonstration: ")
        assert found.subtitle.startswith("Demonstration: these figures are made up.")
        assert found.titles[0].startswith("Demonstration: Kent County Council: decision")


def test_an_address_with_noise_names_the_plain_one(client, kent):
    assert b"noise" not in client.get(f"{OWN}?noise=1").content


@pytest.mark.parametrize("more", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [(ALL, 17), (OWN, 18)])
def test_queries_do_not_grow(client, clock, django_assert_num_queries, address, queries, more):
    composed()
    sent("Kent")
    kent = letter("Kent").council
    at = AFTER + timedelta(days=30)
    by = colleague("Carol")
    for number in range(more):
        reissue(letter("Kent"), "Again.", by=writer(), at=at)
        sent("Kent", at)
        made = upload(
            kent, Year(2015 + number), b"%PDF-", date(2016 + number, 7, 1), by=writer(), at=AFTER
        )
        Letter.objects.filter(pk=made.pk).update(
            approved_by=ben(), approved_at=AFTER, sent_at=AFTER
        )
        factories.decision(kent, subject=factories.subject())
        factories.decision(kent, kind="report", title="A report", announced_at=AFTER)
        done(withhold, factories.decision(kent), "consent", "", by, AFTER)
        factories.release(reason="More.", public_at=at)
    clock.set(at)
    with django_assert_num_queries(queries):
        found = rules.read(client.get(address))
    assert len(found.gone) == more
    kinds = [each.terms[0] for each in found.entries]
    assert (kinds.count("letter"), kinds.count("revision")) == (1 + 2 * more, more)


FIND = re.compile(
    r'<link rel="alternate" type="application/atom\+xml" title="([^"]+)" href="([^"]+)">'
)
EVERYTHING = ("What is new about all councils", ALL)


@pytest.mark.parametrize(
    "address",
    [
        "/councils/kent-county-council/2024-25/",
        "/councils/kent-county-council/2024-25/scrutiny-pack/",
        "/councils/kent-county-council/improvements/",
        "/councils/kent-county-council/letters/",
        "/councils/kent-county-council/letters/2024-25/",
    ],
)
def test_a_councils_pages_lead_to_its_own_feed_and_then_to_all(client, clock, address):
    composed()
    sent("Kent")
    clock.set(AFTER)
    body = client.get(address).content.decode()
    assert FIND.findall(body) == [("What is new about Kent County Council", OWN), EVERYTHING]


def test_other_pages_lead_to_the_feed_of_all_and_readers_can_see_both(client, clock, kent):
    clock.set(NOON)
    for address in ("/", "/decisions/", "/methods/"):
        body = client.get(address).content.decode()
        assert FIND.findall(body) == [EVERYTHING]
        assert f'<a href="{ALL}" type="application/atom+xml">Feed of what is new</a>' in body
    body = client.get("/councils/kent-county-council/").content.decode()
    assert f'<a href="{OWN}" type="application/atom+xml">Follow this council’s record' in body


def test_pages_that_are_not_public_lead_to_none(client, kent):
    factories.decision(kent, reference="24018407")
    client.force_login(User.objects.create_superuser("chief"))
    for address in ("/admin/decisions/24-018-407/preview/", "/early-sight/nowhere/"):
        assert not FIND.findall(client.get(address).content.decode())
