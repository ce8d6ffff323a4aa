"""What may be done with a decision after it was entered: one page for each step.

Reading a page changes nothing; one button takes the step, under the public record's lock.
"""

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from complaints.decisions.forms import corrections, reviews
from complaints.decisions.forms import steps as forms
from complaints.decisions.rules.differences import since_approval
from complaints.decisions.rules.public_status import standing
from complaints.decisions.screens.many import WithdrawsAtOnce
from complaints.decisions.screens.preview import reading
from complaints.decisions.screens.queues import may_see_waiting, waiting
from complaints.decisions.steps.records import moment
from complaints.decisions.steps.reviews import earlier_reviews, review_under_way
from complaints.models import Decision
from councils.doubts import Doubted
from councils.public_record import changing_public_record
from councils.refusals import Refused

FORMS = (
    forms.WithholdForm,
    forms.ConfirmForm,
    forms.RestoreForm,
    forms.ApproveForm,
    forms.TakeBackForm,
    reviews.OpenReviewForm,
    reviews.EndReviewForm,
    reviews.MoveForm,
    corrections.CorrectForm,
    corrections.AddRecommendationForm,
    corrections.ReferenceForm,
)
NO_BREAK = "\u00a0"
TOLD = (
    "council",
    "subject",
    "text_changed_by",
    "text_approved_by",
    "withheld_by",
    "withholding_confirmed_by",
)


@dataclass(frozen=True)
class Step:
    """A step that somebody may take with a decision now."""

    name: str
    label: str
    url: str
    is_urgent: bool


def steps_for(request, decision) -> list[Step]:
    """What this user may do with the decision now, by permission and by not being its author."""
    return [
        Step(
            form.name,
            form.label,
            reverse(f"admin:decision-{form.name}", args=[decision.pk]),
            form.is_urgent,
        )
        for form in FORMS
        if request.user.has_perm(form.permission) and not why_not(form, request, decision)
    ]


def why_not(form, request, decision) -> str:
    """Why this user may not take a step now, in a sentence; empty where they may."""
    try:
        form.check(decision, request.user)
    except Refused as refused:
        return str(refused)
    return ""


class DecisionSteps(WithdrawsAtOnce):
    """For the admin of decisions: the pages of the steps, and the list of what waits."""

    def get_urls(self):
        wrapped = self.admin_site.admin_view
        steps = [
            path(
                f"<int:pk>/{form.name}/",
                wrapped(partial(self.step_view, form)),
                name=f"decision-{form.name}",
            )
            for form in FORMS
        ]
        queue = path("waiting/", wrapped(self.waiting_view), name="decisions-waiting")
        return [queue, *steps, *super().get_urls()]

    def steps_for(self, request, decision) -> list[Step]:
        return steps_for(request, decision)

    def waiting_view(self, request):
        if not may_see_waiting(request.user):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {
            "title": "Waiting for a second person",
            "opts": self.opts,
            **waiting(request),
        }
        return TemplateResponse(request, "admin/complaints/decision/queue.html", context)

    def step_view(self, step, request, pk):
        if not request.user.has_perm(step.permission):
            raise PermissionDenied
        decision = get_object_or_404(Decision.objects.select_related(*TOLD), pk=pk)
        refused = why_not(step, request, decision)
        chosen = chosen_form(step, request)
        sent = request.POST if request.method == "POST" else None
        form = chosen(sent, decision=decision) if chosen else None
        if form and form.is_valid() and take(form, request):
            address = reverse("admin:complaints_decision_change", args=[pk])
            return HttpResponseRedirect(address)
        context = self.admin_site.each_context(request) | {
            "title": f"{step.label}: {str(decision).replace(' ', NO_BREAK)}",
            "opts": self.opts,
            "decision": decision,
            "step": step,
            "form": form,
            "refused": refused if request.method != "POST" else "",
            "results": reviews.RESULTS.values() if step.name == "end-review" else (),
            "standing": standing(decision, request.at),
            "approved": moment(decision.text_approved_at),
            "review": (review := review_under_way(decision)),
            "opened": moment(review.opened_at) if review else "",
            "earlier": earlier_reviews(decision),
            "reading": reading(decision),
            "since": since_approval(decision) if step is forms.ApproveForm else None,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/complaints/decision/step.html", context)


def chosen_form(step, request):
    """The form of a step; a review's result is chosen first, in the address."""
    if step.name != reviews.EndReviewForm.name:
        return step
    return reviews.RESULTS.get(request.GET.get("result"))


def take(form, request) -> bool:
    """Takes a step, or puts why not into its form; whether it was taken."""
    try:
        with changing_public_record():
            said = form.take(request.user, request.at)
    except Doubted as doubted:
        form.ask_why(doubted.doubts)
    except Refused as refused:
        form.add_error(None, str(refused))
    except ValidationError as wrong:
        put_into(form, wrong)
    else:
        messages.success(request, said)
        return True
    return False


def put_into(form, wrong: ValidationError) -> None:
    """Each error at its field; above the form where it has no such field."""
    for name, errors in wrong.message_dict.items():
        for error in errors:
            form.add_error(name if name in form.fields else None, error)
