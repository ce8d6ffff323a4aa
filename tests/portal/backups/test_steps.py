"""A portal is backed up, restored into a database with nothing in it, and shows each page alike."""

from contextlib import nullcontext
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from complaints.models import Decision
from councils.dates import iso
from councils.models import Boundary, BoundarySet, Job, PublicRecord
from councils.public_record import changing_public_record
from councils.refusals import Refused
from councils.tables import ANYTHING, EVERY
from councils.years import london_instant
from letters.models import Message
from portal.backups import archive, steps
from portal.models import SealedDevice
from tests import factories, migrated
from tests.portal import crawling, planting
from tests.portal.backups.fresh import fresh_database, open_for_reading_alone
from tests.portal.planting_letters import plant_letters

MADE = london_instant("2025-06-02 10:00")
INSTANT = london_instant("2025-07-01 09:30")
AT = INSTANT + timedelta(hours=1)
LATER = AT + timedelta(hours=3)
KEPT = {"replaces": False, "has_other_key": False}


@pytest.fixture
def portal(transactional_db, roles, clock):
    """Years that are public and one that is not, letters in every state, everything private."""
    clock.set(AT)
    councils = {state: factories.council(f"{state.title()} County") for state in ("draft", "sent")}
    drawing = BoundarySet.objects.create(
        name="Test", topology='{"objects": {}, "arcs": []}', content_hash="abc", loaded_at=MADE
    )
    for council in councils.values():
        Boundary.objects.create(council=council, boundary_set=drawing)
        for year in (2023, 2024):
            for outcome in ("upheld", "upheld", "not_upheld"):
                made = factories.decision(council, decided_on=date(year, 6, 3), outcome=outcome)
                factories.recommendation(made)
    factories.release("2023-24", public_at=london_instant("2024-07-01 09:30"))
    planting.plant_with_decisions(*councils.values(), MADE)
    planting.plant_with_councils(councils["draft"], MADE)
    planting.plant_with_releases(councils["draft"], INSTANT, MADE)
    plant_letters(councils, INSTANT, MADE)


class Reader(Client):
    """Keeps what each address answered, byte for byte."""

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get(self, address, *args, **named):
        response = super().get(address, *args, **named)
        if response.streaming:
            response.streaming_content = [b"".join(response.streaming_content)]
        body = b"".join(response) if response.streaming else response.content
        if response.streaming:
            response.streaming_content = [body]
        self.kept[address] = (response.status_code, response.get("Content-Type"), body)
        return response


def every_page():
    reader = Reader()
    crawling.crawl(reader)
    return reader.kept


@pytest.mark.crawl
def test_each_public_page_is_the_same_byte_for_byte(portal, tmp_path, monkeypatch):
    """In the restored database, which is open for reading alone: no public page needs more."""
    monkeypatch.setattr(crawling, "PER_PATH", 6)  # each path, in fewer states of its address
    before = every_page()
    assert len(before) > 500
    assert {kind for _, kind, _ in before.values()} > {"application/pdf", "image/png"}
    about = steps.back_up(tmp_path / "portal.backup", AT)
    with fresh_database(tmp_path):
        restored = steps.restore(tmp_path / "portal.backup", LATER, **KEPT)
        with open_for_reading_alone():
            after = every_page()
        rows = steps.counted()
        assert steps.still_to_migrate(restored) == []
    assert {table: rows[table] for table in about.rows} == about.rows
    assert [address for address in before if after.get(address) != before[address]] == []
    assert after.keys() == before.keys()


def test_what_must_not_come_back_does_not(portal, tmp_path):
    """Nobody is signed in, nothing is sent by itself, no cache takes an old page for a new one."""
    Client().force_login(User.objects.first())
    put_off = Message.objects.filter(state="waiting")
    assert put_off.update(put_off_since=MADE, next_try_at=MADE) == 2
    steps.back_up(tmp_path / "portal.backup", AT)
    for _ in range(100):  # the last of them in the very second of the backup
        with changing_public_record():
            pass
    before = PublicRecord.objects.get()
    assert Session.objects.exists()
    with fresh_database(tmp_path):
        steps.restore(tmp_path / "portal.backup", LATER, **KEPT)
        after = PublicRecord.objects.get()
        assert after.version > before.version
        assert set(after.tables) == {EVERY, ANYTHING}
        assert after.tables[ANYTHING] != before.tables[ANYTHING]
        assert not Session.objects.exists()
        messages = list(Message.objects.all())
        assert {each.state for each in messages} == {"unsure"}
        assert {each.next_try_at for each in messages} == {None}
        assert "restored from a backup of 1 July 2025, 10.30am" in messages[0].problem
        assert not Message.objects.due(LATER).exists()
        job = Job.objects.get()  # it was being done
        assert (job.state, job.ended_at) == ("called_off", job.asked_at)
        assert "restored from a backup of 1 July 2025, 10.30am" in job.outcome[0]


def test_a_database_that_holds_something_is_replaced_only_where_that_is_meant(portal, tmp_path):
    steps.back_up(tmp_path / "portal.backup", AT)
    lost, added = Decision.objects.first(), factories.decision()
    number = Decision.objects.count()
    Decision.objects.filter(pk=lost.pk).update(title="another")
    with pytest.raises(Refused, match=r"holds something already, in .* With --replace"):
        steps.restore(tmp_path / "portal.backup", LATER, **KEPT)
    assert Decision.objects.get(pk=lost.pk).title == "another"
    steps.restore(tmp_path / "portal.backup", LATER, **KEPT | {"replaces": True})
    assert Decision.objects.get(pk=lost.pk).title == lost.title
    assert not Decision.objects.filter(pk=added.pk).exists()
    # What numbers rows goes on where it was.
    assert factories.decision().pk is not None
    assert Decision.objects.count() == number


def test_what_is_sealed_opens_with_its_own_key_alone(portal, tmp_path, settings):
    device = SealedDevice(user=User.objects.first(), name="app", confirmed=True)
    device.bin_key = b"secret of twenty byt"
    device.save()
    steps.back_up(tmp_path / "portal.backup", AT)
    own, settings.SECRET_KEY = settings.SECRET_KEY, "another"
    replacing = KEPT | {"replaces": True}
    with pytest.raises(Refused, match="made with another SECRET_KEY"):
        steps.restore(tmp_path / "portal.backup", LATER, **replacing)
    steps.restore(tmp_path / "portal.backup", LATER, replaces=True, has_other_key=True)
    assert not SealedDevice.objects.get().is_readable
    settings.SECRET_KEY_FALLBACKS = [own]
    steps.restore(tmp_path / "portal.backup", LATER, **replacing)
    assert SealedDevice.objects.get().is_readable


def test_a_backup_of_a_newer_version_is_refused(migrations, tmp_path):
    migrations.record_applied("complaints", "9999_later")
    steps.back_up(tmp_path / "portal.backup", AT)
    with pytest.raises(Refused, match=r"newer version of the portal \(complaints\.9999_later\)"):
        steps.restore(tmp_path / "portal.backup", LATER, **KEPT | {"replaces": True})


def test_a_backup_of_an_older_version_is_migrated_afterwards(migrations, tmp_path):
    migrations.record_unapplied("portal", migrated.newest("portal"))
    about = steps.back_up(tmp_path / "portal.backup", AT)
    assert steps.still_to_migrate(about) == [f"portal.{migrated.newest('portal')}"]


def test_a_backup_of_the_other_database_is_refused(transactional_db, tmp_path):
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
    told = {"made_at": iso(AT), "key": "", "migrations": [], "rows": {}}
    archive.write(tmp_path / "portal.backup", other, lambda stream: told)
    with pytest.raises(Refused, match=f"The backup is of {steps.NAMES[other]}, and this portal's"):
        steps.restore(tmp_path / "portal.backup", LATER, **KEPT | {"replaces": True})


@pytest.mark.parametrize("broken", ["cut", "rows", "afterwards"])
def test_what_fails_at_its_very_end_changes_nothing(portal, tmp_path, monkeypatch, broken):
    about = steps.back_up(tmp_path / "portal.backup", AT)
    rows = about.rows | {"complaints_decision": 1}
    if broken == "cut":  # as by a disk that fails after all was read once
        with archive.database_in(tmp_path / "portal.backup") as stored:
            whole = stored.read()
        part = nullcontext(BytesIO(whole[: len(whole) // 2]))
        monkeypatch.setattr(archive, "database_in", lambda path: part)
    elif broken == "rows":
        monkeypatch.setattr(steps, "_refuse_foreign", lambda about, key: about.rows.update(rows))
    else:
        monkeypatch.setattr(steps, "afterwards", lambda about, at: "UPDATE nowhere SET x = 1;")
    Decision.objects.update(title="another")
    number = Decision.objects.count()
    with pytest.raises(Refused, match="nothing was changed"):
        steps.restore(tmp_path / "portal.backup", LATER, **KEPT | {"replaces": True})
    assert Decision.objects.filter(title="another").count() == number


def test_an_empty_database_is_not_backed_up(transactional_db, tmp_path):
    with fresh_database(tmp_path), pytest.raises(Refused, match="the database is empty"):
        steps.back_up(tmp_path / "portal.backup", AT)
