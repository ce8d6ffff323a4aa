"""Rows for tests, complete but for what the test is about."""

from datetime import date, datetime, timedelta
from itertools import count

from complaints.figures.performance import Performance
from complaints.models import Category, Decision, Recommendation, Subject, Voiding
from complaints.releases.steps.freeze import make_release, publish
from complaints.releases.steps.frozen_councils import FrozenCouncil
from councils.models import Council, Residents
from councils.public_record import changing_public_record
from councils.years import Year, london_midnight
from tests.remembered import remembered

_numbers = count(1)


def council(name: str = "", **fields) -> Council:
    name = name or f"Council {next(_numbers)}"
    defaults = {
        "name": name,
        "slug": name.lower().replace(" ", "-").replace(".", ""),
        "short_name": name.removesuffix(" County Council").removesuffix(" Council"),
        "type": Council.Type.COUNTY,
        "region": "South East",
    }
    residents = fields.pop("residents", None)
    made = Council.objects.create(**defaults | fields)
    if residents:
        Residents.objects.create(council=made, year=2021, number=residents)
    return made


def subject(category: str = "Housing", heading: str = "Housing", name: str = "Homelessness"):
    slug = category.lower().replace(" ", "-").replace(",", "").replace("'", "")
    group, _ = Category.objects.get_or_create(name=category, defaults={"slug": slug})
    made, _ = Subject.objects.get_or_create(
        heading=heading,
        name=name,
        defaults={"category": group, "slug": f"{heading}-{name}".lower().replace(" ", "-")},
    )
    return made


def decision(about: Council | None = None, **fields) -> Decision:
    """An upheld decision of 3 June 2024 whose text is approved, so shown from 15 July 2024."""
    defaults = {
        "reference": f"{next(_numbers):08}",
        "council": about or council(),
        "decided_on": date(2024, 6, 3),
        "outcome": Decision.Outcome.UPHELD,
        "title": "",
        "summary": "We upheld Mrs B's complaint.",
        "statement": "## The complaint\n\n1. Mrs B complains.\n\n## Decision\n\n2. We uphold it.",
        "text_approved_at": datetime(
            2024, 6, 4, 12, tzinfo=london_midnight(date(2024, 6, 4)).tzinfo
        ),
    }
    return Decision.objects.create(**defaults | fields)


def recommendation(of: Decision | None = None, **fields) -> Recommendation:
    """A service improvement, due six weeks after the decision, complied with on the day."""
    of = of or decision()
    due_on = fields.pop("due_on", of.decided_on + timedelta(days=42))
    defaults = {
        "decision": of,
        "council": of.council,
        "number": of.recommendations.count() + 1,
        "kind": Recommendation.Kind.SERVICE_IMPROVEMENT,
        "public_summary": "Remind staff to keep a record of each assessment.",
        "due_on": due_on,
        "done_on": due_on,
        "outcome": Recommendation.Outcome.COMPLIED,
        "recorded_on": due_on,
    }
    made = Recommendation(**defaults | fields)
    made.keep_first_failure()
    made.save()
    return made


def voiding(of: Decision | None = None, **fields) -> Voiding:
    """That somebody says that a decision was entered in error."""
    of = of or decision(decided_on=date(2020, 6, 3))
    defaults = {"reason": "Entered twice.", "asked_at": of.text_approved_at}
    return Voiding.objects.create(**{"decision": of} | defaults | fields)


def release(year: str = "2024-25", **fields):
    """A release counted from the decisions there are, public on 1 July after the year."""
    of = Year.parse(year)
    public_at = fields.pop("public_at", london_midnight(date(of.begins + 1, 7, 1)))
    defaults = {"public_at": public_at, "reason": "", "made_at": public_at, "by_command": True}
    return make_release(of, **defaults | fields)


def frozen(about: Council | None = None, **fields) -> FrozenCouncil:
    """A council's figures as a release keeps them; counts by their names, zero unless told."""
    about = about or council()
    keeps = ("existed", "residents", "residents_year", "categories", "received", "time_taken")
    kept = {name: fields.pop(name) for name in keeps if name in fields}
    kept["published"] = {
        name: fields.pop(name) for name in list(fields) if name.startswith("published_average")
    }
    if kept.get("residents"):
        kept.setdefault("residents_year", 2021)
    return FrozenCouncil(about, Performance(**fields), **kept)


def published(year: str, *rows: FrozenCouncil, **fields):
    """A release of just these figures, without cases, public on 1 July after the year."""
    of = Year.parse(year)
    public_at = fields.pop("public_at", london_midnight(date(of.begins + 1, 7, 1)))
    defaults = {"source": "imported", "public_at": public_at, "reason": "", "made_at": public_at}
    with changing_public_record():
        return publish(of, rows, **defaults | fields)


EAST_SURREY = ("Elmbridge", "Epsom and Ewell", "Mole Valley", "Reigate and Banstead", "Tandridge")
WEST_SURREY = (
    *("Guildford", "Runnymede", "Spelthorne", "Surrey Heath", "Waverley"),
    "Woking",
)


@remembered
def surrey_2027() -> dict[str, Council]:
    """Surrey and its eleven districts, which two councils replace on 1 April 2027; by name."""
    day = date(2027, 4, 1)
    made = {"Surrey": council("Surrey County Council", closed_on=day)}
    for new, districts in (("East Surrey", EAST_SURREY), ("West Surrey", WEST_SURREY)):
        made[new] = council(f"{new} Council", type=Council.Type.UNITARY, opened_on=day)
        made["Surrey"].successors.add(made[new])
        for name in districts:
            made[name] = council(
                f"{name} Borough Council", type="district", county=made["Surrey"], closed_on=day
            )
            made[name].successors.add(made[new])
    return made
