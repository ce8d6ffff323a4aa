"""A renamed council's pack, letters, feed and files of an old year have the name of that year."""

import csv
import io
import re
import zipfile
from datetime import UTC, date, datetime
from html import unescape

import pytest

from councils.models import AnnouncedChange
from councils.public_record import changing_public_record
from councils.register.changes.due import take_effect
from councils.years import Year
from letters.letters.steps.letter_text import upload
from letters.models import Letter
from tests import factories
from tests.letters.correspondence import ann, ben
from tests.letters.pdf_text import words_of

pytestmark = pytest.mark.django_db
BEFORE, AFTER = datetime(2025, 9, 30, 12, tzinfo=UTC), datetime(2026, 11, 2, tzinfo=UTC)
PAGE = "/councils/north-council/2024-25/"
SAID = "North Council was renamed Upper North Council on 1 October 2025."
BOTH = [["Upper North Council", "North Council"], ["Upper North Council", "Upper North Council"]]


@pytest.fixture
def north():
    """A decision in each of two years, released, and a letter; renamed in October 2025."""
    made = factories.council("North Council")
    for number, day in enumerate((date(2024, 6, 3), date(2026, 1, 15))):
        factories.decision(made, reference=f"2400000{number}", decided_on=day)
    for year in ("2024-25", "2025-26"):
        factories.release(year)
    kept = upload(made, Year(2024), b"%PDF-", date(2025, 7, 1), by=ann(), at=BEFORE)
    Letter.objects.filter(pk=kept.pk).update(approved_by=ben(), approved_at=BEFORE, sent_at=BEFORE)
    with changing_public_record():
        AnnouncedChange.objects.create(
            council=made,
            action="rename",
            takes_effect_on=date(2025, 10, 1),
            name="Upper North Council",
        )
    return made


@pytest.fixture
def at(client, clock):
    def answered(address, instant=AFTER):
        clock.set(instant)
        answer = client.get(address)
        assert answer.status_code == 200, address
        return answer

    return answered


@pytest.fixture
def read(at):
    def shown(address, instant=AFTER):
        words = re.sub(r"<[^>]+>", " ", at(address, instant).content.decode())
        return re.sub(r"\s+", " ", unescape(words))

    return shown


def test_the_pack_has_the_name_of_its_year_and_says_the_new_one(north, at, read):
    pack = f"{PAGE}scrutiny-pack"
    assert SAID not in read(f"{pack}/", BEFORE)
    words = read(f"{pack}/")
    assert "Scrutiny pack: North Council, 2024-25" in words
    assert SAID in words
    paper = words_of(at(f"{pack}.pdf").content)
    assert "North Council" in paper
    assert SAID in paper
    with zipfile.ZipFile(io.BytesIO(at(f"{pack}.docx").content)) as archive:
        document = archive.read("word/document.xml").decode()
    with zipfile.ZipFile(io.BytesIO(at(f"{pack}.odt").content)) as archive:
        open_document = archive.read("content.xml").decode()
    assert SAID in document
    assert SAID in open_document
    later = read("/councils/north-council/2025-26/scrutiny-pack/")
    assert "Scrutiny pack: Upper North Council, 2025-26" in later
    assert SAID not in later


def test_letters_say_what_it_was_called(north, read):
    page = f"{PAGE.replace('2024', 'letters/2024')}"
    said = "When this letter was written, Upper North Council was called North Council."
    tag = "called North Council in 2024-25"
    assert said not in read(page, BEFORE)
    assert tag not in read("/letters/?year=2024-25", BEFORE)
    assert said in read(page)
    assert tag in read("/letters/?year=2024-25")


def test_the_feed_tells_each_by_its_own_time(north, at):
    text = at("/councils/north-council/feed.atom").content.decode()
    titles = re.findall(r"<title>([^<]+)</title>", text)
    assert "North Council: statistics for 2024-25" in titles
    assert "Upper North Council: statistics for 2025-26" in titles
    assert "North Council: decision 24 000 000, upheld" in titles
    assert "Upper North Council: decision 24 000 001, upheld" in titles
    assert "Annual review letter 2025: North Council" in titles


def test_the_feed_keeps_what_it_said_when_a_council_is_renamed(north, at):
    before = at("/councils/north-council/feed.atom", BEFORE).content.decode()
    after = at("/councils/north-council/feed.atom").content.decode()
    for entry in re.findall(r"<entry>.*?</entry>", before, re.DOTALL):
        assert entry in after


@pytest.mark.parametrize(
    "name", ["performance", "performance-by-category", "decisions", "counted-decisions"]
)
def test_files_have_both_names(north, at, name):
    address = f"/data/{name}-all-years.csv"
    answer = at(address)
    text = b"".join(answer) if answer.streaming else answer.content
    rows = csv.DictReader(io.StringIO(text.decode("utf-8-sig")))
    found = sorted([each["council_name"], each["council_name_then"]] for each in rows)
    assert [each for each in BOTH if each in found] == BOTH
    assert all(each in BOTH for each in found)


def test_the_api_knows_the_council_by_its_slug_and_tells_both_names(north, at):
    rows = at("/api/v1/performance/?council=north-council&year=2024-25").json()["results"]
    [row] = rows
    assert row["council"] == "north-council"
    assert [row["council_name"], row["council_name_then"]] == BOTH[0]


def test_the_record_and_its_validator_follow(north, client, at):
    address = "/councils/north-council/record.json"
    kept = at(address, BEFORE)
    take_effect(date(2025, 10, 1), AFTER)
    fresh = client.get(address, headers={"if-none-match": kept["ETag"]})
    assert fresh.status_code == 200
    [figures] = fresh.json()["figures"]
    assert [figures["council_name"], figures["council_name_then"]] == BOTH[0]


def test_a_year_is_cited_by_its_name(north, read):
    assert "“North Council, 2024-25”" in read(PAGE)
    assert "North Council" in read("/embed/north-council/2024-25/")
