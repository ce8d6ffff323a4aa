"""Where a decision stands with the public, in words for staff. No queries but for names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from complaints.decisions.public import SHOWN_AFTER
from complaints.decisions.references import shown
from complaints.decisions.steps.records import moment
from complaints.figures.sums import SHOWN
from complaints.models import Decision, FormerReference, Recommendation, Voiding
from councils.dates import beginning_in_words, day_in_words
from councils.lists import listed
from councils.people import name_of
from councils.years import london_midnight

MANY = 50  # improvements of one decision: far more than any has


@dataclass(frozen=True)
class Standing:
    """A few words for a list, and what a person should know, in full.

    ``follows`` says what would come next: from when it would be shown if nothing stood against it.
    """

    label: str
    sentence: str
    follows: str = ""
    is_public: bool = False


def shown_from(decision: Decision) -> datetime | None:
    """The instant from which its dates allow it to be shown; None where they never do.

    A report without a moment announced for it has none yet.
    """
    if decision.outcome not in SHOWN.names:
        return None
    if decision.kind == Decision.Kind.REPORT:
        announced_at: datetime | None = decision.announced_at
        return announced_at
    return london_midnight(decision.decided_on + SHOWN_AFTER)


def label(decision: Decision, at: datetime) -> str:
    """Where it stands, in a few words. Asks the database nothing."""
    if decision.is_void:
        return "Void"
    if decision.outcome not in SHOWN.names:
        return "Counted only"
    if decision.withheld_reason:
        waits = decision.withheld_by_id and not decision.withholding_confirmed_by_id
        return "Withheld, not confirmed" if waits else "Withheld"
    if decision.text_approved_at is None:
        return "Text not approved"
    since = shown_from(decision)
    if since is None:
        return "No moment announced"
    if max(since, decision.text_approved_at) <= at:
        return "Shown"
    return f"Shown from {day_in_words(max(since, decision.text_approved_at))}"


def standing(decision: Decision, at: datetime) -> Standing:
    """Where it stands at an instant, in full: what hides it, who did that, and what comes next."""
    words = label(decision, at)
    if decision.is_void:
        return _void(decision, words)
    if decision.outcome not in SHOWN.names:
        outcome = decision.get_outcome_display().lower()
        return Standing(words, f"Never shown: decisions of this outcome ({outcome}) are counted.")
    since = shown_from(decision)
    if decision.withheld_reason:
        return Standing(words, _withheld(decision), _once(decision, at))
    if decision.text_approved_at is None:
        return Standing(words, _not_approved(decision), _once(decision, at))
    if since is None:
        return Standing(words, "Not shown yet: no moment has been announced for this report.")
    since = max(since, decision.text_approved_at)
    when = beginning_in_words(since)
    if since <= at:
        return Standing(words, f"Shown to the public since {when}.", is_public=True)
    return Standing(words, f"Not shown yet. It will be shown from {when}.")


def _void(decision: Decision, words: str) -> Standing:
    found = Voiding.objects.select_related("asked_by", "agreed_by").get(decision=decision)
    entered = FormerReference.objects.filter(decision=decision).order_by("-pk")
    reference = entered.values_list("reference", flat=True)[0]
    agreed = f", and {name_of(found.agreed_by)} agreed" if found.agreed_by_id else ""
    return Standing(
        words,
        f"Void since {moment(found.voided_at)}: it was entered in error as {shown(reference)}."
        " It is shown nowhere and counts nowhere.",
        f"{name_of(found.asked_by)} said why{agreed}: {found.reason}",
    )


def improvements_to_show(decision: Decision, at: datetime) -> QuerySet[Recommendation]:
    """What the public page will say the council agreed to change, without what is private."""
    return (
        Recommendation.objects.of(decision)
        .standing(at)
        .filter(kind=Recommendation.Kind.SERVICE_IMPROVEMENT)
        .exclude(public_summary="")
        .only("number", "public_summary", "decision", "council__name", "council__slug")[:MANY]
    )


def _would_be_shown(decision: Decision, at: datetime) -> str:
    since = shown_from(decision)
    if since is None:
        return "from the moment announced for it"
    return f"from {beginning_in_words(since)}" if since > at else "at once"


def _withheld(decision: Decision) -> str:
    reason = decision.get_withheld_reason_display()
    if not decision.withheld_by_id:
        since = f" since {moment(decision.withheld_at)}" if decision.withheld_at else ""
        return f"Withheld{since}: {reason}."
    sentence = (
        f"Withheld since {moment(decision.withheld_at)} by {name_of(decision.withheld_by)}: "
        f"{reason}."
    )
    if decision.withholding_confirmed_by_id:
        return f"{sentence} Confirmed by {name_of(decision.withholding_confirmed_by)}."
    return f"{sentence} It waits for a second person to confirm or restore it."


def _not_approved(decision: Decision) -> str:
    if not (decision.summary or decision.statement):
        return "Not shown: it has no text for the public yet."
    if decision.text_changed_by_id:
        by = name_of(decision.text_changed_by)
        return f"Not shown: its text is not approved yet (changed last by {by})."
    return "Not shown: its text is not approved yet."


def _once(decision: Decision, at: datetime) -> str:
    stand = {"restored": decision.withheld_reason, "approved": not decision.text_approved_at}
    needed = listed(each for each, is_needed in stand.items() if is_needed)
    return f"Once {needed}, it would be shown {_would_be_shown(decision, at)}."
