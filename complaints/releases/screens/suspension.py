"""The steps by which published figures are suspended and shown again, on a release's page."""

from functools import partial

from django import forms

from complaints.models import Release, Suspension
from complaints.public_words import PublicWordsForm
from complaints.releases.steps import preparation
from complaints.releases.steps import suspension as figures
from councils.dates import instant_in_words
from councils.form_fields import long_text
from councils.refusals import Refused
from councils.step_forms import StepForm
from councils.steps import Step, while_in

published = partial(while_in, preparation.standing, "public")
ASK, CONFIRM = "complaints.ask_suspension", "complaints.confirm_suspension"


class SuspendForm(PublicWordsForm, StepForm):
    reason = long_text(
        "Why the figures are suspended",
        "Public at once: it stands where the figures stood, and stays in the list of what was"
        " suspended. Name no person and nothing that is withheld.",
    )


class LiftForm(PublicWordsForm, StepForm):
    reason = long_text("Why the figures are shown again", "It is public.")


class MarkForm(StepForm):
    """Keeps which suspension was looked at, and what was asked of it."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def fill(self):
        found = waiting(self.record) or in_force(self.record)
        self.initial["seen"] = mark(found) if found else ""


def mark(suspension: Suspension) -> str:
    asked_at = suspension.lifting_asked_at or suspension.asked_at
    return f"{suspension.pk} {asked_at.isoformat()}"


def waiting(release: Release) -> Suspension | None:
    """A suspension of its year that nobody has confirmed."""
    return Suspension.objects.filter(year=release.year, suspended_at=None).first()


def in_force(release: Release) -> Suspension | None:
    """The one that hides it."""
    found = Suspension.objects.filter(
        year=release.year, suspended_at__gte=release.made_at, lifted_at=None
    )
    return found.order_by("-suspended_at").first()


def is_asked(release: Release) -> bool:
    return waiting(release) is not None


def is_seen(release: Release) -> bool:
    return in_force(release) is None and waiting(release) is None


def is_to_be_lifted(release: Release) -> bool:
    found = in_force(release)
    return found is not None and found.lifting_asked_at is not None


def may_be_lifted(release: Release) -> bool:
    found = in_force(release)
    return found is not None and found.lifting_asked_at is None


def own_request(release: Release, user) -> str:
    found = waiting(release) or in_force(release)
    return figures.own_request(found, user) if found else ""


def seen(found: Suspension | None, typed: dict) -> Suspension:
    """What somebody looked at; Refused where it is no longer what is asked."""
    if found is None or mark(found) != typed["seen"]:
        raise Refused("That has changed since you opened this page: look at it again.")
    return found


def suspend(release, typed, **who) -> str:
    figures.ask(release.year, typed["reason"], **who)
    return (
        "Asked for. Nothing is hidden yet: somebody else confirms it now, on this page, and at"
        " that moment the figures are gone."
    )


def confirm(release, typed, **who) -> str:
    figures.confirm(seen(waiting(release), typed), **who)
    done = (
        f"Suspended. Every page and file of the figures of {release.year} says so from now on;"
        " caches follow within 60 seconds."
    )
    later = Release.objects.announced(who["at"]).filter(year=release.year)
    for each in later.filter(made_at__lte=who["at"]):
        done += (
            f" {each}, announced for {instant_in_words(each.public_at)}, was counted before, and"
            " would stay suspended: withdraw it, and count the year again."
        )
    return done


def take_back(release, typed, **who) -> str:
    figures.take_back(seen(waiting(release), typed), **who)
    return "Taken back: the figures stay public."


def lift(release, typed, **who) -> str:
    found = in_force(release)
    if found is None:
        raise Refused("Its figures are not suspended.")
    figures.ask_to_lift(found, typed["reason"], **who)
    return "Asked for. The figures stay suspended until somebody else confirms it."


def confirm_lifting(release, typed, **who) -> str:
    figures.lift(seen(in_force(release), typed), **who)
    return "Lifted: the figures are public again, everywhere."


def leave_in_force(release, typed, **who) -> str:
    figures.leave_in_force(seen(in_force(release), typed), **who)
    return "The figures stay suspended."


SUSPENSION_STEPS = (
    Step(
        "suspend",
        "Suspend the figures",
        "For figures that are wrong and must not stand a minute longer. Once somebody else has"
        " confirmed it, no figure of the year that was counted until then is public: no page,"
        " map, file, pack or letter. Whoever asks for one is told since when and why. Figures"
        " of other years stay.",
        (ASK,),
        suspend,
        SuspendForm,
        published(suits=is_seen),
        takes_away=True,
    ),
    Step(
        "confirm-suspension",
        "Confirm: suspend the figures now",
        "From this moment no figure of the year is public, and whoever asks for one reads the"
        " reason below.",
        (CONFIRM,),
        confirm,
        MarkForm,
        published(suits=is_asked, own=own_request),
        takes_away=True,
    ),
    Step(
        "drop-suspension",
        "Do not suspend them",
        "Drops what was asked for. The figures stay public.",
        (ASK, CONFIRM),
        take_back,
        MarkForm,
        published(suits=is_asked),
    ),
    Step(
        "lift",
        "Show the figures again",
        "Once somebody else has confirmed it, the very figures that were suspended are public"
        " again, with their letters. Where they were wrong, make a revision first: its edition"
        " becomes public at its own instant, and these can then be cited as what it replaced.",
        (ASK,),
        lift,
        LiftForm,
        published(suits=may_be_lifted),
    ),
    Step(
        "confirm-lifting",
        "Confirm: show the figures again now",
        "From this moment everything that was suspended is public again.",
        (CONFIRM,),
        confirm_lifting,
        MarkForm,
        published(suits=is_to_be_lifted, own=own_request),
    ),
    Step(
        "leave-suspended",
        "Leave them suspended",
        "Drops what was asked for. The figures stay suspended.",
        (ASK, CONFIRM),
        leave_in_force,
        MarkForm,
        published(suits=is_to_be_lifted),
    ),
)
