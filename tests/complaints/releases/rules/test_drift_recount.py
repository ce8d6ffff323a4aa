"""Drift against an independent recount in plain Python, after seeded random changes."""

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest

from complaints.figures.performance import COUNTS
from complaints.models import Decision, Recommendation, ReleasedCase
from complaints.releases.rules.drift import drift
from tests import factories

pytestmark = pytest.mark.django_db

OUTCOMES = Decision.Outcome.values
START, END = date(2024, 4, 1), date(2025, 4, 1)


def random_day(rng):
    return date(2024, 2, 1) + timedelta(days=rng.randrange(460))


def make(rng, councils, subjects):
    decision = factories.decision(
        rng.choice(councils),
        decided_on=random_day(rng),
        outcome=rng.choice(OUTCOMES),
        subject=rng.choice([*subjects, None]),
        withheld_reason=rng.choice(["", "", "", "consent"]),
    )
    for _ in range(rng.choice([0, 0, 1, 2]) if decision.outcome == "upheld" else 0):
        recommendation = factories.recommendation(
            decision, council=rng.choice([decision.council, rng.choice(councils)])
        )
        spoil(rng, recommendation)
    return decision


def spoil(rng, recommendation):
    day = random_day(rng)
    outcome = rng.choice(["complied", "complied", "not_complied", ""])
    recommendation.outcome = outcome
    recommendation.recorded_on = day if outcome else None
    recommendation.done_on = (
        recommendation.due_on + timedelta(days=rng.choice([-1, 0, 1]))
        if outcome == "complied"
        else None
    )
    recommendation.first_not_complied_on = None
    recommendation.keep_first_failure()
    recommendation.save()


def disturb(rng, decision, councils, subjects):
    what = rng.randrange(6)
    if what == 0:
        decision.council = rng.choice(councils)
        if rng.random() < 0.5:
            decision.recommendations.update(council=decision.council)
    elif what == 1:
        decision.outcome = rng.choice(OUTCOMES)
    elif what == 2:
        decision.subject = rng.choice([*subjects, None])
    elif what == 3:
        decision.decided_on = random_day(rng)
    elif what == 4:
        decision.withheld_reason = rng.choice(["", "consent"])
    else:
        for recommendation in decision.recommendations.all():
            spoil(rng, recommendation)
    if decision.outcome == "upheld":
        decision.satisfactory_remedy = rng.random() < 0.3
    else:
        decision.satisfactory_remedy = False
    decision.save()


def plain_count():
    """Decision and council to (category, outcome, remedy, compliance), row by row."""
    found = {}
    for decision in Decision.objects.all():
        hidden = decision.withheld_reason or not decision.subject
        category = None if hidden else decision.subject.category_id
        if START <= decision.decided_on < END:
            found[decision.pk, decision.council_id] = [
                category,
                decision.outcome,
                decision.satisfactory_remedy,
                "",
            ]
        by_council = {}
        for each in Recommendation.objects.filter(decision=decision):
            by_council.setdefault(each.council_id, []).append(each)
        for council, several in by_council.items():
            failures = [r.first_not_complied_on for r in several if r.first_not_complied_on]
            if failures:
                day, result = min(failures), "not_complied"
            elif all(r.outcome for r in several):
                day = max(r.recorded_on for r in several)
                late = any(r.done_on > r.due_on for r in several)
                result = "late" if late else "on_time"
            else:
                continue
            if START <= day < END:
                key = decision.pk, council
                found.setdefault(key, [category, "", False, ""])[3] = result
    return {key: tuple(value) for key, value in found.items()}


def kept_count(release):
    return {
        (each.decision_id, each.council_id): (
            each.category_id,
            each.outcome,
            each.satisfactory_remedy,
            each.compliance,
        )
        for each in ReleasedCase.objects.filter(release=release)
    }


def totals(cases):
    counts = Counter()
    for (_, council), (_, outcome, remedy, compliance) in cases.items():
        names = [outcome, "satisfactory_remedies" if remedy else "", compliance]
        counts.update((council, name) for name in names if name)
    return counts


@pytest.mark.parametrize("seed", range(6))
def test_drift_is_what_a_plain_recount_finds(seed):
    rng = Random(seed)
    councils = [factories.council(f"Council {seed} {number}") for number in range(4)]
    subjects = [factories.subject(name, name, name) for name in ("Housing", "Planning")]
    decisions = [make(rng, councils, subjects) for _ in range(40)]
    release = factories.release()
    assert kept_count(release) == plain_count()
    for decision in rng.sample(decisions, 20):
        decision.refresh_from_db()
        disturb(rng, decision, councils, subjects)
    for _ in range(3):
        make(rng, councils, subjects)
    was, now = kept_count(release), plain_count()
    found = drift(release)

    # Every row that is gone or different, and every row that is new or different, once.
    sides = [(case.change.was, case.change.now) for case in found.drifted]
    befores = [side for side, _ in sides if side]
    afters = [side for _, side in sides if side]
    for cases, counted, other in ((befores, was, now), (afters, now, was)):
        expected = {key for key in counted if counted[key] != other.get(key)}
        keys = [(case.decision_id, case.council_id) for case in cases]
        assert (sorted(keys), len(keys)) == (sorted(expected), len(set(keys)))
        for case in cases:
            assert counted[case.decision_id, case.council_id] == (
                case.category_id,
                case.outcome,
                case.satisfactory_remedy,
                case.compliance,
            )
    before, after = totals(was), totals(now)
    expected = {
        (council.pk, name, before[council.pk, name], after[council.pk, name])
        for council in councils
        for name in COUNTS
        if before[council.pk, name] != after[council.pk, name]
    }
    changes = {(each.council.pk, each.count, each.was, each.now) for each in found.changes}
    assert changes == expected
    assert found.drifted
