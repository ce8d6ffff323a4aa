"""What is asked of the portal for each council, and what is read once for all of them."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from councils.models import Council
from councils.progress import silent
from portal.rehearsal.pictures import picture
from tests.factories import council, decision

AT = datetime(2026, 12, 1, 12, tzinfo=UTC)
SUCCESSIONS = 'FROM "councils_council_successors"'


@pytest.fixture
def slugs(db):
    """Of three councils that closed, each with the one that replaced it."""
    found = []
    for each in ("Aford", "Byshire", "Ceford"):
        old = council(f"{each} Borough Council", closed_on=date(2023, 4, 1))
        new = council(f"New {each} Council", opened_on=date(2023, 4, 1))
        old.successors.add(new)
        decision(old)
        found += [old.slug, new.slug]
    return found


def taken(slugs):
    with CaptureQueriesContext(connection) as queries:
        found = picture(slugs, AT, silent, in_full=True, label="")
    assert len(found.seen) == len(slugs)
    return [each["sql"] for each in queries if SUCCESSIONS in each["sql"]], found


def test_the_successions_of_the_register_are_read_once_for_all_councils(slugs):
    of_one, _ = taken(slugs[:2])
    of_all, found = taken(slugs)
    assert 0 < len(of_all) == len(of_one)
    replaced = {slug: seen.reorganisation.in_its_place for slug, seen in found.seen.items()}
    assert [each.name for each in replaced["byshire-borough-council"]] == ["New Byshire Council"]
    assert all(seen.page.status == 200 and seen.feed for seen in found.seen.values())


def test_a_further_picture_reads_them_again(slugs):
    taken(slugs)
    Council.objects.get(slug=slugs[0]).successors.clear()
    _, found = taken(slugs)
    assert found.seen[slugs[0]].reorganisation.in_its_place == []
