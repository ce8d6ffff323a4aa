"""A year is frozen whole, with a reason where it changes, and never early."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.models import F

from complaints.figures.performance import COUNTS, Performance
from complaints.models import (
    CategoryFigures,
    CouncilFigures,
    Decision,
    Recommendation,
    Release,
    ReleasedCase,
)
from complaints.releases.steps import freeze
from complaints.releases.steps.freeze import ReleaseRefused, make_release
from councils.models import Council, PublicRecord, Residents
from councils.public_record import changing_public_record
from councils.years import Year, london_midnight
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

YEAR = Year(2024)
AT = london_midnight(date(2025, 7, 1))
REASON = "Two cases had been recorded against the wrong council."


def figures(release: Release) -> dict[str, Performance]:
    return {row.council.name: Performance.of(row) for row in release.figures.all()}


def residents(release: Release) -> dict[str, tuple]:
    rows = release.figures.select_related("council")
    return {row.council.name: (row.residents, row.residents_year) for row in rows}


def everything() -> list[int]:
    models = (Release, CouncilFigures, CategoryFigures, ReleasedCase)
    return [model.objects.count() for model in models]


def test_a_release_freezes_totals_categories_residents_and_cases():
    subject = factories.subject()
    kent = factories.council("Kent", residents=1_576_069)
    upheld = factories.decision(kent, subject=subject, satisfactory_remedy=True)
    factories.decision(kent, outcome="not_upheld")
    earlier = factories.decision(kent, decided_on=date(2023, 9, 1), subject=subject)
    factories.recommendation(earlier, recorded_on=date(2024, 5, 1))
    release = factories.release(public_at=AT)
    (row,) = release.figures.all()
    assert Performance.of(row) == Performance(
        upheld=1, not_upheld=1, satisfactory_remedies=1, on_time=1
    )
    assert (row.residents, row.residents_year, row.existed) == (1_576_069, 2021, True)
    assert {each.category_id: Performance.of(each) for each in row.categories.all()} == {
        subject.category_id: Performance(upheld=1, satisfactory_remedies=1, on_time=1),
        None: Performance(not_upheld=1),
    }
    cases = {case.decision_id: case for case in release.cases.all()}
    assert len(cases) == 3
    assert cases[upheld.pk].satisfactory_remedy
    assert (cases[earlier.pk].outcome, cases[earlier.pk].compliance) == ("", "on_time")
    assert (release.edition, release.source, release.made_by_command) == (1, "counted", True)


def test_frozen_figures_do_not_move_when_decisions_change():
    made = factories.recommendation().decision
    Residents.objects.create(council=made.council, year=2021, number=1_000_000)
    release = factories.release()
    before = list(release.figures.values()), list(release.cases.values())
    Decision.objects.update(outcome="not_upheld", withheld_reason="other")
    Recommendation.objects.update(
        outcome="not_complied", done_on=None, first_not_complied_on=F("recorded_on")
    )
    Residents.objects.update(number=5)
    factories.decision(made.council)
    assert (list(release.figures.values()), list(release.cases.values())) == before


def test_every_council_that_existed_or_has_a_case_is_in_the_year():
    factories.council("No complaints")
    factories.council("Closed long ago", closed_on=date(2019, 4, 1))
    factories.council("Opened since", opened_on=date(2025, 4, 1))
    factories.council("Closed on the first day", closed_on=YEAR.start)
    factories.council("Closed on the second day", closed_on=YEAR.start + timedelta(1))
    old = factories.council("Allerdale", closed_on=date(2023, 4, 1))
    factories.decision(old, decided_on=date(2024, 4, 9))
    rows = factories.release().figures.values_list("council__name", "existed")
    assert dict(rows) == {
        "No complaints": True,
        "Closed on the second day": True,
        "Allerdale": False,
    }


def test_a_council_with_only_a_compliance_outcome_is_in_the_year():
    old = factories.council("Allerdale", closed_on=date(2023, 4, 1))
    made = factories.decision(old, decided_on=date(2023, 2, 1))
    factories.recommendation(made, recorded_on=date(2023, 6, 1))
    release = factories.release("2023-24")
    assert figures(release) == {"Allerdale": Performance(on_time=1)}
    assert residents(release) == {"Allerdale": (None, None)}


@pytest.mark.parametrize(
    ("opened_on", "expected"),
    [
        (None, (90_000, 2021)),
        (date(2024, 4, 1), (90_000, 2021)),
        (date(2024, 4, 2), (None, None)),
        (date(2025, 3, 31), (None, None)),
    ],
)
def test_a_council_opened_within_the_year_has_no_residents(opened_on, expected):
    council = factories.council("New", opened_on=opened_on, residents=90_000)
    factories.decision(council, decided_on=date(2025, 3, 31))
    assert residents(factories.release()) == {"New": expected}


def test_a_year_without_anything_to_count_is_refused():
    factories.council()
    with pytest.raises(ReleaseRefused, match="no decisions and no outcomes in 2024-25"):
        factories.release()


@pytest.mark.parametrize("count", COUNTS)
def test_what_does_not_add_up_is_refused_whichever_count_it_is(count):
    parts = {None: Performance(upheld=4)}
    row = frozen(upheld=4, categories=parts)
    assert published("2023-24", row).figures.count() == 1
    parts[None] = Performance(**{"upheld": 4} | {count: 5})
    with pytest.raises(ReleaseRefused, match=rf": {count} is \d, but its categories add up to 5"):
        published("2024-25", frozen(row.council, upheld=4, categories=parts))
    assert not Release.objects.filter(year=YEAR).exists()


def test_a_total_that_is_not_published_cannot_have_parts():
    parts = {None: Performance(satisfactory_remedies=0)}
    row = frozen(satisfactory_remedies=None, categories=parts)
    with pytest.raises(ReleaseRefused, match="satisfactory_remedies is None"):
        published("2024-25", row)


def test_a_revision_needs_a_reason():
    factories.decision()
    factories.release()
    for reason in ("", "   "):
        with pytest.raises(ReleaseRefused, match="needs its reason"):
            factories.release(reason=reason)
    assert factories.release(reason=f" {REASON} ").reason == REASON


def test_a_revision_is_a_further_edition_and_the_first_stays():
    council = factories.council("Kent")
    factories.decision(council)
    first = factories.release(public_at=AT)
    factories.decision(council)
    second = factories.release(public_at=AT + timedelta(30), reason=REASON)
    assert (first.edition, second.edition) == (1, 2)
    assert (figures(first), figures(second)) == (
        {"Kent": Performance(upheld=1)},
        {"Kent": Performance(upheld=2)},
    )
    current = Release.objects.current
    assert current(AT + timedelta(29)) == {YEAR: first}
    assert current(AT + timedelta(30)) == {YEAR: second}


def test_an_announced_release_is_never_moved_earlier():
    factories.decision()
    factories.release(public_at=AT)
    with pytest.raises(ReleaseRefused, match="a further edition cannot be earlier"):
        factories.release(public_at=AT - timedelta(seconds=1), reason=REASON)
    assert factories.release(public_at=AT, reason=REASON).edition == 2


def test_a_year_is_not_public_before_it_is_over():
    factories.decision()
    over = london_midnight(YEAR.end)
    with pytest.raises(ReleaseRefused, match="cannot be public before then"):
        factories.release(public_at=over - timedelta(seconds=1), made_at=over)
    with pytest.raises(ReleaseRefused, match="2024-25 is not over: it ends on 31 March 2025"):
        factories.release(public_at=AT, made_at=over - timedelta(seconds=1))
    assert factories.release(public_at=over, made_at=over).public_at == over


def test_a_release_by_staff_is_not_public_until_it_is_approved():
    factories.decision()
    release = factories.release(by_command=False)
    assert not release.made_by_command
    assert Release.objects.current(AT + timedelta(900)) == {}


@pytest.mark.parametrize("step", ["store_figures", "freeze_cases"])
def test_what_dies_half_way_leaves_nothing(step, monkeypatch):
    factories.recommendation()
    version = PublicRecord.objects.filter(pk=1).values_list("version", flat=True).first()
    real = getattr(freeze, step)

    def dies(*arguments):
        real(*arguments)
        raise KeyboardInterrupt

    monkeypatch.setattr(freeze, step, dies)
    with pytest.raises(KeyboardInterrupt):
        factories.release()
    assert everything() == [0, 0, 0, 0]
    assert PublicRecord.objects.values_list("version", flat=True).first() == version
    monkeypatch.undo()
    assert factories.release().edition == 1


def test_what_is_refused_leaves_nothing():
    factories.decision()
    with pytest.raises(ReleaseRefused):
        factories.release(public_at=london_midnight(date(2025, 3, 1)))
    assert everything() == [0, 0, 0, 0]


def test_a_release_counts_the_public_record_up():
    factories.decision()
    factories.release()
    version = PublicRecord.objects.get().version
    factories.release(reason=REASON)
    assert PublicRecord.objects.get().version == version + 1


def test_the_parts_of_any_release_add_up_to_the_whole():
    for number in range(40):
        made = factories.decision(
            factories.council() if number % 4 == 0 else Council.objects.latest("pk"),
            subject=factories.subject(name=f"Part {number % 3}") if number % 3 else None,
            outcome=Decision.Outcome.values[number % 6],
            withheld_reason="consent" if number % 7 == 0 else "",
        )
        if number % 6 == 5:
            factories.recommendation(made)
    release = factories.release()
    for row in release.figures.prefetch_related("categories"):
        parts = Performance.total(map(Performance.of, row.categories.all()))
        cases = release.cases.filter(council=row.council)
        for name in COUNTS:
            assert getattr(row, name) == getattr(parts, name)
        for outcome in Decision.Outcome.values:
            assert getattr(row, outcome) == cases.filter(outcome=outcome).count()
    assert Performance.total(figures(release).values()).dealt_with == 40


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one connection write: nobody can wait"
)
@pytest.mark.django_db(transaction=True)
def test_a_release_waits_for_an_import_that_holds_the_record():
    council = factories.council("Kent")
    factories.decision(council)
    with changing_public_record():
        pass
    found, started = [], threading.Event()

    def release():
        started.set()
        made = make_release(YEAR, public_at=AT, reason="", made_at=AT, by_command=True)
        found.append(figures(made))
        connection.close()

    with transaction.atomic(), changing_public_record():
        thread = threading.Thread(target=release)
        thread.start()
        started.wait()
        thread.join(timeout=0.5)
        assert thread.is_alive()
        factories.decision(council)
    thread.join(timeout=20)
    assert found == [{"Kent": Performance(upheld=2)}]
