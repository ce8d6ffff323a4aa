"""Loading the demonstration: the whole of it or nothing."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import F, Sum

from complaints.demonstration.cases import Draw
from complaints.demonstration.received import store_received
from complaints.demonstration.volumes import RELEASED_YEARS, YEAR_UNDER_WAY
from complaints.models import (
    Decision,
    Recommendation,
    Release,
    Subject,
)
from complaints.releases.steps.freeze import make_release
from councils.models import Council, Residents
from councils.progress import Progress
from councils.public_record import changing_public_record
from councils.register.succession import Successions
from councils.years import LONDON, Year, london_date

LAST_DAY = date(2026, 10, 31)
BATCH = 1_000
USUAL = 120_000
REVISED_YEAR, CORRECTED = Year(2023), 3


class DemonstrationRefused(Exception):
    """Why the demonstration cannot be loaded or removed."""


def load_demonstration(at: datetime, watch: Progress) -> None:
    """Decisions of seven years and releases of six; seeded, so always the same.

    ``watch`` passes items on and shows how far it is.
    """
    with changing_public_record() as record:
        if not is_empty():
            raise DemonstrationRefused(
                "There are decisions or releases already: a demonstration is loaded into an empty"
                " portal only."
            )
        if not Subject.objects.exists():
            raise DemonstrationRefused("There are no subjects: run manage.py load_reference first.")
        residents = residents_of_all()
        if not residents:
            raise DemonstrationRefused(
                "There are no councils: run manage.py import_councils first."
            )
        subjects = {(each.heading, each.name): each for each in Subject.objects.all()}
        draw = Draw(subjects, Successions().after, min(LAST_DAY, london_date(at)))
        pairs = [
            (council, year)
            for year in (*RELEASED_YEARS, YEAR_UNDER_WAY)
            if year.start <= draw.until
            for council in Council.objects.existing_in(year).compared().order_by("slug")
            | Council.objects.filter(closed_on=year.start).order_by("slug")
        ]
        decisions: list[Decision] = []
        recommendations: list[Recommendation] = []
        for council, year in watch(pairs, "Decisions of councils and years"):
            for decision, recommended in draw.council_year(council, residents[council.pk], year):
                decisions.append(decision)
                recommendations.extend(recommended)
            if len(decisions) >= BATCH:
                store(decisions, recommendations)
        store(decisions, recommendations)
        store_received()
        for year in watch(RELEASED_YEARS, "Releases"):
            instant = publication(year)
            make_release(year, public_at=instant, reason="", made_at=instant, by_command=True)
        revise(REVISED_YEAR)
        record.demonstration = True


def revise(year: Year) -> None:
    """A second edition of one year, so that the page of revisions has something to show."""
    found = (
        Recommendation.objects.filter(
            outcome="complied", decision__releases__compliance="on_time", number=1
        )
        .filter(decision__releases__release__year=year, decision__releases__council=F("council"))
        .order_by("decision__reference")
    )
    late = timedelta(days=4)
    corrected = [
        each for each in found if each.recorded_on and each.recorded_on >= each.due_on + late
    ][:CORRECTED]
    for each in corrected:
        each.done_on = each.due_on + late
    Recommendation.objects.bulk_update(corrected, ["done_on"])
    instant = datetime.combine(date(year.end.year, 9, 17), time(9, 30), tzinfo=LONDON)
    make_release(
        year,
        public_at=instant,
        reason=f"In {len(corrected)} cases it had been recorded that the council complied on time;"
        " it had complied late.",
        made_at=instant,
        by_command=True,
    )


def is_empty() -> bool:
    """Whether there are no decisions and no releases, made up or real."""
    return not Decision.objects.exists() and not Release.objects.exists()


def store(decisions: list[Decision], recommendations: list[Recommendation]) -> None:
    """Writes a batch and empties it. Made-up rows need no history of who changed them."""
    Decision.objects.bulk_create(decisions, batch_size=BATCH)
    for recommendation in recommendations:
        recommendation.decision_id = recommendation.decision.pk
    Recommendation.objects.bulk_create(recommendations, batch_size=BATCH)
    decisions.clear()
    recommendations.clear()


def publication(year: Year) -> datetime:
    """The third Wednesday of the May after the year, at 9.30 am in London."""
    first = date(year.end.year, 5, 1)
    wednesday = first + timedelta(days=(2 - first.weekday()) % 7 + 14)
    return datetime.combine(wednesday, time(9, 30), tzinfo=LONDON)


def residents_of_all() -> dict[int, int]:
    """Residents by council, for volumes only: a closed county's are its districts', and the few
    closed districts whose residents are not known get a usual number."""
    known = dict(Residents.objects.order_by("year").values_list("council", "number"))
    unknown = Council.objects.exclude(pk__in=known).annotate(
        people=Sum("districts__residents__number")
    )
    return {pk: people or USUAL for pk, people in unknown.values_list("pk", "people")} | known
