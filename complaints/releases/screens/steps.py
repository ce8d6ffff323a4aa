"""The steps that staff take with a release: who may, when, what it asks, what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic

from complaints.models import Release
from complaints.releases.forms.steps import (
    ApproveForm,
    GiveBackForm,
    InstantForm,
    PostponeForm,
    RevisionReasonForm,
    StepForm,
    WithdrawForm,
)
from complaints.releases.steps import approval, preparation
from councils.dates import instant_in_words
from councils.lists import beginning
from councils.public_record import changing_public_record

PREPARE, APPROVE = "complaints.prepare_release", "complaints.approve_release"


def may(user, *permissions: str) -> bool:
    """Whether somebody has one of several permissions."""
    return any(map(user.has_perm, permissions))


@dataclass(frozen=True)
class Step:
    """One thing to do with a release, on a page of its own: GET shows it, POST does it.

    ``take`` is called with the release, what was typed, who and when; it gives the sentence that
    says what was done, or raises Refused.
    """

    slug: str
    label: str
    explains: str
    permissions: tuple[str, ...]
    states: tuple[str, ...]
    take: Callable[..., str]
    form: type[StepForm] = StepForm
    suits: Callable[[Release], bool] = lambda release: True
    is_weighed: bool = False  # what should be known first is shown
    takes_away: bool = False
    by_another: bool = False
    own: Callable[..., str] = approval.own_work  # why this person may not, where it is by another

    def allowed(self, user) -> bool:
        return may(user, *self.permissions)

    def fits(self, release: Release, at: datetime) -> bool:
        return release.state(at) in self.states and self.suits(release)

    def offered(self, user, release: Release, at: datetime) -> bool:
        """Whether its button is on somebody's page."""
        suits = self.allowed(user) and self.fits(release, at)
        return suits and not (self.by_another and self.own(release, user))


def do(step: Step, release: Release, typed: dict, user, at: datetime) -> str:
    """Takes a step as of the moment at which it has the lock, however long it waited for it."""
    asked = monotonic()
    with changing_public_record():
        waited = timedelta(seconds=monotonic() - asked)
        return step.take(release, typed, by=user, at=at + waited)


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


def discard(release, typed, **who) -> str:
    preparation.discard(release, **who)
    return f"The draft of {release} has been discarded."


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


OPEN = preparation.OPEN
STEPS = {
    step.slug: step
    for step in (
        Step(
            "submit",
            "Submit for approval",
            "Hands it to a second person, who approves it or gives it back. Whatever is changed"
            " after that takes the submission back.",
            (PREPARE,),
            ("draft",),
            submit,
            is_weighed=True,
        ),
        Step(
            "approve",
            "Approve",
            "Everything of it becomes public by itself at its instant: pages, map, files, all at"
            " the same second. The calendar announces the instant at once.",
            (APPROVE,),
            ("submitted",),
            approve,
            ApproveForm,
            is_weighed=True,
            by_another=True,
        ),
        Step(
            "give-back",
            "Give it back",
            "Makes it a draft again, with what is to be put right.",
            (APPROVE,),
            ("submitted",),
            give_back,
            GiveBackForm,
        ),
        Step(
            "recount",
            "Count it again",
            "Replaces its figures by what the decisions give now. A council whose counts change"
            " must be asked again to check them.",
            (PREPARE,),
            OPEN,
            recount,
            suits=lambda release: release.source == Release.Source.COUNTED,
        ),
        Step(
            "instant",
            "Set another instant",
            "It is not announced yet, so it may be earlier or later.",
            (PREPARE,),
            OPEN,
            set_instant,
            InstantForm,
        ),
        Step(
            "reason",
            "Change the reason",
            "Why published figures are revised, in words that will be public.",
            (PREPARE,),
            OPEN,
            set_reason,
            RevisionReasonForm,
            suits=lambda release: release.is_revision,
        ),
        Step(
            "postpone",
            "Move it later",
            "An announced release is never moved earlier. Its approval stands.",
            (PREPARE,),
            ("announced",),
            postpone,
            PostponeForm,
        ),
        Step(
            "withdraw",
            "Withdraw it",
            "It will not become public, and the calendar says why. It cannot be brought back: the"
            " year is prepared again as a further edition.",
            (PREPARE, APPROVE),
            ("announced",),
            withdraw,
            WithdrawForm,
            takes_away=True,
        ),
        Step(
            "discard",
            "Discard the draft",
            "Deletes its figures and what councils answered about them. Its history stays.",
            (PREPARE,),
            OPEN,
            discard,
            takes_away=True,
        ),
    )
}
