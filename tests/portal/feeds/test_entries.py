"""What feeds say of each thing that became public, and when; worked by hand."""

from datetime import date, datetime, timedelta

import pytest

from councils.years import LONDON, london_instant, london_midnight
from portal.feeds import entries
from portal.feeds.entries import about, everything
from tests import factories
from tests.factories import frozen, published
from tests.letters.correspondence import AFTER, composed, letter, sent

pytestmark = pytest.mark.django_db

FIRST, SECOND = (london_instant(f"2025-{month}-01 09:30") for month in ("07", "09"))
AT = london_instant("2025-10-01 12:00")
WHY = "Two cases had been recorded against the wrong council."


@pytest.fixture
def kent():
    return factories.council("Kent County Council")


def told(followed):
    return [(each.ident, each.title, each.summary, each.link) for each in followed.entries]


def test_a_statement_is_told_with_its_outcome_and_subject(kent):
    factories.decision(kent, reference="24018407", subject=factories.subject())
    [entry] = everything(AT, "Ombudsman").entries
    since = london_midnight(date(2024, 7, 15))
    assert entry == entries.Entry(
        ident="decision/24018407",
        published=since,
        updated=since,
        title="Kent County Council: decision 24 018 407, upheld",
        summary="Decided on 3 June 2024. Subject: Housing › Homelessness. We upheld Mrs B's"
        " complaint.",
        link="/decisions/24-018-407/",
        terms=("statement", "upheld", "kent-county-council"),
    )
    assert about(kent, AT, "Ombudsman").entries == [entry]


def test_a_report_is_told_from_a_statement(kent):
    announced = datetime(2024, 9, 1, 10, tzinfo=LONDON)
    fields = {"kind": "report", "title": "Left waiting", "announced_at": announced}
    factories.decision(kent, reference="24018407", **fields)
    [entry] = everything(AT, "Ombudsman").entries
    assert entry.title == (
        "Public interest report: Left waiting (Kent County Council, 24 018 407, upheld)"
    )
    assert entry.terms[0] == "report"
    assert entry.published == announced


def test_a_year_and_its_revision_with_the_reason(kent):
    published("2024-25", frozen(kent, upheld=1), public_at=FIRST)
    published("2024-25", frozen(kent, upheld=2), public_at=SECOND, reason=WHY)
    assert told(everything(AT, "Ombudsman")) == [
        (
            "release/2024-25/edition-2",
            "Statistics for 2024-25 revised: edition 2",
            f"It replaces edition 1, public since 1 July 2025, 9.30am. Reason: {WHY}",
            "/revisions/?year=2024-25&edition=2",
        ),
        (
            "release/2024-25/edition-1",
            "Statistics for 2024-25",
            "The figures for 2024-25 are published.",
            "/?year=2024-25",
        ),
    ]
    found = everything(AT, "Ombudsman").entries
    assert [each.published for each in found] == [SECOND, FIRST]
    assert [each.terms for each in found] == [("revision", "2024-25"), ("release", "2024-25")]


def test_an_edition_that_is_the_first_to_be_public_revises_nothing(kent):
    published("2024-25", frozen(kent), public_at=FIRST)
    published("2024-25", frozen(kent), public_at=SECOND, reason=WHY)
    kent_year = entries.Release.objects.get(edition=1)
    entries.Release.objects.filter(pk=kent_year.pk).update(
        withdrawn_at=FIRST - timedelta(days=1), public_at=FIRST
    )
    assert [each.title for each in everything(AT, "Ombudsman").entries] == [
        "Statistics for 2024-25"
    ]


def test_a_council_is_told_of_the_years_in_which_it_has_figures(kent):
    surrey = factories.council("Surrey County Council")
    published("2023-24", frozen(surrey, upheld=1), public_at=FIRST)
    published("2024-25", frozen(kent, upheld=1), frozen(surrey), public_at=FIRST)
    assert told(about(kent, AT, "Ombudsman")) == [
        (
            "release/2024-25/edition-1/kent-county-council",
            "Kent County Council: statistics for 2024-25",
            "The figures about Kent County Council for 2024-25 are published.",
            "/councils/kent-county-council/2024-25/",
        )
    ]


@pytest.mark.parametrize(
    ("was", "now", "title", "said"),
    [
        (
            {"upheld": 1},
            {"upheld": 2},
            "own figures changed",
            "Kent County Council’s own figures changed",
        ),
        (
            {"residents": 1_000},
            {"residents": 1_100},
            "own figures changed",
            "no count of Kent County Council changed, but the number of residents used, or what"
            " else stands beside the counts, did",
        ),
        (
            {"upheld": 1},
            {"upheld": 1},
            "own figures unchanged",
            "figures of other councils changed, and averages may have; Kent County Council’s own"
            " figures did not",
        ),
        (
            None,
            {"upheld": 1},
            "own figures changed",
            "there are figures about Kent County Council; in the edition that it replaces there"
            " were none",
        ),
        (
            {"upheld": 1},
            None,
            "own figures changed",
            "there are no figures about Kent County Council any more",
        ),
    ],
)
def test_a_council_is_told_whether_a_revision_changed_its_own_figures(kent, was, now, title, said):
    surrey = factories.council("Surrey County Council")
    for public_at, of_kent, reason in ((FIRST, was, ""), (SECOND, now, WHY)):
        rows = [frozen(surrey, upheld=1 if reason else 2)]
        if of_kent is not None:
            rows.append(frozen(kent, **of_kent))
        published("2024-25", *rows, public_at=public_at, reason=reason)
    newest = about(kent, AT, "Ombudsman").entries[0]
    link = "/revisions/?year=2024-25&edition=2"
    assert told(about(kent, AT, "Ombudsman"))[0] == (
        "release/2024-25/edition-2/kent-county-council",
        f"Kent County Council: statistics for 2024-25 revised, {title}",
        f"Edition 2 of 2024-25: {said}. Reason: {WHY}",
        link if "unchanged" in title else f"{link}&council=kent-county-council",
    )
    assert newest.terms == ("revision", "2024-25", "kent-county-council")


def test_figures_that_come_back_are_not_said_to_be_the_first(kent):
    surrey = factories.council("Surrey County Council")
    third = SECOND + timedelta(days=9)
    for public_at, rows in ((FIRST, [frozen(kent)]), (SECOND, []), (third, [frozen(kent)])):
        reason = WHY if public_at > FIRST else ""
        published("2024-25", frozen(surrey), *rows, public_at=public_at, reason=reason)
    assert [each.summary for each in about(kent, third, "Ombudsman").entries] == [
        "Edition 3 of 2024-25: there are figures about Kent County Council; in the edition that it"
        f" replaces there were none. Reason: {WHY}",
        f"Edition 2 of 2024-25: there are no figures about Kent County Council any more. Reason:"
        f" {WHY}",
        "The figures about Kent County Council for 2024-25 are published.",
    ]


def test_a_council_that_never_had_figures_is_told_of_no_revision(kent):
    surrey = factories.council("Surrey County Council")
    published("2024-25", frozen(surrey, upheld=1), public_at=FIRST)
    published("2024-25", frozen(surrey, upheld=2), public_at=SECOND, reason=WHY)
    assert about(kent, AT, "Ombudsman").entries == []


def test_no_kind_leaves_another_without_a_place_and_a_release_stands_before_its_letters(
    monkeypatch,
):
    composed()
    for name in ("Kent", "Essex", "Surrey"):
        sent(name)
    kent = letter("Kent").council
    for day in (1, 2, 3):
        announced = AFTER - timedelta(days=300 + day)
        factories.decision(kent, kind="report", title="A report", announced_at=announced)
        published(f"201{day}-1{day + 1}", frozen(kent), public_at=announced)
    wanted = {"STATEMENTS": 2, "REPORTS": 1, "LETTERS": 1, "EDITIONS": 2}
    for name, limit in wanted.items():
        monkeypatch.setattr(entries, name, limit)
    for found in (everything(AFTER, "Ombudsman"), about(kent, AFTER, "Ombudsman")):
        kinds = [each.terms[0] for each in found.entries]
        assert kinds[:2] == ["release", "letter"]
        assert sorted(kinds) == sorted(
            ["statement"] * 2 + ["report"] + ["letter"] + ["release"] * 2
        )
        [report] = [each for each in found.entries if each.terms[0] == "report"]
        assert report.published == AFTER - timedelta(days=301)


def test_where_nothing_is_public_the_feed_was_changed_when_the_day_began():
    assert everything(AT, "Ombudsman") == entries.Followed(
        [], [], london_midnight(date(2025, 10, 1))
    )
