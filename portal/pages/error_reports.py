"""Report an error or an identifying detail: a small form, without an account or a cookie."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.csrf import csrf_exempt

from complaints.decisions.steps.error_reports import report
from complaints.models import Decision, ErrorReport
from councils.models import Council
from councils.requests import Request
from portal.throttle import Limit, line_of, take, told_to_wait

# Of each line by itself: of all together there is no limit that one could use up for everybody.
REPORTS = Limit("report", 5, first_wait=timedelta(hours=1), longest_wait=timedelta(hours=1))


class ReportForm(forms.Form):
    """What is wrong, in a reader's words; ``website`` is filled in by programs alone."""

    kind = forms.ChoiceField(
        label="What is it about?",
        choices=ErrorReport.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is about."},
    )
    text = forms.CharField(
        label="What is wrong, and where on the page?",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Say what is wrong."},
    )
    website = forms.CharField(label="Leave this empty", required=False)


# There is no session that another site could misuse, and no cookie to keep a token in.
@csrf_exempt
def report_decision(request: Request, reference: str) -> HttpResponse:
    decisions = Decision.objects.public(request.at).select_related("council")
    found = get_object_or_404(decisions, reference=reference)
    return answer(request, found, decision=found)


@csrf_exempt
def report_council(request: Request, slug: str) -> HttpResponse:
    found = get_object_or_404(Council, slug=slug)
    return answer(request, found, council=found)


def answer(request: Request, about: Decision | Council, **subject: Any) -> HttpResponse:
    form = ReportForm(request.POST or None)
    context = {"form": form, "about": about} | subject
    if request.method != "POST" or not form.is_valid():
        status = 400 if request.method == "POST" else 200
        return TemplateResponse(request, "reports/form.html", context, status=status)
    line = [REPORTS.of(line_of(request.META["REMOTE_ADDR"]))]
    if until := take(line, request.at):
        return told_to_wait(request, "reports/too_many.html", context, until)
    if not form.cleaned_data["website"]:
        report(form.cleaned_data["kind"], form.cleaned_data["text"], at=request.at, **subject)
    return redirect("report-thanks")


def thanks(request: Request) -> HttpResponse:
    return TemplateResponse(request, "reports/thanks.html", {})
