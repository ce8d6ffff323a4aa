"""Decisions and recommendations of the demonstration, drawn council by council, year by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from complaints.demonstration import volumes
from complaints.demonstration.headings import SubjectRow
from complaints.demonstration.subjects import draw_subject
from complaints.demonstration.texts import Text, text_for
from complaints.models import Decision, Recommendation, Subject
from councils.models import Council
from councils.years import LONDON, Year, london_midnight

SEED = "council performance"
NOT_FOR_US = ("referred_back",) * 14 + ("invalid_or_incomplete",) * 3 + ("advice_given",) * 3
QUICK = {*NOT_FOR_US, "closed_after_initial_enquiries"}
WITHHELD = ("identifiable",) * 6 + ("consent", "other")


@dataclass
class Draw:
    """Draws decisions; ``until`` is the last day on which anything happened."""

    subjects: Mapping[tuple[str, str], Subject]
    successors: Mapping[Council, Sequence[Council]]
    until: date
    serials: set[tuple[int, int]] = field(default_factory=set)

    def council_year(
        self, council: Council, residents: int, year: Year
    ) -> Iterator[tuple[Decision, list[Recommendation]]]:
        leaning = Random(f"{SEED}/{council.slug}").gauss(0.03, 0.28)
        rng = Random(f"{SEED}/{council.slug}/{year}")
        volume = volumes.volume(rng, council, residents, year, leaning)
        outcomes = (
            [rng.choice(NOT_FOR_US) for _ in range(volume.not_for_us)]
            + ["closed_after_initial_enquiries"] * volume.closed
            + ["not_upheld"] * volume.not_upheld
            + ["upheld"] * volume.upheld
        )
        first, days = self.days(council, year)
        for outcome in outcomes:
            day = first + timedelta(days=rng.randrange(days))
            decision, text = self.decision(rng, council, outcome, day)
            yield decision, self.recommendations(rng, decision, text) if text else []

    def days(self, council: Council, year: Year) -> tuple[date, int]:
        """The first day on which a decision can fall, and how many days follow it."""
        first = max(year.start, council.opened_on or year.start)
        last = min(year.last_day, self.until)
        if council.closed_on and council.closed_on <= year.start:
            last = year.start + timedelta(days=150)
        return first, max(1, (last - first).days + 1)

    def decision(
        self, rng: Random, council: Council, outcome: str, day: date
    ) -> tuple[Decision, Text | None]:
        drawn = draw_subject(rng, council.type, outcome)
        remedied = outcome == "upheld" and rng.random() < volumes.REMEDIED
        report = outcome == "upheld" and not remedied and rng.random() < volumes.REPORT
        decision = Decision(
            council=council,
            decided_on=day,
            outcome=outcome,
            subject=self.subjects[drawn.heading, drawn.name],
            satisfactory_remedy=remedied,
        )
        quick = outcome in QUICK
        decision.received_on = day - timedelta(
            days=rng.randint(2, 45) if quick else rng.randint(60, 400)
        )
        decision.reference = self.reference(rng, decision.received_on)
        if outcome in NOT_FOR_US:
            return decision, None
        return decision, self.write(rng, decision, drawn, report)

    def write(self, rng: Random, decision: Decision, drawn: SubjectRow, report: bool) -> Text:
        """The public text, its approval, and now and then a reason to withhold it."""
        text = text_for(
            rng,
            subject_heading=drawn.heading,
            subject_name=drawn.name,
            outcome=decision.outcome,
            council_name=decision.council.name,
            council_type=decision.council.type,
            decided_on=decision.decided_on,
            received_on=decision.received_on,
            satisfactory_remedy=decision.satisfactory_remedy,
            report=report,
        )
        decision.summary, decision.statement = text.summary, text.statement
        if report:
            decision.kind, decision.title = Decision.Kind.REPORT, text.title
            announced = decision.decided_on + timedelta(days=rng.randint(10, 50))
            decision.announced_at = datetime.combine(announced, time(10), tzinfo=LONDON)
        if rng.random() >= volumes.NOT_APPROVED:
            decision.text_approved_at = london_midnight(decision.decided_on + timedelta(days=7))
        if not report and rng.random() < volumes.WITHHELD:
            decision.withheld_reason = rng.choice(WITHHELD)
        return text

    def recommendations(self, rng: Random, decision: Decision, text: Text) -> list[Recommendation]:
        """What was recommended, and whether it was done: decided for the case as a whole."""
        if decision.outcome != "upheld" or rng.random() < volumes.HAS_NO_RECOMMENDATION:
            return []
        personal = text.personal_remedies[: rng.randint(1, 2)]
        improvements = rng.sample(
            text.improvements, min(len(text.improvements), rng.choice((0, 1, 1, 2)))
        )
        due_on = decision.decided_on + timedelta(days=rng.choice((28, 28, 42, 56, 84)))
        chance = rng.random()
        missed = chance < volumes.NOT_COMPLIED
        late = not missed and chance < volumes.NOT_COMPLIED + volumes.LATE
        done_on = due_on + timedelta(days=rng.randint(1, 70) if late else -rng.randint(0, 20))
        recorded_on = (due_on if missed else done_on) + timedelta(
            days=rng.randint(40, 120) if missed else rng.randint(3, 25)
        )
        made = []
        for number, words in enumerate(personal + improvements, start=1):
            is_personal = number <= len(personal)
            one = Recommendation(
                decision=decision,
                council=self.complying(rng, decision.council, due_on),
                number=number,
                kind="personal_remedy" if is_personal else "service_improvement",
                private_text=words if is_personal else "",
                public_summary="" if is_personal else words,
                due_on=due_on,
            )
            if recorded_on <= self.until:
                one.outcome = "not_complied" if missed and number == 1 else "complied"
                one.recorded_on = recorded_on
                one.keep_first_failure()
                one.done_on = None if one.outcome == "not_complied" else done_on
            made.append(one)
        for one in made:
            one.council = self.there(rng, decision.council, made[0])
        return made

    def there(self, rng: Random, council: Council, first: Recommendation) -> Council:
        """Who was to comply; where the outcome came before a successor opened, who was there."""
        opened_on, recorded_on = first.council.opened_on, first.recorded_on
        if opened_on is None or recorded_on is None or recorded_on >= opened_on:
            return first.council
        return self.complying(rng, council, recorded_on)

    def complying(self, rng: Random, council: Council, due_on: date) -> Council:
        """The council that must comply: a successor once the old one has closed."""
        while council.closed_on and council.closed_on <= due_on and self.successors[council]:
            council = rng.choice(self.successors[council])
        return council

    def reference(self, rng: Random, received_on: date) -> str:
        """An unused serial number; they rise through the year of receipt."""
        year = received_on.year % 100
        serial = received_on.timetuple().tm_yday * 62 + rng.randrange(62)
        while (year, serial) in self.serials:
            serial += 1
        self.serials.add((year, serial))
        return f"{year:02}{serial:06}"
