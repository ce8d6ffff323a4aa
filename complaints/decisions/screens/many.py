"""Withdrawing several decisions from the public at once, from their list."""

from dataclasses import replace

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME

from complaints.decisions.forms.steps import WithholdForm
from complaints.decisions.screens.steps import WITHHOLD
from complaints.decisions.steps.withholding import withhold
from complaints.models import Decision
from councils.failures import named
from councils.public_record import changing_public_record
from councils.staff_screens import may, shown

MOST = 100
LABEL = "Withdraw from the public at once"


def withdraw_at_once(model_admin, request, queryset):
    """Asks for the reason once, then hides all that are not hidden already."""
    chosen = list(queryset.order_by("reference")[: MOST + 1])
    if len(chosen) > MOST:
        messages.error(request, f"Withdraw {MOST} decisions at most at a time. Nothing was done.")
        return None
    sent = request.POST if "withdraw" in request.POST else None
    form = WithholdForm(sent, record=Decision())
    if form.is_bound and form.is_valid():
        withdraw(request, chosen, form.cleaned_data)
        return None
    how_many = "1 decision" if len(chosen) == 1 else f"{len(chosen)} decisions"
    explains = (
        f"Hides {how_many} from the public at once: pages, lists, searches and files. They still"
        " count in the statistics. Somebody else then confirms or restores each."
    )
    return shown(
        request,
        model_admin.admin_site,
        "step",
        LABEL,
        opts=model_admin.opts,
        step=replace(WITHHOLD, label=LABEL, explains=explains),
        part="admin/complaints/decision/chosen.html",
        chosen=chosen,
        form=form,
        hidden=[
            *((ACTION_CHECKBOX_NAME, str(each.pk)) for each in chosen),
            ("action", "withdraw_at_once"),
            ("withdraw", "yes"),
        ],
    )


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
        if may(request.user, *WITHHOLD.permissions):
            actions["withdraw_at_once"] = (withdraw_at_once, "withdraw_at_once", LABEL)
        return actions
