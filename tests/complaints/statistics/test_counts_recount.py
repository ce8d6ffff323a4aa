"""An independent recount of seeded random decisions, in plain Python, from the rules alone."""

import random
from collections import Counter
from datetime import date, timedelta

import pytest

from complaints.figures.performance import COUNTS
from complaints.models import Category, Decision, Recommendation, Subject
from complaints.statistics.counts import cases_in, tally
from councils.models import Council
from councils.years import Year, london_midnight
from tests import factories

pytestmark = pytest.mark.django_db

YEARS = ("2021-22", "2022-23", "2023-24", "2024-25")
ENDED = london_midnight(date(2024, 5, 2))
FIRST, DAYS = date(2021, 1, 1), 1_700


def random_world(chance: random.Random) -> list[dict]:
    """Complaints as plain facts; some councils close and leave what is agreed to a successor."""
    successor = {"old": "new", "older": "new"}
    complaints = []
    for number in range(400):
        council = chance.choice(("one", "two", "old", "older", "new"))
        outcome = chance.choices(Decision.Outcome.values, (1, 1, 2, 2, 3, 8))[0]
        decided = FIRST + timedelta(chance.randrange(DAYS))
        recommendations = []
        if outcome == "upheld":
            for _ in range(chance.choice((0, 1, 1, 2, 3))):
                due = decided + timedelta(chance.randrange(20, 120))
                done = due + timedelta(chance.choice((-9, -1, 0, 1, 40)))
                told = done + timedelta(chance.randrange(1, 200))
                what = chance.choices(("complied", "not_complied", ""), (8, 1, 2))[0]
                to = successor.get(council, council) if chance.random() < 0.4 else council
                recommendations.append(
                    {
                        "to": to,
                        "due": due,
                        "done": done if what == "complied" else None,
                        "what": what,
                        "told": told if what else None,
                        "ended": chance.random() < 0.1,
                    }
                )
        complaints.append(
            {
                "number": number,
                "council": council,
                "outcome": outcome,
                "decided": decided,
                "remedy": outcome == "upheld" and chance.random() < 0.2,
                "category": chance.choice(("Housing", "Planning", "Other", None)),
                "withheld": chance.random() < 0.1,
                "recommendations": recommendations,
            }
        )
    return complaints


def store(complaints: list[dict]) -> None:
    chance = random.Random(9)
    chance.shuffle(complaints)
    councils = {name: factories.council(name) for name in ("one", "two", "old", "older", "new")}
    subjects = {
        name: Subject.objects.create(
            category=Category.objects.create(name=name, slug=name),
            heading=name,
            name="x",
            slug=name,
        )
        for name in ("Housing", "Planning", "Other")
    }
    decisions = Decision.objects.bulk_create(
        Decision(
            reference=f"{each['number']:08}",
            council=councils[each["council"]],
            decided_on=each["decided"],
            outcome=each["outcome"],
            subject=subjects.get(each["category"]),
            satisfactory_remedy=each["remedy"],
            withheld_reason="consent" if each["withheld"] else "",
        )
        for each in complaints
    )
    Recommendation.objects.bulk_create(
        Recommendation(
            decision=decision,
            council=councils[recommendation["to"]],
            number=number,
            kind="service_improvement",
            due_on=recommendation["due"],
            done_on=recommendation["done"],
            outcome=recommendation["what"],
            recorded_on=recommendation["told"],
            first_not_complied_on=recommendation["told"]
            if recommendation["what"] == "not_complied"
            else None,
            no_longer_required_reason="It has moved." if recommendation["ended"] else "",
            no_longer_required_at=ENDED if recommendation["ended"] else None,
        )
        for decision, each in zip(decisions, complaints, strict=True)
        for number, recommendation in enumerate(each["recommendations"], start=1)
    )


def year_of(day: date) -> str:
    begins = day.year - (day < date(day.year, 4, 1))
    return f"{begins}-{str(begins + 1)[2:]}"


def recount(complaints: list[dict]) -> Counter:
    """How often each count occurs, by year, council and category."""
    found: Counter = Counter()
    for each in complaints:
        category = None if each["withheld"] else each["category"]
        at_home = year_of(each["decided"]), each["council"], category
        found[*at_home, each["outcome"]] += 1
        if each["remedy"]:
            found[*at_home, "satisfactory_remedies"] += 1
        for council in {recommendation["to"] for recommendation in each["recommendations"]}:
            live = [p for p in each["recommendations"] if p["to"] == council and not p["ended"]]
            failures = [p["told"] for p in live if p["what"] == "not_complied"]
            if failures:
                day, verdict = min(failures), "not_complied"
            elif live and all(p["what"] == "complied" for p in live):
                day = max(p["told"] for p in live)
                verdict = "late" if any(p["done"] > p["due"] for p in live) else "on_time"
            else:
                continue
            found[year_of(day), council, category, verdict] += 1
    return found


def counted(year: str) -> Counter:
    councils = dict(Council.objects.values_list("pk", "name"))
    categories = dict(Category.objects.values_list("pk", "name")) | {None: None}
    return Counter(
        {
            (year, councils[council], categories[category], name): getattr(performance, name)
            for council, (_, split) in tally(cases_in(Year.parse(year))).items()
            for category, performance in split.items()
            for name in COUNTS
        }
    )


@pytest.mark.parametrize("seed", range(6))
def test_the_recount_agrees(seed):
    complaints = random_world(random.Random(seed))
    store(complaints)
    expected = recount(complaints)
    for year in YEARS:
        of_year = Counter({key: count for key, count in expected.items() if key[0] == year})
        assert sum(of_year.values()) > 40
        assert +counted(year) == of_year


def test_the_random_world_holds_the_cases_that_are_hard():
    complaints = [each for seed in range(6) for each in random_world(random.Random(seed))]
    kinds = {key[3] for key in recount(complaints)}
    assert kinds == set(COUNTS)
    several = [each["recommendations"] for each in complaints if len(each["recommendations"]) > 1]
    assert any({"complied", ""} == {p["what"] for p in each} for each in several)
    assert any({"complied", "not_complied"} == {p["what"] for p in each} for each in several)
    assert any(len({p["to"] for p in each}) == 2 for each in several)
    assert any(all(p["ended"] for p in each) for each in several)


def test_totals_are_the_sums_of_their_categories():
    store(random_world(random.Random(7)))
    for total, split in tally(cases_in(Year(2023))).values():
        for name in COUNTS:
            assert getattr(total, name) == sum(getattr(each, name) for each in split.values())


def test_the_order_of_cases_does_not_matter():
    store(random_world(random.Random(8)))
    cases = cases_in(Year(2023))
    expected = tally(cases)
    random.Random(1).shuffle(cases)
    assert tally(cases) == expected
