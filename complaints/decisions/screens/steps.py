"""The steps that staff take with a decision after it was entered."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse

from complaints.decisions.forms.reviews import RESULTS, EndReviewForm, OutcomeForm
from complaints.decisions.forms.steps import ApproveForm, TakeBackForm, WithholdForm
from complaints.decisions.references import unbroken
from complaints.decisions.rules.differences import since_approval
from complaints.decisions.rules.state import standing
from complaints.decisions.screens.chosen_list import (
    asked_of,
    kept_query,
    next_listed,
    waiting_in_list,
)
from complaints.decisions.screens.corrections import CORRECTIONS
from complaints.decisions.screens.preview import reading
from complaints.decisions.screens.void_decisions import VOIDING
from complaints.decisions.screens.waiting_texts import Narrowed, next_of
from complaints.decisions.steps import approval, returns, withholding
from complaints.decisions.steps.records import moment, refuse_void
from complaints.decisions.steps.reviews import earlier_reviews, review_under_way
from complaints.decisions.steps.void_decisions import asked
from complaints.models import Decision
from complaints.recommendations.screens.facts import due_in_words, state
from complaints.recommendations.steps.replacement import would_end
from councils.people import name_of
from councils.refusals import why_refused
from councils.returns.forms import GiveBackForm
from councils.returns.steps import given_back
from councils.staff_screens import posted
from councils.step_forms import SeenForm
from councils.steps import Step, Steps
from councils.years import london_date

TOLD = (
    "council",
    "subject",
    "text_changed_by",
    "text_approved_by",
    "withheld_by",
    "withholding_confirmed_by",
)
# Of which the text is there to be read, and not only to be unfolded.
READ = (
    *("confirm-withholding", "restore", "approve-text", "give-back"),
    *("end-review", "move", "agree-void"),
)


def withhold(decision, typed, *, by, at) -> str:
    withholding.withhold(decision, typed["reason"], typed["note"], by, at)
    return (
        f"{decision} is withdrawn: the public does not see it any more. What others hold of it is"
        " out of date within 60 seconds. Somebody else confirms or restores it."
    )


def confirm(decision, typed, *, by, at) -> str:
    withholding.confirm(decision, by, at, seen=typed["seen"])
    return f"Confirmed: {decision} stays withheld."


def restore(decision, typed, *, by, at) -> str:
    now = withholding.restore(decision, by, at, seen=typed["seen"])
    return f"{now} is restored. {standing(now, at).sentence}"


def approve(decision, typed, *, by, at) -> str:
    ticked = [tuple(each.split(":", 1)) for each in typed.get("words", ())]
    now = approval.approve_text(decision, by, at, confirmed=ticked, seen=typed["seen"])
    return f"The text of {now} is approved. {standing(now, at).sentence}"


def give_back(decision, typed, *, by, at) -> str:
    now = returns.give_back(decision, typed["comment"], by, at, seen=typed["seen"])
    author = now.text_changed_by
    whose = f"{name_of(author)} reads why" if author else "Whoever may change it reads why"
    return f"The text of {now} is given back. {whose}, where they work."


def submit_again(decision, typed, *, by, at) -> str:
    now = returns.submit_again(decision, by, at)
    return f"The text of {now} waits for approval again."


def take_back(decision, typed, *, by, at) -> str:
    now = approval.take_back(decision, typed["reason"], by, at)
    return f"The approval of {now} is taken back. {standing(now, at).sentence}"


class DecisionSteps(Steps):
    part = "admin/complaints/decision/step.html"

    def why_not(self, step, decision, user, at):
        """Nothing is done with what was entered in error, whatever step there is."""
        return why_refused(refuse_void, decision) or super().why_not(step, decision, user, at)

    def taken(self, request, step, record, form, admin_site):
        """Who judged one text is led to the next of the same list."""
        judges, came_from = step in (APPROVE, GIVE_BACK), asked_of(request)
        keys = waiting_in_list(request, admin_site) if judges and came_from else []
        answer = super().taken(request, step, record, form, admin_site)
        if answer and judges and came_from:
            messages.info(request, next_listed(keys, request, record))
        elif answer and judges:
            narrowed = Narrowed.of(request.GET)
            messages.info(request, next_of(narrowed, record, request.user, request.at))
        return answer

    def offers_in(self, request, decision):
        """Offered on its page; what judges a text knows from which list somebody came."""
        kept = kept_query(request)
        return [
            each._replace(url=f"{each.url}?{kept}")
            if kept and each.step in (APPROVE, GIVE_BACK)
            else each
            for each in self.offers(request.user, decision, request.at)
        ]

    def found(self, pk):
        return get_object_or_404(Decision.objects.select_related(*TOLD), pk=pk)

    def named(self, decision):
        return unbroken(decision.reference)

    def url(self, step, decision):
        return reverse(f"admin:decision-{step.slug}", args=[decision.pk])

    def form(self, request, step, decision):
        """Of a review's end, by the result that is chosen first, in the address."""
        if step.slug != "end-review":
            return super().form(request, step, decision)
        chosen = RESULTS.get(request.GET.get("result"))
        return chosen and chosen(posted(request), record=decision)

    def known(self, request, step, decision):
        review = review_under_way(decision)
        chosen = RESULTS.get(request.GET.get("result"), EndReviewForm)
        is_another = step.slug == "end-review" and issubclass(chosen, OutcomeForm)
        ends, today = would_end(decision) if is_another else (), london_date(request.at)
        return {
            "decision": decision,
            "results": RESULTS.values() if step.slug == "end-review" else (),
            "standing": standing(decision, request.at),
            "approved": moment(decision.text_approved_at),
            "voiding": asked(decision),
            "review": review,
            "opened": moment(review.opened_at) if review else "",
            "earlier": earlier_reviews(decision),
            "would_end": [(row, state(row), due_in_words(row, today)) for row in ends],
            "reading": reading(decision),
            "reads_text": step.slug in READ,
            "since": since_approval(decision) if step.slug == "approve-text" else None,
            "given_back": given_back(decision),
            "judges": self.judged(request, step, decision),
        }

    def judged(self, request, step, decision):
        """What else may become of a text than the step that is shown: approved, or given back."""
        if step not in (APPROVE, GIVE_BACK):
            return None
        other = GIVE_BACK if step is APPROVE else APPROVE
        if other.why_not(decision, request.user, request.at):
            return None
        query = kept_query(request)
        return other, self.url(other, decision) + (f"?{query}" if query else "")


WITHHOLD, CONFIRM, RESTORE, APPROVE, GIVE_BACK = (
    Step(
        "withhold",
        "Withdraw at once",
        "Hides the decision from the public at once: its page, lists, searches and files. It still"
        " counts in the statistics. Somebody else then confirms that, or restores it.",
        ("complaints.withhold_decision",),
        withhold,
        WithholdForm,
        lambda decision, user, at: why_refused(withholding.may_withhold, decision),
        button="Withdraw from the public now",
        is_urgent=True,
    ),
    Step(
        "confirm-withholding",
        "Confirm the withholding",
        "Agrees that the decision stays hidden from the public. Nothing changes for the public.",
        ("complaints.confirm_withholding",),
        confirm,
        SeenForm,
        lambda decision, user, at: why_refused(withholding.may_confirm, decision, user),
        button="Confirm: it stays withheld",
    ),
    Step(
        "restore",
        "Restore",
        "Ends the withholding. If its text is approved and its day has come, the public sees the"
        " decision again at once.",
        ("complaints.confirm_withholding",),
        restore,
        SeenForm,
        lambda decision, user, at: why_refused(withholding.may_restore, decision, user),
        button="Restore it",
    ),
    Step(
        "approve-text",
        "Approve the text",
        "Says that you have read what the public will read and that it identifies nobody. It is"
        " then shown from its day on. Whoever changed it last cannot approve it.",
        ("complaints.approve_text",),
        approve,
        ApproveForm,
        lambda decision, user, at: why_refused(approval.may_approve, decision, user),
        button="Approve this text",
        key="a",
    ),
    Step(
        "give-back",
        "Give it back",
        "Says what is to be done before it can be approved. Whoever changed it last has it among"
        " their own work, with your comment, until it is submitted again. Nothing becomes public.",
        ("complaints.approve_text",),
        give_back,
        GiveBackForm,
        lambda decision, user, at: why_refused(returns.may_give_back, decision, user),
        button="Give this text back",
        key="b",
    ),
)
DECISION_STEPS = DecisionSteps(
    WITHHOLD,
    CONFIRM,
    RESTORE,
    APPROVE,
    GIVE_BACK,
    Step(
        "submit-again",
        "Submit it again",
        "It waits for approval again, and the comment with which it was given back is kept in the"
        " history alone.",
        ("complaints.change_decision",),
        submit_again,
        why_not=lambda decision, user, at: returns.why_not_submitted(decision),
    ),
    Step(
        "take-back-approval",
        "Take back the approval",
        "Hides the decision at once, until somebody approves its text again. If a person could be"
        " identified, withdraw it instead.",
        ("complaints.approve_text",),
        take_back,
        TakeBackForm,
        lambda decision, user, at: why_refused(approval.may_take_back, decision),
    ),
    *CORRECTIONS,
    *VOIDING,
)
