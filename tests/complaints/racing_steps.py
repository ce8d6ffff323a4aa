"""Steps of decisions that are taken at once, or killed half way, in a process of their own.

`python -m tests.complaints.racing_steps NAME` does one of these and prints what came of it as JSON.
"""

import json
import os
import sys
import time


def _two(step) -> list:
    """What two people are told who take the same step at once; nothing where it was taken."""
    from complaints.models import Decision
    from councils.public_record import changing_public_record
    from tests.complaints.racing import together

    decision = Decision.objects.get()

    def take(name):
        with changing_public_record():
            step(decision, _person(name))

    return together(lambda: take("Bob"), lambda: take("Cat"))


def _person(name):
    from django.contrib.auth.models import User

    return User.objects.get(first_name=name)


def withholdings() -> list:
    from complaints.decisions.steps.withholding import withhold
    from tests.complaints.colleagues import AT

    return _two(lambda decision, by: withhold(decision, "consent", "", by, AT))


def approvals() -> list:
    from complaints.decisions.steps.approval import approve_text
    from tests.complaints.colleagues import AT

    return _two(lambda decision, by: approve_text(decision, by, AT, seen=0))


def confirmations() -> list:
    from complaints.decisions.steps.withholding import confirm
    from tests.complaints.colleagues import AT

    return _two(lambda decision, by: confirm(decision, by, AT, seen=0))


def endings() -> list:
    """One confirms the decision, the other replaces it."""
    from complaints.decisions.steps.reviews import Replacement, end_review
    from complaints.models import Review
    from tests.complaints.colleagues import AT

    review = Review.objects.get()
    new = Replacement("not_upheld", AT.date(), "1. New words.", "")

    def end(decision, by):
        replaces = by.first_name == "Cat"
        result = "replaced" if replaces else "confirmed"
        end_review(review, result, "", by, AT, changes=new if replaces else None)

    return _two(end)


def move(until: str = "") -> list:
    """Moves a case; hangs before the end, until it is killed, where it is told to."""
    from complaints.decisions.steps import moves
    from complaints.models import Decision
    from councils.models import Council
    from councils.public_record import changing_public_record
    from tests.complaints.colleagues import AT

    with changing_public_record():
        moves.move(
            Decision.objects.get(),
            Council.objects.get(slug="essex"),
            "Its own.",
            _person("Bob"),
            AT,
        )
        if until:
            print("half way", flush=True)
            time.sleep(600)
    return state()


def state() -> list:
    """The council of the decision and of its recommendations, and how often anything changed."""
    from complaints.models import Decision, Recommendation
    from councils.public_record import public_record

    decision = Decision.objects.get()
    return [
        decision.council.slug,
        [each.council.slug for each in Recommendation.objects.all()],
        decision.text_approved_at is None,
        decision.history.count(),
        public_record().version,
    ]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])), flush=True)
