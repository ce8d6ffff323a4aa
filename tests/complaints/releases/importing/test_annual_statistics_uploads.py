"""Annual statistics that a user loads: a draft, which somebody else approves."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from complaints.models import Release
from councils.files.loads import Account
from councils.models import LoadedFile
from councils.refusals import Refused
from tests import factories
from tests.complaints.releases.importing.annual_files import (
    AT,
    DEVON,
    KENT,
    OUTCOMES,
    PUBLIC_AT,
    YEAR,
    load,
)
from tests.files import csv_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def stella(kent):
    factories.council("Devon County Council")
    return User.objects.create_user("stella")


@pytest.fixture
def account(stella):
    return Account(by=stella)


@pytest.fixture
def path(tmp_path):
    return csv_file(tmp_path, f"{OUTCOMES}\n{KENT}\n{DEVON}\n")


def test_they_are_a_draft_that_is_never_public_by_itself(stella, account, path):
    load(path, account=account)
    release = Release.objects.get()
    assert (release.prepared_by, release.made_by_command) == (stella, False)
    assert (release.submitted_at, release.approved_at) == (None, None)
    assert release.state(AT) == "draft"
    assert release.figures.count() == 2
    assert not Release.objects.public(PUBLIC_AT + timedelta(days=1)).exists()
    assert not Release.objects.announced(AT).exists()
    assert release.history.get().history_user == stella
    assert LoadedFile.objects.get().loaded_by == stella


def test_from_the_shell_they_are_public_from_their_instant(account, path):
    load(path)
    assert Release.objects.public(PUBLIC_AT).get().prepared_by is None


@pytest.mark.parametrize("too_late", [timedelta(0), timedelta(days=30), timedelta(minutes=-1)])
def test_an_instant_that_leaves_no_time_to_approve_is_refused(account, path, too_late):
    for dry_run in (True, False):
        with pytest.raises(Refused, match="set a later instant"):
            load(path, account=account, at=PUBLIC_AT + too_late, dry_run=dry_run)
    assert not Release.objects.exists()


def test_beside_a_draft_there_is_no_other(account, path, tmp_path):
    load(path, account=account)
    other = csv_file(tmp_path, f"{OUTCOMES}\n{KENT}\n{DEVON.replace('68', '69')}\n", "b.csv")
    with pytest.raises(Refused, match=f"{YEAR} is being prepared already"):
        load(other, account=account, reason="Devon was wrong.", dry_run=True)


def test_what_staff_may_do_about_a_refusal_is_said_in_words_of_the_page(account, path, tmp_path):
    load(path)
    later = PUBLIC_AT + timedelta(days=1)
    then = {"account": account, "at": later, "public_at": later + timedelta(days=7)}
    fewer = csv_file(tmp_path, f"{OUTCOMES}\n{KENT}\n", "fewer.csv")
    with pytest.raises(Refused, match="if that is meant, say so when you upload them"):
        load(fewer, **then, reason="Devon was wrong.", dry_run=True)
    with pytest.raises(Refused, match=r"a further edition needs its reason\.$"):
        load(fewer, **then, leave_out=True, dry_run=True)
    changes = load(fewer, **then, leave_out=True, reason="Wrong.", dry_run=True)
    assert changes.listed("changed") == ["Devon County Council: left out"]


def test_beside_an_announced_edition_there_is_no_other(account, path):
    load(path)
    with pytest.raises(Refused, match="Edition 1 of 2023-24 becomes public on"):
        load(path, account=account, reason="Again.", dry_run=True)


def test_a_change_is_another_where_what_it_changes_is_another(account, path, tmp_path):
    first = load(path, account=account, dry_run=True)
    again = load(path, account=account, dry_run=True)
    kent = csv_file(tmp_path, f"{OUTCOMES}\n{KENT.replace('76', '77')}\n{DEVON}\n", "b.csv")
    another = load(kent, account=account, dry_run=True)
    assert first.lines()[:-1] == another.lines()[:-1]
    assert first.digest() == again.digest()
    assert first.digest() != another.digest()
