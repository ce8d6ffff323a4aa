"""The steps that staff take with a release: who may, when, what it asks, what it does."""

from functools import partial

from complaints.models import Release
from complaints.releases.forms.steps import (
    ApproveForm,
    GiveBackForm,
    InstantForm,
    PostponeForm,
    RevisionReasonForm,
    WithdrawForm,
)
from complaints.releases.screens.facts import (
    APPROVE,
    PREPARE,
    release_of,
    suspensions_of,
    to_weigh,
)
from complaints.releases.screens.suspension import SUSPENSION_STEPS
from complaints.releases.steps import approval, preparation
from complaints.releases.steps.preparation import OPEN
from complaints.releases.steps.suspension import suspension_of
from councils.dates import instant_in_words
from councils.lists import beginning
from councils.steps import Done, Step, Steps, while_in

when = partial(while_in, preparation.standing)
WEIGHED = ("submit", "approve")  # what should be known first is shown


def submit(release, typed, **who) -> str:
    preparation.submit(release, **who)
    return "Submitted. Somebody else approves it now, or gives it back."


def set_instant(release, typed, **who) -> str:
    preparation.set_instant(release, typed["public_at"], **who)
    return f"The instant is {instant_in_words(typed['public_at'])}, once it has been approved."


def set_reason(release, typed, **who) -> str:
    preparation.set_reason(release, typed["reason"], **who)
    return "The reason is kept."


def recount(release, typed, **who) -> str:
    changed = preparation.recount(release, **who)
    if not changed:
        return "Counted again: nothing has changed."
    return f"Counted again. Counts that changed: {beginning(changed, 10)}."


def discard(release, typed, **who) -> Done:
    preparation.discard(release, **who)
    return Done(f"The draft of {release} has been discarded.", None)


def approve(release, typed, **who) -> str:
    approval.approve(release, submitted_at=typed["submitted_at"], **who)
    return (
        f"Approved. {release} becomes public on {instant_in_words(release.public_at)}, everywhere"
        " at once, and the calendar announces it from now on."
    )


def give_back(release, typed, **who) -> str:
    approval.give_back(release, typed["reason"], **who)
    return "Given back: it is a draft again."


def postpone(release, typed, **who) -> str:
    approval.postpone(release, typed["public_at"], typed["reason"], **who)
    return f"Moved to {instant_in_words(typed['public_at'])}. The calendar says why."


def withdraw(release, typed, **who) -> str:
    approval.withdraw(release, typed["reason"], **who)
    return "Withdrawn: it will not become public."


class ReleaseSteps(Steps):
    part = "admin/complaints/release/step.html"
    style = "css/admin_release.css"

    def found(self, pk):
        return release_of(pk)

    def known(self, request, step, release):
        known = {
            "release": release,
            "state": release.state(request.at),
            "suspended": suspension_of(release, request.at),
            "standing": preparation.standing(release, request.at),
        }
        if step in SUSPENSION_STEPS:
            known["suspensions"] = suspensions_of(release)
        if step.slug in WEIGHED and not step.why_not(release, request.user, request.at):
            known |= to_weigh(release, request.at)
        return known


RELEASE_STEPS = ReleaseSteps(
    Step(
        "submit",
        "Submit for approval",
        "Hands it to a second person, who approves it or gives it back. Whatever is changed"
        " after that takes the submission back.",
        (PREPARE,),
        submit,
        why_not=when("draft"),
    ),
    Step(
        "approve",
        "Approve",
        "Everything of it becomes public by itself at its instant: pages, map, files, all at"
        " the same second. The calendar announces the instant at once.",
        (APPROVE,),
        approve,
        ApproveForm,
        why_not=when("submitted", own=approval.own_work),
        key="a",
    ),
    Step(
        "give-back",
        "Give it back",
        "Makes it a draft again, with what is to be put right.",
        (APPROVE,),
        give_back,
        GiveBackForm,
        why_not=when("submitted"),
        key="b",
    ),
    Step(
        "recount",
        "Count it again",
        "Replaces its figures by what the decisions give now. A council whose counts change"
        " must be asked again to check them.",
        (PREPARE,),
        recount,
        why_not=when(*OPEN, suits=lambda release: release.source == Release.Source.COUNTED),
    ),
    Step(
        "instant",
        "Set another instant",
        "It is not announced yet, so it may be earlier or later.",
        (PREPARE,),
        set_instant,
        InstantForm,
        why_not=when(*OPEN),
    ),
    Step(
        "reason",
        "Change the reason",
        "Why published figures are revised, in words that will be public.",
        (PREPARE,),
        set_reason,
        RevisionReasonForm,
        why_not=when(*OPEN, suits=lambda release: release.is_revision),
    ),
    Step(
        "postpone",
        "Move it later",
        "An announced release is never moved earlier. Its approval stands.",
        (PREPARE,),
        postpone,
        PostponeForm,
        why_not=when("announced"),
    ),
    Step(
        "withdraw",
        "Withdraw it",
        "It will not become public, and the calendar says why. It cannot be brought back: the"
        " year is prepared again as a further edition.",
        (PREPARE, APPROVE),
        withdraw,
        WithdrawForm,
        why_not=when("announced"),
        takes_away=True,
    ),
    Step(
        "discard",
        "Discard the draft",
        "Deletes its figures and what councils answered about them. Its history stays.",
        (PREPARE,),
        discard,
        why_not=when(*OPEN),
        takes_away=True,
    ),
    *SUSPENSION_STEPS,
)
