"""What is frozen in the database: against a recount in plain Python, and by hand."""

import random
from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from complaints.figures.days import DUE_TO_DONE
from complaints.figures.performance import COUNTS
from complaints.models import CategoryFigures, CouncilFigures, Decision, Release, ReleasedCase
from complaints.statistics import counts
from complaints.statistics.counts import cases_in, days_in
from complaints.statistics.year_cases import CASE
from councils.models import Council
from councils.years import Year
from tests import factories
from tests.complaints.statistics.test_counts_recount import YEARS, random_world, recount, store

pytestmark = pytest.mark.django_db


def frozen_counts(release):
    """How often each count occurs, by council and category."""
    rows = CategoryFigures.objects.filter(figures__release=release)
    columns = rows.values_list("figures__council__name", "category__name", *COUNTS)
    return +Counter(
        {
            (council, category, name): count
            for council, category, *of in columns
            for name, count in zip(COUNTS, of, strict=True)
        }
    )


@pytest.mark.parametrize("seed", range(3))
def test_what_is_frozen_is_what_a_plain_recount_finds(seed):
    complaints = random_world(random.Random(seed))
    store(complaints)
    expected = recount(complaints)
    for year in YEARS:
        release = factories.release(year)
        of_year = Counter({key[1:]: n for key, n in expected.items() if key[0] == year})
        assert sum(of_year.values()) > 40
        assert frozen_counts(release) == of_year
        for row in CouncilFigures.objects.filter(release=release).select_related("council"):
            for name in COUNTS:
                of_council = [
                    n
                    for (council, _, it), n in of_year.items()
                    if it == name and council == row.council.name
                ]
                assert getattr(row, name) == sum(of_council)


def test_cases_are_frozen_one_by_one_in_the_order_of_decisions():
    store(random_world(random.Random(3)))
    release = factories.release("2022-23")
    kept = ReleasedCase.objects.filter(release=release).order_by("id").values_list(*CASE)
    read = cases_in(Year(2022))
    assert [*kept] == [tuple(getattr(case, name) for name in CASE) for case in read]
    assert len(read) > 60
    assert {bool(case.outcome) for case in read} == {True, False}
    decided = [case.decision_id for case in read if case.outcome]
    assert decided == sorted(decided)


def test_a_year_by_hand():
    """Kent: an upheld case complied with late, one withheld; Medway complies for Kent."""
    kent, medway = factories.council("Kent"), factories.council("Medway")
    subject = factories.subject("Housing", "Housing", "Homelessness")
    late = factories.decision(kent, subject=subject, satisfactory_remedy=True)
    due = {"due_on": date(2024, 9, 1), "recorded_on": date(2024, 10, 1)}
    factories.recommendation(late, done_on=date(2024, 9, 2), **due)
    factories.recommendation(late, done_on=date(2024, 9, 1), council=medway, **due)
    factories.decision(kent, subject=subject, outcome="not_upheld", withheld_reason="consent")
    release = factories.release()
    housing = subject.category_id
    rows = ReleasedCase.objects.filter(release=release).order_by("id")
    assert [row[1:] for row in rows.values_list(*CASE)] == [
        (kent.pk, housing, "upheld", True, "late"),
        (kent.pk, None, "not_upheld", False, ""),
        (medway.pk, housing, "", False, "on_time"),
    ]
    assert frozen_counts(release) == {
        ("Kent", "Housing", "upheld"): 1,
        ("Kent", "Housing", "satisfactory_remedies"): 1,
        ("Kent", "Housing", "late"): 1,
        ("Kent", None, "not_upheld"): 1,
        ("Medway", "Housing", "on_time"): 1,
    }


def test_a_case_takes_as_long_as_its_longest(monkeypatch):
    monkeypatch.setattr(counts, "spans", lambda: [DUE_TO_DONE])
    kent, medway = factories.council("Kent"), factories.council("Medway")
    due = date(2024, 9, 1)

    def agreed(case, days, **fields):
        done = {"outcome": "not_complied", "done_on": None}
        done = done if days is None else {"done_on": due + timedelta(days)}
        fields = {"due_on": due, "recorded_on": date(2024, 12, 1), **done, **fields}
        factories.recommendation(case, **fields)

    several = factories.decision(kent)
    agreed(several, 3)
    agreed(several, -2)
    agreed(several, 9, council=medway)
    ended = {"no_longer_required_reason": "It has moved."}
    agreed(several, 30, no_longer_required_at=factories.release().made_at, **ended)
    agreed(factories.decision(kent), 3)
    failed = factories.decision(kent)
    agreed(failed, 50)
    agreed(failed, None)
    release = factories.release(reason="More was recorded.")
    name = DUE_TO_DONE.name
    assert days_in(release) == {kent.pk: {name: {3: 2}}, medway.pk: {name: {9: 1}}}
    assert CouncilFigures.objects.get(release=release, council=kent).days == {name: {"3": 2}}


@pytest.mark.parametrize("of", [Release, Council, "category"])
def test_the_database_keeps_what_a_case_points_at(of):
    """By the keys of the figures beside it, once nothing else leads there any more."""
    subject = factories.subject()
    decision = factories.decision(subject=subject)
    category, council = subject.category, decision.council
    release = factories.release()
    decision.council, decision.subject = factories.council("Another"), None
    decision.save()
    Decision.history.all().delete()
    subject.delete()
    gone = {Release: release, Council: council}.get(of, category)
    with pytest.raises(IntegrityError), transaction.atomic():
        remove(gone)
    CategoryFigures.objects.all().delete()
    CouncilFigures.objects.all().delete()
    remove(gone)  # so it was these that held it


def remove(row):
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(row._meta.db_table)
        cursor.execute(f"DELETE FROM {table} WHERE id = %s", [row.pk])
    connection.check_constraints()
