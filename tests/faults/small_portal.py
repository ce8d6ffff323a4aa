"""A small portal where DATABASE_URL says: `python -m tests.faults.small_portal UNTIL`.

UNTIL is decided (councils and their decisions), submitted, announced (with a release that is to
come), composed, or approved (with its letters). Made by tests' steps, kept as the portal keeps it.
"""

import os
import sys

TOWNS = 9
STAGES = ("decided", "submitted", "announced", "composed", "approved")


def make(until: str) -> None:
    from councils.models import Contact, Council
    from councils.years import london_instant
    from letters.composing.drafts import compose_letters
    from letters.letters.steps.approval import approve
    from letters.models import Letter
    from tests import factories
    from tests.complaints.preparation import YEAR, ann, announced, ben, decide, submitted
    from tests.letters.correspondence import WRITTEN, councils_with_decisions

    councils_with_decisions()
    for number in range(TOWNS):
        decide(factories.council(f"Town {number} Council", residents=90_000), 2, 1)
    for council in Council.objects.all():
        email = f"chief@{council.slug}.example.org"
        Contact.objects.create(council=council, email=email, role="chief_executive")
    ann(), ben()
    stage = STAGES.index(until)
    public_at = london_instant("2099-05-20 09:30")
    if stage == 1:
        submitted(public_at=public_at)
    if stage >= 2:
        announced(public_at=public_at)
    if stage >= 3:
        compose_letters(YEAR, by=ann(), at=WRITTEN)
    if stage >= 4:
        done = approve(Letter.objects.select_related("council"), by=ben(), at=WRITTEN)
        assert not done.refused, done.refused


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    import django

    django.setup()
    make(sys.argv[1])
