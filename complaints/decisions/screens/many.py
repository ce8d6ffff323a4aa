"""Withdrawing several decisions from the public at once, from their list."""

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.template.response import TemplateResponse

from complaints.decisions.forms.steps import WithholdForm
from complaints.decisions.steps.withholding import withhold
from complaints.models import Decision
from councils.failures import named
from councils.public_record import changing_public_record

MOST = 100
LABEL = "Withdraw from the public at once"


class WithdrawManyForm(WithholdForm):
    """The same reason and note for all that were chosen."""

    def __init__(self, *args):
        super().__init__(*args, decision=Decision())


def withdraw_at_once(model_admin, request, queryset):
    """Asks for the reason once, then hides all that are not hidden already."""
    chosen = list(queryset.order_by("reference")[: MOST + 1])
    if len(chosen) > MOST:
        messages.error(request, f"Withdraw {MOST} decisions at most at a time. Nothing was done.")
        return None
    form = WithdrawManyForm(request.POST if "withdraw" in request.POST else None)
    if form.is_bound and form.is_valid():
        withdraw(request, chosen, form.cleaned_data)
        return None
    context = model_admin.admin_site.each_context(request) | {
        "title": LABEL,
        "opts": model_admin.opts,
        "step": WithholdForm,
        "chosen": chosen,
        "form": form,
        "checkbox": ACTION_CHECKBOX_NAME,
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/complaints/decision/step_many.html", context)


def withdraw(request, chosen, given) -> None:
    """Hides what can be hidden; what is withheld already is told and keeps its reason."""
    done: list[str] = []
    refused: dict[str, str] = {}
    with changing_public_record():
        for decision in chosen:
            with named(refused, str(decision)):
                withhold(decision, given["reason"], given["note"], request.user, request.at)
                done.append(str(decision))
    if done:
        messages.success(
            request,
            f"Withdrawn, so that the public does not see them any more: {', '.join(done)}. What"
            " others hold of them is out of date within 60 seconds. Somebody else confirms or"
            " restores each.",
        )
    for name, why in refused.items():
        messages.warning(request, why if name in why else f"{name}: {why}")


class WithdrawsAtOnce:
    """For the admin of decisions: the action, for those alone who may withhold."""

    def get_actions(self, request):
        actions = super().get_actions(request)
        if request.user.has_perm(WithholdForm.permission):
            actions["withdraw_at_once"] = (withdraw_at_once, "withdraw_at_once", LABEL)
        return actions
