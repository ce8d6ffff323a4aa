"""All that staff have under way at once: years, revisions and letters, some of which come out.

2024-25 was announced for an instant, and then put off until a later one; a revision of 2023-24 is
announced for that one too. Drafts of three years and of a revision were made for the first instant,
and nobody approved them, or they were withdrawn. Whatever may never be read is planted beside it.
"""

from datetime import date, datetime, timedelta

from complaints.models import Decision, Release
from complaints.releases.steps import approval
from councils.models import Boundary, BoundarySet, Council
from councils.public_record import changing_public_record
from councils.years import Year, london_instant
from letters.letters.steps.letter_text import reissue
from letters.models import Letter
from tests import factories
from tests.portal import planting
from tests.portal.planting import PRIVATE, PUBLIC
from tests.portal.planting_letters import plant_letters

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
MADE = london_instant("2025-06-02 10:00")
INSTANT = london_instant("2025-07-01 09:30")  # 2024-25 was put off before it
LATER = london_instant("2025-07-03 09:30")
AFTER = LATER + HOUR
REVISED = LATER + timedelta(days=30)  # the next edition of 2024-25, and a letter that says so
# What is counted of Kent in years that are public, and of 2024-25: upheld and not.
COUNTS = {2019: (7, 4), 2023: (5, 4), 2024: (17, 4)}
# Whose letter comes to which state.
LETTERS = {"draft": "Essex", "approved": "Surrey", "sent": "Kent"}


def councils() -> dict[str, Council]:
    """By name, with decisions of years that are public and of the next."""
    residents = {"Kent": 1_576_069, "Surrey": None, "West Surrey": None, "Essex": None}
    made = {
        name: factories.council(f"{name} County", residents=number)
        for name, number in residents.items()
    }
    drawing = BoundarySet.objects.create(
        name="Test", topology='{"objects": {}, "arcs": []}', content_hash="abc", loaded_at=MADE
    )
    Boundary.objects.create(council=made["Kent"], boundary_set=drawing)
    for year, (upheld, not_upheld) in COUNTS.items():
        for outcome in ["upheld"] * upheld + ["not_upheld"] * not_upheld:
            factories.decision(made["Kent"], decided_on=date(year, 6, 3), outcome=outcome)
        factories.decision(made["Surrey"], decided_on=date(year, 6, 3))
    factories.decision(made["Essex"], decided_on=date(2024, 6, 3))
    factories.release("2019-20", public_at=london_instant("2020-07-01 09:30"))
    factories.release("2023-24", public_at=london_instant("2024-07-01 09:30"))
    return made


def plant() -> Release:
    """Everything, as it stands a second before the later instant; the release of 2024-25."""
    made = councils()
    elsewhere = made["West Surrey"]
    planting.plant_with_decisions(elsewhere, made["Essex"], MADE)
    planting.plant_with_councils(elsewhere, MADE)
    planting.plant_with_releases(elsewhere, INSTANT, MADE)
    revise("2019-20", f"{PRIVATE}revised", INSTANT, MADE)
    revised = revise("2023-24", f"A wrong outcome: {PUBLIC}outcome.", LATER, MADE)
    planting.approve(revised, MADE)
    release = plant_letters({state: made[name] for state, name in LETTERS.items()}, INSTANT, MADE)
    by = planting.somebody("mover")
    approval.postpone(release, LATER, f"{PUBLIC}moved", by=by, at=INSTANT - HOUR)
    return release


def revise(year: str, reason: str, public_at: datetime, at: datetime) -> Release:
    """One case of Kent's, of a public year, turns out not to have been upheld."""
    on = date(Year.parse(year).begins, 6, 3)
    wrong = Decision.objects.filter(council__slug="kent-county", decided_on=on, outcome="upheld")
    Decision.objects.filter(pk=wrong.earliest("pk").pk).update(outcome="not_upheld")
    return planting.revised_year(year, reason, public_at, at)


def plant_what_replaces_them() -> Letter:
    """Once 2024-25 is public: its next edition, and a letter that is sent and waits for it."""
    at = LATER + SECOND
    planting.approve(revise("2024-25", f"{PUBLIC}wrong", REVISED, at), at)
    letter = Letter.objects.get(council__slug="kent-county")
    at += 2 * MINUTE
    made = reissue(letter, f"{PUBLIC}replaced", by=planting.somebody("composer"), at=at)
    Letter.objects.filter(pk=made.pk).update(by_command=True, approved_at=at, sent_at=at)
    return Letter.objects.get(pk=made.pk)


def take_away(letters) -> None:
    """Letters, with all that leads to them."""
    with changing_public_record():
        for letter in letters:
            for message in letter.messages.all():
                message.early_sight.challenges.all().delete()
                message.early_sight.delete()
            letter.messages.all().delete()
            letter.delete()
